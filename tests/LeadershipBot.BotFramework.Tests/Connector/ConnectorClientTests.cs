using System.Net;
using System.Text.Json;
using Azure.Core;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Tests.Adapter;
using LeadershipBot.BotFramework.Turns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Connector;

public sealed class ConnectorClientTests : IAsyncLifetime
{
    private readonly ImpatientTime _time = new();
    private readonly FakeCredential _credential = new();
    private BotUnderTest _bot = null!;

    private FakeConnector Connector => _bot.Connector;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync(
        options => options.RequestTimeout = TimeSpan.FromSeconds(5),
        services =>
        {
            services.AddKeyedSingleton<TimeProvider>(RealTime.Key, _time);
            services.AddSingleton<TokenCredential>(_credential);
        });

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task Each_operation_has_its_address_with_ids_escaped()
    {
        var (url, activity) = (Connector.ServiceUrl, MessageFactory.Text("hello"));
        Connector.Then(201, """{"id":"sent"}""").Then(201, """{"id":"replied"}""").Then(200, """{"id":"updated"}""").Then(200);

        var sent = await _bot.Client.SendToConversationAsync(url, "a:1/ü?#", activity, Stop);
        var replied = await _bot.Client.ReplyToActivityAsync(url.TrimEnd('/'), "19:x@thread.tacv2;messageid=1", "f:1", activity, Stop);
        var updated = await _bot.Client.UpdateActivityAsync(url, "c", "1", activity, Stop);
        await _bot.Client.DeleteActivityAsync(url, "c", "1", Stop);

        Assert.Equal(("sent", "replied", "updated"), (sent.Id, replied.Id, updated.Id));
        Assert.Equal(
            [
                "POST /teams/v3/conversations/a%3A1%2F%C3%BC%3F%23/activities",
                "POST /teams/v3/conversations/19%3Ax%40thread.tacv2%3Bmessageid%3D1/activities/f%3A1",
                "PUT /teams/v3/conversations/c/activities/1",
                "DELETE /teams/v3/conversations/c/activities/1",
            ],
            Connector.Requests.Select(request => $"{request.Method} {request.Target}"),
            StringComparer.Ordinal);
        Assert.All(Connector.Requests, request => Assert.Equal("Bearer token-1", request.Authorization));
        Assert.Equal("hello", JsonDocument.Parse(Connector.Requests.First().Body).RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_conversation_is_created_once_and_named()
    {
        Connector.Then(201, """{"id":"a:new"}""");

        var created = await _bot.Client.CreateConversationAsync(Connector.ServiceUrl, Parameters(), SendPriority.Reply, cancellationToken: Stop);

        Assert.Equal(("a:new", Connector.ServiceUrl), (created.Id, created.ServiceUrl));
        Assert.Equal("POST /teams/v3/conversations", Connector.Requests.Select(request => $"{request.Method} {request.Target}").Single());
        Assert.Contains("\"members\":[{\"aadObjectId\":\"person\"}]", Connector.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_created_conversation_without_an_id_is_a_failure()
    {
        Connector.Then(201, "not json");

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => _bot.Client.CreateConversationAsync(Connector.ServiceUrl, Parameters(), SendPriority.Reply, cancellationToken: Stop));

        Assert.Equal((201, ConnectorClient.UnreadableAnswer, true), (failure.StatusCode, failure.ErrorCode, failure.MayHaveBeenAccepted));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("[1]")]
    [InlineData("null")]
    public async Task A_sent_activity_stays_sent_whatever_the_body(string body)
    {
        Connector.Then(201, body);

        var sent = await SendAsync();

        Assert.Null(sent.Id);
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task An_endless_body_is_not_read_to_its_end()
    {
        Connector.Then(201, new string(' ', 10 * 1024 * 1024));
        Connector.Then(400, new string(' ', 10 * 1024 * 1024));

        Assert.Null((await SendAsync()).Id);
        Assert.Null((await FailAsync()).ErrorCode);
    }

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_passing_failure_is_tried_again_with_growing_waits(int status)
    {
        Connector.Then(status).Then(status).Then(status);

        var sent = await SendAsync();

        Assert.Equal("1", sent.Id);
        Assert.Equal(4, Connector.Requests.Count);
        Assert.Equal(3, Waits.Count);
        Assert.All(Waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(15)));
    }

    [Fact]
    public async Task After_four_tries_the_last_answer_is_given()
    {
        Connector.Then(503).Then(503).Then(503).Then(429, """{"error":{"code":"TooManyRequests"}}""");

        var failure = await FailAsync();

        Assert.Equal((429, "TooManyRequests"), (failure.StatusCode, failure.ErrorCode));
        Assert.Equal(4, Connector.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    [InlineData(500)]
    [InlineData(501)]
    public async Task Every_other_failure_is_final(int status)
    {
        Connector.Then(status);

        var failure = await FailAsync();

        Assert.Equal(status, failure.StatusCode);
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task Retry_After_is_waited_for()
    {
        Connector.Then(429, null, ("Retry-After", "7")).Then(503, null, ("Retry-After", DateTimeOffset.UtcNow.AddSeconds(20).ToString("R")));

        await SendAsync();

        Assert.Equal(TimeSpan.FromSeconds(7), Waits[0]);
        Assert.InRange(Waits[1], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_longer_Retry_After_than_allowed_is_passed_on_at_once()
    {
        Connector.Then(429, null, ("Retry-After", "31"));

        var failure = await FailAsync();

        Assert.Equal(TimeSpan.FromSeconds(31), failure.RetryAfter);
        Assert.Single(Connector.Requests);
        Assert.Empty(Waits);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("soon")]
    public async Task A_useless_Retry_After_means_the_usual_wait(string value)
    {
        Connector.Then(429, null, ("Retry-After", value));

        await SendAsync();

        Assert.InRange(Waits.Single(), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task A_broken_connection_is_tried_again_and_known_to_be_ambiguous()
    {
        for (var i = 0; i < 4; i++)
        {
            Connector.Then(Abort);
        }

        var failure = await FailAsync();

        Assert.Equal((0, null, true), (failure.StatusCode, failure.ErrorCode, failure.MayHaveBeenAccepted));
        Assert.Equal(4, Connector.Requests.Count);
    }

    [Fact]
    public async Task A_try_that_may_have_arrived_is_remembered_when_a_later_one_is_refused()
    {
        Connector.Then(504).Then(403);

        var failure = await FailAsync();

        Assert.Equal((403, true), (failure.StatusCode, failure.MayHaveBeenAccepted));
    }

    [Fact]
    public async Task A_connector_that_is_not_there_was_not_reached()
    {
        var url = Connector.ServiceUrl;
        await Connector.DisposeAsync();

        var failure = await Assert.ThrowsAsync<ConnectorException>(() => _bot.Client.SendToConversationAsync(url, "c", MessageFactory.Text("x"), Stop));

        Assert.Equal((0, false), (failure.StatusCode, failure.MayHaveBeenAccepted));
        Assert.Equal(3, Waits.Count);
    }

    [Fact]
    public async Task A_rejected_token_is_replaced_once()
    {
        Connector.Then(401);

        await SendAsync();

        Assert.Equal(["Bearer token-1", "Bearer token-2"], Connector.Requests.Select(request => request.Authorization), StringComparer.Ordinal);
        Assert.Empty(Waits);
    }

    [Fact]
    public async Task A_second_rejection_is_final()
    {
        Connector.Then(401).Then(401, """{"error":{"code":"BotNotRegistered"}}""");

        var failure = await FailAsync();

        Assert.Equal((401, "BotNotRegistered"), (failure.StatusCode, failure.ErrorCode));
        Assert.Equal(2, Connector.Requests.Count);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using var elsewhere = await FakeConnector.StartAsync();
        Connector.Then(status, null, ("Location", elsewhere.ServiceUrl));

        var failure = await FailAsync();

        Assert.Equal(status, failure.StatusCode);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("https://example.org/")]
    [InlineData("http://localhost:1/")]
    [InlineData("")]
    public async Task A_service_URL_that_is_not_listed_is_never_called(string url)
    {
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => _bot.Client.SendToConversationAsync(url, "c", MessageFactory.Text("x"), Stop));

        Assert.Equal((0, ConnectorClient.ServiceUrlNotAllowed), (failure.StatusCode, failure.ErrorCode));
        Assert.Equal(0, _credential.Issued);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_cannot_climb_out_of_the_path(string id) =>
        await Assert.ThrowsAsync<ArgumentException>(() => _bot.Client.SendToConversationAsync(Connector.ServiceUrl, id, MessageFactory.Text("x"), Stop));

    [Fact]
    public async Task A_caller_who_gives_up_is_told_that_it_may_have_arrived()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Connector.Then(async http =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });

        var error = await Assert.ThrowsAsync<ConnectorException>(
            () => _bot.Client.SendToConversationAsync(Connector.ServiceUrl, "c", MessageFactory.Text("x"), caller.Token));
        Assert.True(error.MayHaveBeenAccepted);
        Assert.Single(Connector.Requests);
    }

    [Fact]
    public async Task A_try_that_runs_out_of_time_is_ambiguous_and_not_repeated()
    {
        await using var hasty = await BotUnderTest.StartAsync(options => options.RequestTimeout = TimeSpan.FromMilliseconds(200));
        hasty.Connector.Then(http => Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default));

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => hasty.Client.SendToConversationAsync(hasty.Connector.ServiceUrl, "c", MessageFactory.Text("x"), Stop));

        Assert.Equal((0, true), (failure.StatusCode, failure.MayHaveBeenAccepted));
        Assert.True(hasty.Connector.Requests.Count <= 1);
    }

    [Fact]
    public async Task Nothing_of_a_call_is_logged_or_in_the_exception()
    {
        Connector.Then(400, """{"error":{"code":"a b 29:person","message":"29:person said secret"}}""");

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => _bot.Client.SendToConversationAsync(Connector.ServiceUrl, "a:conversation", MessageFactory.Text("secret"), Stop));

        Assert.Null(failure.ErrorCode);
        Assert.Equal("The connector answered 400.", failure.Message);
        Assert.DoesNotContain("secret", _bot.Log.All + failure, StringComparison.Ordinal);
        Assert.DoesNotContain("a:conversation", _bot.Log.All + failure, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", _bot.Log.All + failure, StringComparison.Ordinal);
    }

    private List<TimeSpan> Waits => [.. _time.Waits.Where(wait => wait > TimeSpan.Zero)];

    private static ConversationParameters Parameters() => new() { Members = [new ChannelAccount { AadObjectId = "person" }] };

    private static Task Abort(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    private Task<ResourceResponse> SendAsync() => _bot.Client.SendToConversationAsync(Connector.ServiceUrl, "c", MessageFactory.Text("hello"), Stop);

    private Task<ConnectorException> FailAsync() => Assert.ThrowsAsync<ConnectorException>(SendAsync);
}
