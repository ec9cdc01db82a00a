using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>Where to reach somebody again without having heard from them.</summary>
/// <param name="ServiceUrl">Where to send; from a verified activity or the configured default.</param>
/// <param name="ConversationId">The conversation's id.</param>
/// <param name="TenantId">The Entra tenant.</param>
/// <param name="BotId">The bot's id in the channel, <c>28:…</c>.</param>
/// <param name="UserId">The person's id in the channel, <c>29:…</c>.</param>
public sealed record ConversationReference(
    string ServiceUrl,
    string ConversationId,
    string? TenantId = null,
    string? BotId = null,
    string? UserId = null)
{
    /// <summary>Keeps ids out of logs and messages, where records are easily written whole.</summary>
    public override string ToString() => nameof(ConversationReference);
}

/// <summary>Takes references from activities.</summary>
public static class ConversationReferences
{
    /// <summary>Where to reach the sender of a verified activity again; null if the activity does not say.</summary>
    public static ConversationReference? GetConversationReference(this Activity activity) =>
        activity is { ServiceUrl: { Length: > 0 } serviceUrl, Conversation.Id: { Length: > 0 } conversationId }
            ? new ConversationReference(
                serviceUrl,
                conversationId,
                activity.Conversation.TenantId ?? ActivityTenant.OfChannelData(activity.ChannelData),
                activity.Recipient?.Id,
                activity.From?.Id)
            : null;
}
