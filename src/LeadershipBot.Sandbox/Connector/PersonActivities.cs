using System.Text.Json.Nodes;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>The activities Teams sends to a bot on behalf of a person in a personal chat.</summary>
public static class PersonActivities
{
    public static JsonObject Message(Chat chat, SandboxAddresses addresses, DateTimeOffset now, string text)
    {
        var activity = Start(chat, addresses, now, "message");
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    public static JsonObject CardAction(
        Chat chat, SandboxAddresses addresses, DateTimeOffset now, string activityId, JsonObject action)
    {
        var activity = Start(chat, addresses, now, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = activityId;
        activity["value"] = new JsonObject { ["action"] = action, ["trigger"] = "manual" };
        return activity;
    }

    public static JsonObject Installation(Chat chat, SandboxAddresses addresses, DateTimeOffset now, string action)
    {
        var activity = Start(chat, addresses, now, "installationUpdate");
        activity["action"] = action;
        activity["channelData"]!["settings"] = new JsonObject
        {
            ["selectedChannel"] = new JsonObject { ["id"] = chat.ConversationId },
        };
        return activity;
    }

    public static JsonObject BotAdded(Chat chat, SandboxAddresses addresses, DateTimeOffset now)
    {
        var activity = Start(chat, addresses, now, "conversationUpdate");
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = SandboxAddresses.BotId });
        return activity;
    }

    internal static JsonObject User(Chat chat) => new()
    {
        ["id"] = chat.UserId,
        ["name"] = chat.Person.Name,
        ["aadObjectId"] = chat.Person.Id,
        ["role"] = "user",
    };

    internal static JsonObject Bot(string? role = null)
    {
        var bot = new JsonObject { ["id"] = SandboxAddresses.BotId, ["name"] = SandboxAddresses.BotName };
        if (role is not null)
        {
            bot["role"] = role;
        }

        return bot;
    }

    internal static JsonObject Conversation(Chat chat) => new()
    {
        ["conversationType"] = "personal",
        ["tenantId"] = SandboxAddresses.TenantId,
        ["id"] = chat.ConversationId,
    };

    private static JsonObject Start(Chat chat, SandboxAddresses addresses, DateTimeOffset now, string type)
    {
        var locale = chat.Person.Language == Language.Spanish ? "es-US" : "en-US";
        var activity = new JsonObject
        {
            ["type"] = type,
            ["timestamp"] = now,
            ["serviceUrl"] = addresses.ServiceUrl,
            ["channelId"] = "msteams",
            ["from"] = User(chat),
            ["conversation"] = Conversation(chat),
            ["recipient"] = Bot(),
            ["locale"] = locale,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = SandboxAddresses.TenantId } },
        };

        // Teams names the zone with what people do, not with installations.
        if (type is "message" or "invoke")
        {
            activity["localTimezone"] = chat.Person.TimeZone;
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = locale,
                ["country"] = "US",
                ["platform"] = "Web",
                ["timezone"] = chat.Person.TimeZone,
            });
        }

        return activity;
    }
}
