using System.Text.Json.Nodes;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>Refusals as Teams words them (learn.microsoft.com/microsoftteams/platform, "Status codes" of messages).</summary>
public sealed record ConnectorError(int Status, JsonObject Body)
{
    public static ConnectorError NoToken() => new(
        StatusCodes.Status401Unauthorized,
        new JsonObject { ["message"] = "Authorization has been denied for this request." });

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

    /// <summary>The person removed or blocked the app after the conversation was made.</summary>
    public static ConnectorError MessageWritesBlocked() => new(
        StatusCodes.Status403Forbidden,
        new JsonObject
        {
            ["errorCode"] = 209,
            ["message"] = """{"subCode":"MessageWritesBlocked","details":"Thread is not accessible to the bot.","errorCode":null,"errorSubCode":null}""",
        });

    private static ConnectorError Coded(int status, string code, string message) => new(
        status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });
}
