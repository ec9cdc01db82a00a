using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

public sealed partial class ApologyTests
{
    [Theory]
    [InlineData("en-US", "Sorry, something went wrong.")]
    [InlineData("es-MX", "Lo sentimos, algo salió mal.")]
    [InlineData(null, "Sorry, something went wrong.")]
    public async Task A_failed_message_is_apologised_for_in_the_persons_language(string? locale, string start)
    {
        await using var bot = await StartAsync();
        var message = bot.Message();
        message["locale"] = locale;

        var answer = await bot.PostAsync(message);

        var text = Sent(bot).Single();
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith(start, text, StringComparison.Ordinal);
        Assert.Matches(Reference(), text);
    }

    [Fact]
    public async Task The_log_has_the_same_reference_and_the_types_and_nothing_else()
    {
        await using var bot = await StartAsync();

        await bot.PostAsync(bot.Message("secret words"));

        var reference = Reference().Match(Sent(bot).Single()).Value;
        Assert.Contains($"A turn failed: System.InvalidOperationException < System.FormatException. Reference {reference}.", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("29:person", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("person-object-id", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("conversation", bot.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_failures_have_two_references()
    {
        await using var bot = await StartAsync();

        await bot.PostAsync(bot.Message());
        await bot.PostAsync(bot.Message());

        Assert.Equal(2, Sent(bot).Select(text => Reference().Match(text).Value).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_words_can_be_chosen()
    {
        await using var bot = await StartAsync(options => options.ErrorText = _ => "Oh no.");

        await bot.PostAsync(bot.Message());

        Assert.Matches(@"^Oh no\. \([2-9A-Z]{8}\)$", Sent(bot).Single());
    }

    [Fact]
    public async Task A_failed_tap_gets_the_documented_error()
    {
        await using var bot = await StartAsync();

        var answer = await bot.PostAsync(bot.Tap());

        var body = JsonSerializer.Deserialize(answer.Body, BotFrameworkJsonContext.Default.AdaptiveCardInvokeResponse)!;
        Assert.Equal((HttpStatusCode.OK, 500, "application/vnd.microsoft.error"), (answer.Status, body.StatusCode, body.Type));
        Assert.Matches(Reference(), body.Value!.Value.GetProperty("message").GetString()!);
        Assert.Empty(bot.Connector.Requests);
    }

    [Fact]
    public async Task A_failed_tap_can_get_a_card()
    {
        await using var bot = await StartAsync(options => options.ErrorCard = (_, apology) => new AdaptiveCard { Body = [new TextBlock(apology)] });

        var answer = await bot.PostAsync(bot.Tap());

        var body = JsonSerializer.Deserialize(answer.Body, BotFrameworkJsonContext.Default.AdaptiveCardInvokeResponse)!;
        Assert.Equal((HttpStatusCode.OK, 200, "application/vnd.microsoft.card.adaptive"), (answer.Status, body.StatusCode, body.Type));
        Assert.Matches(Reference(), body.Value!.Value.ToString());
    }

    [Fact]
    public async Task A_failed_installation_tells_the_channel_only()
    {
        await using var bot = await StartAsync();
        var installation = bot.Message();
        installation["type"] = "installationUpdate";

        var answer = await bot.PostAsync(installation);

        Assert.Equal((HttpStatusCode.InternalServerError, ""), (answer.Status, answer.Body));
        Assert.Empty(bot.Connector.Requests);
    }

    [Fact]
    public async Task An_apology_that_cannot_be_delivered_ends_the_matter()
    {
        await using var bot = await StartAsync();
        bot.Connector.Then(500, "secret");

        var answer = await bot.PostAsync(bot.Message());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("could not be sent: LeadershipBot.BotFramework.Connector.ConnectorException. Reference", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", bot.Log.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_is_not_written_to_again()
    {
        await using var bot = await StartAsync();
        bot.Connector.Then(403, """{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\"}"}""");
        bot.Handler.OnTurn = async (turn, stop) =>
        {
            await turn.SendActivityAsync("hello", stop);
            return null;
        };

        var answer = await bot.PostAsync(bot.Message());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(bot.Connector.Requests);
    }

    [Fact]
    public async Task A_turn_that_takes_too_long_is_given_up()
    {
        await using var bot = await StartAsync(options => options.TurnTimeout = TimeSpan.FromMilliseconds(50));
        bot.Handler.OnTurn = async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        };

        var answer = await bot.PostAsync(bot.Message());

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("TaskCanceledException", bot.Log.All, StringComparison.Ordinal);
        Assert.Single(bot.Connector.Requests);
    }

    private static async Task<BotUnderTest> StartAsync(Action<BotAdapterOptions>? configure = null)
    {
        var bot = await BotUnderTest.StartAsync(services: services => services.Configure(configure ?? (_ => { })));
        bot.Handler.OnTurn = (turn, _) => throw new InvalidOperationException(
            $"secret of {turn.Activity.From?.Id} in {turn.Activity.Conversation?.Id}", new FormatException(turn.Activity.Text));
        return bot;
    }

    private static IEnumerable<string> Sent(BotUnderTest bot) =>
        bot.Connector.Requests.Select(request => JsonSerializer.Deserialize(request.Body, BotFrameworkJsonContext.Default.Activity)!.Text!);

    [GeneratedRegex("[2-9A-HJKMNP-Z]{8}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reference();
}
