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
