using System.Net;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Turns;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

/// <summary>Somebody who sends more at once than is handled: here, more than two.</summary>
public sealed class HasteTests : IAsyncLifetime
{
    private const string Wait = "Please wait a moment: that was a lot at once. I did nothing with the last of it. Please try again in a minute.";

    private BotUnderTest _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _bot = await BotUnderTest.StartAsync(options => (options.PersonBurst, options.PersonPerMinute) = (2, 1));
        _bot.Handler.OnTurn = (turn, _) => Task.FromResult(
            turn.Activity.Type == "invoke" ? InvokeResponse.Ok(InvokeResponses.Message("done")) : null);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Fact]
    public async Task A_tap_too_many_is_answered_beside_its_card_and_not_handled()
    {
        await _bot.PostAsync(_bot.Tap());
        await _bot.PostAsync(_bot.Tap());

        foreach (var answer in new[] { await _bot.PostAsync(_bot.Tap()), await _bot.PostAsync(_bot.Tap()) })
        {
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Equal(
                (200, "application/vnd.microsoft.activity.message", Wait),
                ((int)JsonNode.Parse(answer.Body)!["statusCode"]!, (string)JsonNode.Parse(answer.Body)!["type"]!, (string)JsonNode.Parse(answer.Body)!["value"]!));
        }

        Assert.Equal(2, _bot.Handler.Turns);
    }

    [Fact]
    public async Task A_message_too_many_is_answered_once_in_the_persons_language()
    {
        for (var number = 0; number < 6; number++)
        {
            var message = _bot.Message();
            message["locale"] = "es-US";
            Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(message)).Status);
        }

        Assert.Equal(2, _bot.Handler.Turns);
        Assert.Equal(
            "Espere un momento, por favor: llegó mucho a la vez. No hice nada con lo último. Inténtelo de nuevo en un minuto.",
            (string)JsonNode.Parse(Assert.Single(_bot.Connector.Requests).Body)!["text"]!);
    }

    [Fact]
    public async Task Another_invoke_too_many_gets_429()
    {
        for (var number = 0; number < 2; number++)
        {
            await _bot.PostAsync(_bot.Tap());
        }

        var other = _bot.Tap();
        other["name"] = "composeExtension/query";

        Assert.Equal(new BotAnswer(HttpStatusCode.TooManyRequests, "", null, ""), await _bot.PostAsync(other));
    }

    [Fact]
    public async Task Others_are_not_kept_waiting_and_no_log_names_anybody()
    {
        for (var number = 0; number < 4; number++)
        {
            await _bot.PostAsync(From("c0ffee00-0001-4abc-8def-000000000001"));
        }

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(From("c0ffee00-0002-4abc-8def-000000000001"))).Status);
        Assert.Equal(3, _bot.Handler.Turns);
        Assert.DoesNotContain("c0ffee00", _bot.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strangers_use_up_nobodys_allowance()
    {
        for (var number = 0; number < 10; number++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostAsync(_bot.Tap(), _bot.Token() with { Audience = "another" })).Status);
        }

        Assert.Contains("done", (await _bot.PostAsync(_bot.Tap())).Body, StringComparison.Ordinal);
    }

    private JsonObject From(string id)
    {
        var message = _bot.Message();
        message["from"]!["aadObjectId"] = id;
        return message;
    }
}
