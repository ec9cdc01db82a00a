using System.Net;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

public sealed class TurnTests : IAsyncLifetime
{
    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_reply_goes_to_the_conversation_it_answers()
    {
        _bot.Handler.OnTurn = async (turn, stop) =>
        {
            await turn.SendActivityAsync($"You said: {turn.Activity.Text}", stop);
            return null;
        };

        var answer = await _bot.PostAsync(_bot.Message("hello"));

        var request = Assert.Single(_bot.Connector.Requests);
        var sent = JsonSerializer.Deserialize(request.Body, BotFrameworkJsonContext.Default.Activity)!;
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("POST /teams/v3/conversations/a%3A1%2Fconversation/activities/activity-1", $"{request.Method} {request.Target}");
        Assert.Equal(("You said: hello", "28:bot", "29:person"), (sent.Text, sent.From?.Id, sent.Recipient?.Id));
    }

    [Fact]
    public async Task Updates_and_deletions_name_their_activity()
    {
        _bot.Handler.OnTurn = async (turn, stop) =>
        {
            await turn.UpdateActivityAsync(new Activity { Type = "message", Id = "1", Text = "new" }, stop);
            await turn.DeleteActivityAsync("2", stop);
            return null;
        };

        await _bot.PostAsync(_bot.Message());

        Assert.Equal(
            ["PUT /teams/v3/conversations/a%3A1%2Fconversation/activities/1", "DELETE /teams/v3/conversations/a%3A1%2Fconversation/activities/2"],
            _bot.Connector.Requests.Select(request => $"{request.Method} {request.Target}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_tap_is_answered_in_the_body_with_200()
    {
        _bot.Handler.OnTurn = (_, _) => Task.FromResult<InvokeResponse?>(InvokeResponse.Ok(InvokeResponses.Message("Thank you.")));

        var answer = await _bot.PostAsync(_bot.Tap());

        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.Status, answer.MediaType));
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Thank you."}""", answer.Body);
    }

    [Fact]
    public async Task An_invoke_nobody_knows_gets_501_and_no_body()
    {
        _bot.Handler.OnTurn = (_, _) => Task.FromResult<InvokeResponse?>(InvokeResponse.NotImplemented);

        var answer = await _bot.PostAsync(_bot.Tap());

        Assert.Equal((HttpStatusCode.NotImplemented, ""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Everything_else_gets_200_and_no_body()
    {
        var typing = _bot.Message();
        typing["type"] = "typing";

        var answer = await _bot.PostAsync(typing);

        Assert.Equal((HttpStatusCode.OK, "", 1), (answer.Status, answer.Body, _bot.Handler.Turns));
    }

    [Fact]
    public async Task Only_POST_is_answered()
    {
        using var client = new HttpClient();

        using var response = await client.GetAsync(_bot.Address + "/api/messages", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
