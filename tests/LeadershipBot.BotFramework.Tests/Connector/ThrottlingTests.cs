using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Tests.Adapter;
using LeadershipBot.BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>What a 429 does to its conversation, to the others, and to everybody.</summary>
public sealed class ThrottlingTests : IAsyncLifetime
{
    private readonly SteppedClock _clock = new();
    private BotUnderTest _bot = null!;
    private Measurements _measured = null!;

    private FakeConnector Connector => _bot.Connector;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync(services: services => services.AddKeyedSingleton<TimeProvider>(RealTime.Key, _clock));
        _measured = new Measurements(_bot.Services);
    }

    public ValueTask DisposeAsync()
    {
        _measured.Dispose();
        return _bot.DisposeAsync();
    }

    [Theory]
    [InlineData("4")]
    [InlineData("date")]
    public async Task A_refused_conversation_waits_alone_as_long_as_asked(string retryAfter)
    {
        var header = retryAfter == "date" ? _clock.GetUtcNow().AddSeconds(4).ToString("R") : retryAfter;
        Connector.Then(429, null, ("Retry-After", header));
        var refused = SendAsync("refused");
        await RefusedAsync();

        Assert.Equal("1", (await SendAsync("other")).Id);
        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Equal(2, Connector.Requests.Count);
        Assert.False(refused.IsCompleted);

        await AdvanceUntilAsync(refused);
        Assert.Equal("1", (await refused).Id);
        Assert.Equal(3, Connector.Requests.Count);
    }

    [Fact]
    public async Task Somebody_else_who_writes_to_a_refused_conversation_waits_too()
    {
        Connector.Then(429, null, ("Retry-After", "4"));
        var refused = SendAsync("refused");
        await RefusedAsync();

        var another = SendAsync("refused");
        _clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Single(Connector.Requests);

        await AdvanceUntilAsync(Task.WhenAll(refused, another));
    }

    [Theory]
    [InlineData("6")]
    [InlineData("30")]
    public async Task A_campaign_does_not_wait_as_long_as_a_reply_does(string retryAfter)
    {
        Connector.Then(429, null, ("Retry-After", retryAfter));

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync("refused", SendPriority.Campaign));
        var busy = await Assert.ThrowsAsync<ConnectorException>(() => SendAsync("refused", SendPriority.Campaign));
        var reply = SendAsync("refused");

        var wait = TimeSpan.FromSeconds(double.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal((429, null, wait), (failure.StatusCode, failure.ErrorCode, failure.RetryAfter));
        Assert.Equal((429, ConnectorClient.ConversationIsBusy, wait, false), (busy.StatusCode, busy.ErrorCode, busy.RetryAfter, busy.MayHaveBeenAccepted));
        Assert.Single(Connector.Requests);
        await AdvanceUntilAsync(reply);
    }

    [Fact]
    public async Task A_campaign_that_is_not_tried_again_still_tells_what_may_have_arrived()
    {
        Connector.Then(504);
        Connector.Then(429, null, ("Retry-After", "60"));

        var sending = SendAsync("c", SendPriority.Campaign);
        await AdvanceUntilAsync(sending);

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => sending);
        Assert.Equal((429, TimeSpan.FromSeconds(60), true), (failure.StatusCode, failure.RetryAfter, failure.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task Creating_a_conversation_counts_apart_from_sending_to_it()
    {
        Connector.Then(429, null, ("Retry-After", "20"));
        await Assert.ThrowsAsync<ConnectorException>(() => CreateAsync("person"));

        Assert.Equal("1", (await SendAsync("person")).Id);
        var other = CreateAsync("somebody else");
        await AdvanceUntilAsync(other);
        Assert.Equal("1", (await other).Id);
        Assert.Equal(ConnectorClient.ConversationIsBusy, (await Assert.ThrowsAsync<ConnectorException>(() => CreateAsync("person"))).ErrorCode);
    }

    [Fact]
    public async Task Eight_replies_to_one_person_take_more_than_a_second_and_to_others_none()
    {
        var first = await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => SendAsync("c")));
        var eighth = SendAsync("c");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => SendAsync("other" + i)));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(eighth.IsCompleted);
        Assert.Equal(27, Connector.Requests.Count);

        await AdvanceUntilAsync(eighth);
        Assert.Equal(7, first.Length);
    }

    [Fact]
    public async Task A_waiting_request_that_is_given_up_is_never_sent()
    {
        using var caller = new CancellationTokenSource();
        Connector.Then(429, null, ("Retry-After", "4"));
        var refused = _bot.Client.SendToConversationAsync(Connector.ServiceUrl, "c", MessageFactory.Text("x"), caller.Token);
        await RefusedAsync();

        await caller.CancelAsync();
        var error = await Assert.ThrowsAsync<ConnectorException>(() => refused);
        Assert.Equal((429, false), (error.StatusCode, error.MayHaveBeenAccepted));
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("1", (await SendAsync("d")).Id);
        Assert.Equal(2, Connector.Requests.Count);
    }

    [Fact]
    public async Task Requests_rate_and_refusals_are_measured_without_saying_whose()
    {
        for (var i = 0; i < 3; i++)
        {
            Connector.Then(429, null, ("Retry-After", "60"));
            await Assert.ThrowsAsync<ConnectorException>(() => SendAsync("c" + i));
        }

        var campaign = SendAsync("d", SendPriority.Campaign);
        await AdvanceUntilAsync(campaign);

        Assert.Equal(
            [
                "leadershipbot.connector.throttled limit=conversation",
                "leadershipbot.connector.throttled limit=conversation",
                "leadershipbot.connector.throttled limit=tenant",
                "leadershipbot.connector.tries priority=campaign status=201",
                "leadershipbot.connector.tries priority=reply status=429",
                "leadershipbot.connector.tries priority=reply status=429",
                "leadershipbot.connector.tries priority=reply status=429",
            ],
            _measured.Counted.Order(StringComparer.Ordinal));
        Assert.InRange(_measured.Rate(), 35, 36);
    }

    private Task<ResourceResponse> SendAsync(string conversation, SendPriority priority = SendPriority.Reply) =>
        _bot.Client.SendToConversationAsync(Connector.ServiceUrl, conversation, MessageFactory.Text("hello"), priority, cancellationToken: Stop);

    private Task<ConversationResourceResponse> CreateAsync(string person) => _bot.Client.CreateConversationAsync(
        Connector.ServiceUrl, new ConversationParameters { Members = [new ChannelAccount { AadObjectId = person }] }, SendPriority.Campaign, cancellationToken: Stop);

    /// <summary>Waits until a 429 that is on its real way has come.</summary>
    private async Task RefusedAsync()
    {
        while (!_measured.Counted.Any(name => name.StartsWith("leadershipbot.connector.throttled", StringComparison.Ordinal)))
        {
            await Task.Delay(1, Stop);
        }
    }

    /// <summary>Moves the clock while requests are on their real way.</summary>
    private async Task AdvanceUntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(task, Task.Delay(1, Stop));
        }
    }
}
