using System.Net.Mime;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox.Faults;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>Refusals as Teams words them (learn.microsoft.com/microsoftteams/platform, "Status codes" of messages).</summary>
public sealed record ConnectorError(int Status, string Body, string ContentType = MediaTypeNames.Application.Json)
{
    /// <summary>How long to wait, in whole seconds, if it says so.</summary>
    public int? RetryAfter { get; private init; }

    public static ConnectorError NoToken() => Text(
        StatusCodes.Status401Unauthorized, """{"message":"Authorization has been denied for this request."}""");

    public static ConnectorError BotNotRegistered() => Coded(
        StatusCodes.Status401Unauthorized, "BotNotRegistered", "No registration found for this bot.");

    public static ConnectorError BadArgument(string message) => Coded(
        StatusCodes.Status400BadRequest, "BadArgument", message);

    public static ConnectorError ConversationNotFound() => Coded(
        StatusCodes.Status404NotFound, "ConversationNotFound", "Conversation not found.");

    public static ConnectorError ActivityNotFound() => Coded(
        StatusCodes.Status404NotFound, "ActivityNotFoundInConversation", "The activity was not found in the conversation.");

    public static ConnectorError NotInstalled() => Coded(
        StatusCodes.Status403Forbidden, "ForbiddenOperationException", "The bot is not installed in the user's personal scope.");

    public static ConnectorError TooBig() => Coded(
        StatusCodes.Status413PayloadTooLarge, "MessageSizeTooBig", "Message size too large.");

    /// <param name="wait">Rounded up to whole seconds, as the header holds no less; null says nothing.</param>
    public static ConnectorError TooManyRequests(TimeSpan? wait) =>
        Coded(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests.") with
        {
            RetryAfter = wait is { } asked ? (int)Math.Ceiling(asked.TotalSeconds) : null,
        };

    /// <summary>The person removed or blocked the app after the conversation was made.</summary>
    public static ConnectorError MessageWritesBlocked() => Text(
        StatusCodes.Status403Forbidden,
        new JsonObject
        {
            ["errorCode"] = 209,
            ["message"] = """{"subCode":"MessageWritesBlocked","details":"Thread is not accessible to the bot.","errorCode":null,"errorSubCode":null}""",
        }.ToJsonString());

    internal static ConnectorError Of(LastingFault fault) => fault switch
    {
        LastingFault.BlockedByAdmin => Coded(StatusCodes.Status403Forbidden, "BotDisabledByAdmin", "The tenant's administrator disabled this bot."),
        LastingFault.NotInRoster => Coded(StatusCodes.Status403Forbidden, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
        LastingFault.NotInRosterAs404 => Coded(StatusCodes.Status404NotFound, "BotNotInConversationRoster", "The bot is not part of the conversation roster."),
        LastingFault.BlockedByUser => Coded(StatusCodes.Status403Forbidden, "ConversationBlockedByUser", "The user blocked the conversation with the bot."),
        LastingFault.NotInstalled => NotInstalled(),
        LastingFault.NotEnoughPermissions => Coded(StatusCodes.Status403Forbidden, "NotEnoughPermissions", "The bot may not do this."),
        LastingFault.WritesBlocked => MessageWritesBlocked(),
        LastingFault.UnknownForbidden => Text(StatusCodes.Status403Forbidden, "<html><body>Access to this resource is denied.</body></html>", MediaTypeNames.Text.Html),
        LastingFault.ConversationNotFound or LastingFault.ConversationLost => ConversationNotFound(),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>The answer to a request that meets this; null where it is taken, sooner or later, or where no answer comes.</summary>
    internal static ConnectorError? Of(TransientFault fault, TimeSpan retryAfter) => fault switch
    {
        TransientFault.TokenExpired => NoToken(),
        TransientFault.PreconditionFailed => Coded(StatusCodes.Status412PreconditionFailed, "PreconditionFailed", "Several operations at once on the same conversation."),
        TransientFault.TooBig => TooBig(),
        TransientFault.TooManyRequests => TooManyRequests(retryAfter),
        TransientFault.TooManyRequestsUntold => TooManyRequests(null),
        TransientFault.BadGateway => Text(StatusCodes.Status502BadGateway, "<html><body><h1>502 Bad Gateway</h1></body></html>", MediaTypeNames.Text.Html),
        TransientFault.Unavailable => Coded(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The service is not available."),
        TransientFault.GatewayTimeout => Coded(StatusCodes.Status504GatewayTimeout, "GatewayTimeout", "The service did not answer in time."),
        _ => null,
    };

    private static ConnectorError Coded(int status, string code, string message) => Text(
        status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString());

    private static ConnectorError Text(int status, string body, string type = MediaTypeNames.Application.Json) => new(status, body, type);
}
