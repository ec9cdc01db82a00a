using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>
/// Every documented answer to an <c>adaptiveCard/action</c> invoke
/// (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model, "Supported status codes").
/// </summary>
public static class InvokeResponses
{
    /// <summary>The type of <see cref="Card"/>.</summary>
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    /// <summary>The type of <see cref="Message"/>.</summary>
    public const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>The type of <see cref="Error"/>.</summary>
    public const string ErrorType = "application/vnd.microsoft.error";

    /// <summary>The type of <see cref="LoginRequest"/>.</summary>
    public const string LoginRequestType = "application/vnd.microsoft.activity.loginRequest";

    /// <summary>The type of <see cref="IncorrectAuthCode"/>, misspelt in the specification and therefore here.</summary>
    public const string IncorrectAuthCodeType = "application/vnd.microsoft.error.inccorectAuthCode";

    /// <summary>The type of <see cref="PreconditionFailed"/>.</summary>
    public const string PreconditionFailedType = "application/vnd.microsoft.error.preconditionFailed";

    private static readonly JsonElement Null = JsonElement.Parse("null");

    /// <summary>200: the card to show in place of the one that was used.</summary>
    public static AdaptiveCardInvokeResponse Card(AdaptiveCard card) => Response(200, CardType, card.ToJson());

    /// <summary>200: a short text to show beside the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) =>
        Response(200, MessageType, JsonSerializer.SerializeToElement(text, TurnJsonContext.Default.String));

    /// <summary>400 (the request makes no sense) or 500 (the bot failed). Clients show words of their own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is neither 400 nor 500.</exception>
    public static AdaptiveCardInvokeResponse Error(int statusCode, string code, string message) => statusCode is 400 or 500
        ? Response(statusCode, ErrorType, Describe(code, message))
        : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "The protocol knows the errors 400 and 500.");

    /// <summary>401: the client is to let the person sign in.</summary>
    public static AdaptiveCardInvokeResponse LoginRequest(OAuthCard card) =>
        Response(401, LoginRequestType, JsonSerializer.SerializeToElement(card, TurnJsonContext.Default.OAuthCard));

    /// <summary>401: the code that the client brought from signing in is wrong.</summary>
    public static AdaptiveCardInvokeResponse IncorrectAuthCode() => Response(401, IncorrectAuthCodeType, Null);

    /// <summary>412: single sign-on failed.</summary>
    public static AdaptiveCardInvokeResponse PreconditionFailed(string code, string message) =>
        Response(412, PreconditionFailedType, Describe(code, message));

    private static JsonElement Describe(string code, string message) =>
        JsonSerializer.SerializeToElement(new InvokeError(code, message), TurnJsonContext.Default.InvokeError);

    private static AdaptiveCardInvokeResponse Response(int statusCode, string type, JsonElement value) =>
        new() { StatusCode = statusCode, Type = type, Value = value };
}
