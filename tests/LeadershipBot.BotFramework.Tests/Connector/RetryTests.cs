using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Tests.Adapter;
using LeadershipBot.BotFramework.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>Every way a try may end, alone and after another one.</summary>
public sealed class RetryTests : IAsyncLifetime
{
    private const string Broken = "broken";

    private readonly ImpatientTime _time = new();
    private BotUnderTest _bot = null!;

    private FakeConnector Connector => _bot.Connector;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _bot = await BotUnderTest.StartAsync(services: services => services.AddKeyedSingleton<TimeProvider>(RealTime.Key, _time));

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [InlineData(400, """{"error":{"code":"BadArgument"}}""", "BadArgument")]
    [InlineData(403, """{"error":{"code":"BotDisabledByAdmin"}}""", "BotDisabledByAdmin")]
    [InlineData(403, """{"error":{"code":"BotNotInConversationRoster"}}""", "BotNotInConversationRoster")]
    [InlineData(403, """{"error":{"code":"ConversationBlockedByUser"}}""", "ConversationBlockedByUser")]
    [InlineData(403, """{"error":{"code":"ForbiddenOperationException"}}""", "ForbiddenOperationException")]
    [InlineData(403, """{"error":{"code":"NotEnoughPermissions"}}""", "NotEnoughPermissions")]
    [InlineData(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}""", "MessageWritesBlocked")]
    [InlineData(403, "<html>Forbidden</html>", null)]
    [InlineData(404, """{"error":{"code":"ConversationNotFound"}}""", "ConversationNotFound")]
    [InlineData(404, """{"error":{"code":"ActivityNotFoundInConversation"}}""", "ActivityNotFoundInConversation")]
    [InlineData(404, """{"error":{"code":"BotNotInConversationRoster"}}""", "BotNotInConversationRoster")]
    [InlineData(413, """{"error":{"code":"MessageSizeTooBig"}}""", "MessageSizeTooBig")]
    [InlineData(500, """{"error":{"code":"ServiceError"}}""", "ServiceError")]
    public async Task What_Teams_documents_as_final_is_tried_once(int status, string body, string? code)
    {
        Connector.Then(status, body);

        var failure = await FailAsync();

        Assert.Equal((status, code, false), (failure.StatusCode, failure.ErrorCode, failure.MayHaveBeenAccepted));
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task A_bot_that_is_not_registered_is_told_after_one_new_token()
    {
        Connector.Then(401, """{"error":{"code":"BotNotRegistered"}}""").Then(401, """{"error":{"code":"BotNotRegistered"}}""");

        var failure = await FailAsync();

        Assert.Equal((401, "BotNotRegistered", false), (failure.StatusCode, failure.ErrorCode, failure.MayHaveBeenAccepted));
        Assert.Equal(2, Connector.Requests.Count);
    }

    [Theory]
    [InlineData("412", false)]
    [InlineData("429", false)]
    [InlineData("502", true)]
    [InlineData("503", false)]
    [InlineData("504", true)]
    [InlineData(Broken, true)]
    public async Task A_success_tells_whether_an_earlier_try_may_have_arrived(string first, bool mayHaveArrived)
    {
        Then(first);
        Assert.Equal(mayHaveArrived, (await SendAsync()).MayHaveArrivedBefore);
        Assert.Equal(2, Connector.Requests.Count);

        // The next request has nothing to do with it.
        Assert.False((await SendAsync()).MayHaveArrivedBefore);
    }

    [Fact]
    public async Task A_success_after_a_new_token_has_not_arrived_before()
    {
        Connector.Then(401);

        Assert.False((await SendAsync()).MayHaveArrivedBefore);
    }

    public static TheoryData<string, string, bool> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string, bool>();
            foreach (var first in (string[])["412", "429", "502", "503", "504", Broken])
            {
                foreach (var second in (string[])["400", "403", "404", "413", "500"])
                {
                    pairs.Add(first, second, first is "502" or "504" or Broken);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_failure_tells_whether_any_try_may_have_arrived(string first, string second, bool mayHaveArrived)
    {
        Then(first);
        Then(second);

        Assert.Equal(mayHaveArrived, (await FailAsync()).MayHaveBeenAccepted);
        Assert.Equal(2, Connector.Requests.Count);
    }

    [Theory]
    [InlineData("412", false)]
    [InlineData("429", false)]
    [InlineData("502", true)]
    [InlineData("503", false)]
    [InlineData("504", true)]
    [InlineData(Broken, true)]
    public async Task Tries_are_bounded(string every, bool mayHaveArrived)
    {
        for (var i = 0; i < 10; i++)
        {
            Then(every);
        }

        Assert.Equal(mayHaveArrived, (await FailAsync()).MayHaveBeenAccepted);
        Assert.Equal(4, Connector.Requests.Count);
    }

    [Fact]
    public async Task That_no_further_token_can_be_had_does_not_hide_what_may_have_arrived()
    {
        await using var bot = await BotUnderTest.StartAsync(services: services =>
        {
            services.AddKeyedSingleton<TimeProvider>(RealTime.Key, _time);
            services.AddSingleton<Azure.Core.TokenCredential>(new FakeCredential { Most = 1 });
        });
        bot.Connector.Then(504).Then(401);

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => bot.Client.SendToConversationAsync(bot.Connector.ServiceUrl, "c", MessageFactory.Text("x"), Stop));

        Assert.Equal((401, true), (failure.StatusCode, failure.MayHaveBeenAccepted));
    }

    private void Then(string end)
    {
        if (end == Broken)
        {
            Connector.Then(http =>
            {
                http.Abort();
                return Task.CompletedTask;
            });
        }
        else
        {
            Connector.Then(int.Parse(end, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private Task<ResourceResponse> SendAsync() => _bot.Client.SendToConversationAsync(Connector.ServiceUrl, "c", MessageFactory.Text("hello"), Stop);

    private Task<ConnectorException> FailAsync() => Assert.ThrowsAsync<ConnectorException>(SendAsync);
}
