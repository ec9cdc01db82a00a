using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Sandbox.Staff;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>What the bot may do with chats, answered as Teams answers: an id, or a refusal.</summary>
/// <param name="staff">Who acts on messages by themselves; nobody, if left out.</param>
public sealed class ConnectorEmulator(
    Chats chats, SandboxAddresses addresses, FaultInjector faults, MessageReceipts receipts, SimulatedStaff? staff = null)
{
    /// <summary>Teams' limit for a message, in bytes of UTF-16.</summary>
    public const int MaxMessageBytes = 100 * 1024;

    /// <summary>The chat a request to make a conversation is about, if it names one.</summary>
    public Chat? FindMember(JsonElement parameters) =>
        parameters.ValueKind == JsonValueKind.Object
        && parameters.TryGetProperty("members", out var members)
        && members is { ValueKind: JsonValueKind.Array } && members.GetArrayLength() == 1
        && members[0].ValueKind == JsonValueKind.Object
        && CardReader.Text(members[0], "id") is { } memberId
            ? chats.FindMember(memberId)
            : null;

    public (CreatedConversation? Created, ConnectorError? Error) CreateConversation(JsonElement parameters)
    {
        if (parameters.TryGetProperty("isGroup", out var isGroup) && isGroup.ValueKind is not (JsonValueKind.False or JsonValueKind.Null))
        {
            return (null, ConnectorError.BadArgument("Only personal conversations can be made here."));
        }

        if (!string.Equals(TenantOf(parameters), SandboxAddresses.TenantId, StringComparison.OrdinalIgnoreCase))
        {
            return (null, ConnectorError.BadArgument("Unknown or missing tenantId."));
        }

        if (!parameters.TryGetProperty("members", out var members)
            || members.ValueKind != JsonValueKind.Array || members.GetArrayLength() != 1
            || members[0].ValueKind != JsonValueKind.Object || CardReader.Text(members[0], "id") is null)
        {
            return (null, ConnectorError.BadArgument("A personal conversation has exactly one member, with an id."));
        }

        if (FindMember(parameters) is not { IsInstalled: true } chat)
        {
            return (null, ConnectorError.NotInstalled());
        }

        if (faults.Refuse(ConnectorOperation.Create, chat.Person.Id) is { } lasting)
        {
            return (null, ConnectorError.Of(lasting));
        }

        faults.Created(chat.Person.Id);
        string? activityId = null;
        if (parameters.TryGetProperty("activity", out var first) && first.ValueKind == JsonValueKind.Object)
        {
            (activityId, var error) = Send(chat.ConversationId, null, first);
            if (error is not null)
            {
                return (null, error);
            }
        }

        return (new CreatedConversation(chat.ConversationId, addresses.ServiceUrl, activityId), null);
    }

    public (string? Id, ConnectorError? Error) Send(string conversationId, string? replyToId, JsonElement activity)
    {
        if ((FindWritable(ConnectorOperation.Send, conversationId, out var chat) ?? Check(activity)) is { } refusal)
        {
            return (null, refusal);
        }

        var (id, now) = chat!.NextId();
        if (CardReader.HasText(activity, "type", "message"))
        {
            chat.Add(id, () => BotActivity.Complete(activity, chat, id, now, replyToId));
            receipts.Count(chat.Person, activity);
            staff?.Notice(chat.Person, id, activity);
        }

        return (id, null);
    }

    public ConnectorError? Update(string conversationId, string activityId, JsonElement activity)
    {
        if ((FindWritable(ConnectorOperation.Update, conversationId, out var chat) ?? Check(activity)) is { } refusal)
        {
            return refusal;
        }

        return chat!.Replace(activityId, sent => BotActivity.Complete(activity, chat, activityId, sent, null))
            ? null
            : ConnectorError.ActivityNotFound();
    }

    public ConnectorError? Delete(string conversationId, string activityId) =>
        FindWritable(ConnectorOperation.Delete, conversationId, out var chat) is { } refusal ? refusal
        : chat!.Remove(activityId) ? null
        : ConnectorError.ActivityNotFound();

    private static string? TenantOf(JsonElement parameters) =>
        CardReader.Text(parameters, "tenantId")
        ?? (parameters.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
                ? CardReader.Text(tenant, "id")
                : null);

    private static ConnectorError? Check(JsonElement activity)
    {
        if (CardReader.Text(activity, "type") is not { } type)
        {
            return ConnectorError.BadArgument("An activity has a type.");
        }

        if (activity.TryGetProperty("text", out var text) && text.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
        {
            return ConnectorError.BadArgument("A member has the wrong type.");
        }

        var hasAttachments = activity.TryGetProperty("attachments", out var attachments)
            && attachments.ValueKind == JsonValueKind.Array && attachments.GetArrayLength() > 0;
        return type is "message" && !hasAttachments && string.IsNullOrEmpty(CardReader.Text(activity, "text"))
            ? ConnectorError.BadArgument("A message has text or attachments.")
            : null;
    }

    private ConnectorError? FindWritable(ConnectorOperation operation, string conversationId, out Chat? chat)
    {
        chat = chats.FindConversation(conversationId);
        if (chat is null)
        {
            return ConnectorError.ConversationNotFound();
        }

        return !chat.IsInstalled ? ConnectorError.MessageWritesBlocked()
            : faults.Refuse(operation, chat.Person.Id) is { } lasting ? ConnectorError.Of(lasting)
            : null;
    }
}

/// <param name="ActivityId">The first message's, if it was made with one.</param>
public sealed record CreatedConversation(
    string Id, string ServiceUrl, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ActivityId);
