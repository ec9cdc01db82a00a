using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox.Staff;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>What the bot may do with chats, answered as Teams answers: an id, or a refusal.</summary>
public sealed class ConnectorEmulator(Chats chats, SandboxAddresses addresses, SimulatedStaff staff)
{
    /// <summary>Teams' limit for a message, in bytes of UTF-16.</summary>
    public const int MaxMessageBytes = 100 * 1024;

    public (JsonObject? Created, ConnectorError? Error) CreateConversation(JsonObject parameters)
    {
        if (parameters["isGroup"]?.GetValue<bool>() == true)
        {
            return (null, ConnectorError.BadArgument("Only personal conversations can be made here."));
        }

        var tenant = (string?)parameters["tenantId"] ?? (string?)parameters["channelData"]?["tenant"]?["id"];
        if (!string.Equals(tenant, SandboxAddresses.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return (null, ConnectorError.BadArgument("Unknown or missing tenantId."));
        }

        if (parameters["members"] is not JsonArray { Count: 1 } members || (string?)members[0]?["id"] is not { } memberId)
        {
            return (null, ConnectorError.BadArgument("A personal conversation has exactly one member, with an id."));
        }

        if (chats.FindMember(memberId) is not { IsInstalled: true } chat)
        {
            return (null, ConnectorError.NotInstalled());
        }

        var created = new JsonObject { ["id"] = chat.ConversationId, ["serviceUrl"] = addresses.ServiceUrl };
        if (parameters["activity"] is JsonObject first)
        {
            var (id, error) = Send(chat.ConversationId, null, first);
            if (error is not null)
            {
                return (null, error);
            }

            created["activityId"] = id;
        }

        return (created, null);
    }

    public (string? Id, ConnectorError? Error) Send(string conversationId, string? replyToId, JsonObject activity)
    {
        if (FindWritable(conversationId, out var chat) is { } refusal)
        {
            return (null, refusal);
        }

        if (Check(activity) is { } fault)
        {
            return (null, fault);
        }

        activity = Complete(activity, chat!);
        if (replyToId is not null)
        {
            activity["replyToId"] = replyToId;
        }

        var id = chat!.Stamp(activity);
        if ((string?)activity["type"] is "message")
        {
            chat.Add(activity);
            staff.Notice(chat.Person, id, JsonSerializer.SerializeToElement(activity));
        }

        return (id, null);
    }

    public ConnectorError? Update(string conversationId, string activityId, JsonObject activity)
    {
        if (FindWritable(conversationId, out var chat) is { } refusal)
        {
            return refusal;
        }

        if (Check(activity) is { } fault)
        {
            return fault;
        }

        return chat!.Replace(activityId, Complete(activity, chat)) ? null : ConnectorError.ActivityNotFound();
    }

    public ConnectorError? Delete(string conversationId, string activityId)
    {
        if (FindWritable(conversationId, out var chat) is { } refusal)
        {
            return refusal;
        }

        return chat!.Remove(activityId) ? null : ConnectorError.ActivityNotFound();
    }

    private static ConnectorError? Check(JsonObject activity)
    {
        if (activity["type"]?.GetValueKind() != JsonValueKind.String)
        {
            return ConnectorError.BadArgument("An activity has a type.");
        }

        var isEmpty = string.IsNullOrEmpty((string?)activity["text"]) && activity["attachments"] is not JsonArray { Count: > 0 };
        return (string?)activity["type"] is "message" && isEmpty
            ? ConnectorError.BadArgument("A message has text or attachments.")
            : null;
    }

    private static JsonObject Complete(JsonObject activity, Chat chat)
    {
        var complete = (JsonObject)activity.DeepClone();
        complete["channelId"] = "msteams";
        complete["from"] = PersonActivities.Bot("bot");
        complete["recipient"] = PersonActivities.User(chat);
        complete["conversation"] = PersonActivities.Conversation(chat);
        return complete;
    }

    private ConnectorError? FindWritable(string conversationId, out Chat? chat)
    {
        chat = chats.FindConversation(conversationId);
        return chat switch
        {
            null => ConnectorError.ConversationNotFound(),
            { IsInstalled: false } => ConnectorError.MessageWritesBlocked(),
            _ => null,
        };
    }
}
