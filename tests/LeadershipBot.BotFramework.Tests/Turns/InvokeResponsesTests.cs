using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

/// <summary>The bodies byte for byte, as the universal action model documents them.</summary>
public sealed class InvokeResponsesTests
{
    [Fact]
    public void A_card() => Is(
        """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","body":[{"type":"TextBlock","text":"Thank you","wrap":true}]}}""",
        InvokeResponses.Card(new AdaptiveCard(new TextBlock("Thank you"))));

    [Fact]
    public void A_message() => Is(
        """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Thank you"}""",
        InvokeResponses.Message("Thank you"));

    [Fact]
    public void A_request_that_makes_no_sense() => Is(
        """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"No"}}""",
        InvokeResponses.Error(400, "BadRequest", "No"));

    [Fact]
    public void A_failure_of_the_bot() => Is(
        """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"Failed","message":"Sorry"}}""",
        InvokeResponses.Error(500, "Failed", "Sorry"));

    [Fact]
    public void A_request_to_sign_in() => Is(
        """{"statusCode":401,"type":"application/vnd.microsoft.activity.loginRequest","value":{"text":"Please sign in","connectionName":"c","tokenExchangeResource":{"id":"1","uri":"api://botid-1"},"buttons":[{"type":"signin","title":"Sign in","value":"https://example.org/"}]}}""",
        InvokeResponses.LoginRequest(new OAuthCard("Please sign in", "c")
        {
            TokenExchangeResource = new TokenExchangeResource("1", "api://botid-1"),
            Buttons = [new SignInButton("Sign in", "https://example.org/")],
        }));

    [Fact]
    public void A_wrong_code_with_the_specification_s_own_spelling() => Is(
        """{"statusCode":401,"type":"application/vnd.microsoft.error.inccorectAuthCode","value":null}""",
        InvokeResponses.IncorrectAuthCode());

    [Fact]
    public void A_failed_single_sign_on() => Is(
        """{"statusCode":412,"type":"application/vnd.microsoft.error.preconditionFailed","value":{"code":"412","message":"No token"}}""",
        InvokeResponses.PreconditionFailed("412", "No token"));

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(503)]
    public void No_other_error_exists(int statusCode)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => InvokeResponses.Error(statusCode, "c", "m"));
    }

    private static void Is(string expected, AdaptiveCardInvokeResponse response) => Assert.Equal(
        expected, JsonSerializer.Serialize(response, BotFrameworkJsonContext.Default.AdaptiveCardInvokeResponse));
}
