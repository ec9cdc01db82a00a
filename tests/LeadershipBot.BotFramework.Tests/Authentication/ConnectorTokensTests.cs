using Azure.Identity;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Tests.Connector;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class ConnectorTokensTests
{
    private readonly SteppedTime _time = new(DateTimeOffset.UtcNow);
    private readonly FakeCredential _credential;
    private readonly ConnectorTokens _tokens;

    public ConnectorTokensTests()
    {
        _credential = new FakeCredential(_time);
        _tokens = Over(new BotFrameworkOptions { ConnectorScope = "https://api.botframework.com/.default" });
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_token_is_asked_for_once_and_kept()
    {
        Assert.Equal("token-1", await _tokens.GetAsync(Stop));
        _time.Advance(TimeSpan.FromMinutes(54));
        Assert.Equal("token-1", await _tokens.GetAsync(Stop));
        Assert.Equal(["https://api.botframework.com/.default"], _credential.Scopes);
    }

    [Fact]
    public async Task However_many_ask_at_once_one_token_is_fetched()
    {
        var gate = new TaskCompletionSource();
        _credential.Gate = gate.Task;

        var all = Enumerable.Range(0, 50).Select(_ => _tokens.GetAsync(Stop).AsTask()).ToList();
        gate.SetResult();

        Assert.All(await Task.WhenAll(all), token => Assert.Equal("token-1", token));
        Assert.Equal(1, _credential.Issued);
    }

    /// <summary>As when the connector refuses every token, and many messages are sent at once.</summary>
    [Fact]
    public async Task One_that_is_rejected_the_moment_it_comes_is_still_given_to_those_who_waited()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            for (var time = 0; time < 3_000; time++)
            {
                var token = await _tokens.GetAsync(Stop);
                Assert.NotNull(token);
                _tokens.Reject(token);
            }
        })));
    }

    [Fact]
    public async Task A_new_one_is_fetched_before_the_old_one_expires_without_anybody_waiting()
    {
        await _tokens.GetAsync(Stop);
        var gate = new TaskCompletionSource();
        _credential.Gate = gate.Task;
        _time.Advance(TimeSpan.FromMinutes(56));

        Assert.Equal("token-1", await _tokens.GetAsync(Stop));
        gate.SetResult();
        _time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("token-2", await _tokens.GetAsync(Stop));
    }

    [Fact]
    public async Task An_expired_one_is_never_given_out()
    {
        await _tokens.GetAsync(Stop);
        _credential.Failure = new AuthenticationFailedException("out of reach");
        _time.Advance(TimeSpan.FromMinutes(61));

        await Assert.ThrowsAsync<AuthenticationFailedException>(async () => await _tokens.GetAsync(Stop));
    }

    [Fact]
    public async Task While_no_new_one_can_be_had_the_old_one_serves()
    {
        await _tokens.GetAsync(Stop);
        _credential.Failure = new AuthenticationFailedException("out of reach");
        _time.Advance(TimeSpan.FromMinutes(57));

        Assert.Equal("token-1", await _tokens.GetAsync(Stop));
        Assert.Equal("token-1", await _tokens.GetAsync(Stop));
    }

    [Fact]
    public async Task After_a_rejected_one_comes_another()
    {
        var first = await _tokens.GetAsync(Stop);
        _tokens.Reject(first!);
        Assert.Equal("token-2", await _tokens.GetAsync(Stop));

        _tokens.Reject(first!);
        Assert.Equal("token-2", await _tokens.GetAsync(Stop));
    }

    [Fact]
    public async Task One_caller_giving_up_does_not_spoil_it_for_the_others()
    {
        var gate = new TaskCompletionSource();
        _credential.Gate = gate.Task;
        using var impatient = new CancellationTokenSource();
        var first = _tokens.GetAsync(impatient.Token).AsTask();
        var second = _tokens.GetAsync(Stop).AsTask();

        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.Equal("token-1", await second);
    }

    [Fact]
    public async Task Development_on_loopback_sends_none() =>
        Assert.Null(await Over(new BotFrameworkOptions { DevelopmentLoopback = true }).GetAsync(Stop));

    private ConnectorTokens Over(BotFrameworkOptions options) =>
        new(_credential, Options.Create(options), _time, NullLogger<ConnectorTokens>.Instance);
}
