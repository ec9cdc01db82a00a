using System.Text.Json;
using System.Text.Json.Serialization;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>
/// An Adaptive Card, schema 1.5, the newest version Teams shows
/// (adaptivecards.io/schemas/adaptive-card.json). Written only: members that are null are left out, and the order of
/// members is always the same.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>
    /// The largest card to send, in bytes as <see cref="SizeInBytes"/> counts them. Teams refuses messages of about
    /// 100 KB and advises to stay below 80 KB (learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages).
    /// </summary>
    public const int MaxBytes = 80 * 1024;

    /// <summary>A card with a body, top to bottom.</summary>
    public AdaptiveCard(params IReadOnlyList<CardElement> body) => Body = body;

    /// <summary>Always <c>AdaptiveCard</c>.</summary>
    public string Type { get; } = "AdaptiveCard";

    /// <summary>Where the schema is published.</summary>
    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    /// <summary>The schema's version.</summary>
    public string Version { get; init; } = "1.5";

    /// <summary>The language of the card's text, BCP 47.</summary>
    public string? Lang { get; init; }

    /// <summary>What a screen reader's immersive mode says for the whole card.</summary>
    public string? Speak { get; init; }

    /// <summary>What a client shows that knows no card of this version.</summary>
    public string? FallbackText { get; init; }

    /// <summary>What the card shows, top to bottom.</summary>
    public IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>The buttons below the body. Older clients honour an action's fallback only inside an <see cref="ActionSet"/>.</summary>
    public IReadOnlyList<CardAction>? Actions { get; init; }

    /// <summary>What only Teams knows.</summary>
    [JsonPropertyName("msteams")]
    public TeamsCardProperties? MSTeams { get; init; }

    /// <summary>The card as JSON.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, CardJsonContext.Default.AdaptiveCard);

    /// <summary>The card as an attachment of a message.</summary>
    public Attachment ToAttachment() => new() { ContentType = Attachment.AdaptiveCardContentType, Content = ToJson() };

    /// <summary>The bytes of the card's JSON text in UTF-16, which is how Teams counts. Characters outside ASCII count as their escapes.</summary>
    public int SizeInBytes() => 2 * JsonSerializer.SerializeToUtf8Bytes(this, CardJsonContext.Default.AdaptiveCard).Length;
}

/// <summary>The card's Teams-only members.</summary>
public sealed record TeamsCardProperties
{
    /// <summary><c>Full</c> for the whole width of the chat.</summary>
    public string? Width { get; init; }
}
