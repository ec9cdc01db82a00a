using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Activities;

/// <summary>
/// A Bot Framework activity, protocol version 3.1
/// (github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md).
/// Members the type does not name are kept in <see cref="Properties"/> and written back unchanged.
/// </summary>
public sealed class Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or a type this project does not know.</summary>
    public string Type { get; set; } = "";

    /// <summary>Set by the channel; names the activity to update, delete or reply to.</summary>
    public string? Id { get; set; }

    /// <summary>When the channel sent it, UTC.</summary>
    public DateTimeOffset? Timestamp { get; set; }

    /// <summary>Where answers go. Never call it unless a verified token binds it.</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>The channel, such as <c>msteams</c>.</summary>
    public string? ChannelId { get; set; }

    /// <summary>Who sent it.</summary>
    public ChannelAccount? From { get; set; }

    /// <summary>Where it was said.</summary>
    public ConversationAccount? Conversation { get; set; }

    /// <summary>Who it is for.</summary>
    public ChannelAccount? Recipient { get; set; }

    /// <summary>What a message says.</summary>
    public string? Text { get; set; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>.</summary>
    public string? TextFormat { get; set; }

    /// <summary>A short form for notifications.</summary>
    public string? Summary { get; set; }

    /// <summary>BCP 47 tag of the sender's language.</summary>
    public string? Locale { get; set; }

    /// <summary>IANA zone of the sender.</summary>
    public string? LocalTimezone { get; set; }

    /// <summary>Cards and files.</summary>
    public IList<Attachment>? Attachments { get; set; }

    /// <summary>The operation of an invoke or event, such as <see cref="InvokeNames.AdaptiveCardAction"/>.</summary>
    public string? Name { get; set; }

    /// <summary>What an invoke or a submitted card carries.</summary>
    public JsonElement? Value { get; set; }

    /// <summary><c>add</c> or <c>remove</c> (also <c>add-upgrade</c>, <c>remove-upgrade</c>) of an installation update.</summary>
    public string? Action { get; set; }

    /// <summary>Who joined, in a conversation update.</summary>
    public IList<ChannelAccount>? MembersAdded { get; set; }

    /// <summary>Who left, in a conversation update.</summary>
    public IList<ChannelAccount>? MembersRemoved { get; set; }

    /// <summary>The activity this one answers.</summary>
    public string? ReplyToId { get; set; }

    /// <summary>What only this channel knows; for Teams it names the tenant.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>Client information, mentions and the like.</summary>
    public JsonElement? Entities { get; set; }

    /// <summary>Every other member of the JSON object.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>Known values of <see cref="Activity.Type"/>.</summary>
public static class ActivityTypes
{
    /// <summary>Something said in the conversation.</summary>
    public const string Message = "message";

    /// <summary>A request that waits for a response.</summary>
    public const string Invoke = "invoke";

    /// <summary>The app was installed or removed.</summary>
    public const string InstallationUpdate = "installationUpdate";

    /// <summary>People joined or left.</summary>
    public const string ConversationUpdate = "conversationUpdate";
}

/// <summary>Known values of <see cref="Activity.Name"/>.</summary>
public static class InvokeNames
{
    /// <summary>A card's Action.Execute.</summary>
    public const string AdaptiveCardAction = "adaptiveCard/action";
}

/// <summary>A person or bot in a channel.</summary>
public sealed class ChannelAccount
{
    /// <summary>The channel's id, such as <c>29:…</c> for a person and <c>28:…</c> for a bot in Teams.</summary>
    public string? Id { get; set; }

    /// <summary>As displayed.</summary>
    public string? Name { get; set; }

    /// <summary>The Entra object id.</summary>
    public string? AadObjectId { get; set; }

    /// <summary><c>user</c> or <c>bot</c>.</summary>
    public string? Role { get; set; }

    /// <summary>Every other member of the JSON object.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A conversation in a channel.</summary>
public sealed class ConversationAccount
{
    /// <summary>The channel's id.</summary>
    public string? Id { get; set; }

    /// <summary>As displayed.</summary>
    public string? Name { get; set; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; set; }

    /// <summary>Whether more than two take part.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>Every other member of the JSON object.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}

/// <summary>A card or file on a message.</summary>
public sealed class Attachment
{
    /// <summary>Media type; <see cref="AdaptiveCardContentType"/> for cards.</summary>
    public const string AdaptiveCardContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Media type.</summary>
    public string? ContentType { get; set; }

    /// <summary>The card itself.</summary>
    public JsonElement? Content { get; set; }

    /// <summary>Where a file is.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>As displayed.</summary>
    public string? Name { get; set; }

    /// <summary>Every other member of the JSON object.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Properties { get; set; }
}
