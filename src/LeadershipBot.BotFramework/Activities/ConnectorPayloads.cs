using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Activities;

/// <summary>Body of <c>POST /v3/conversations</c>.</summary>
public sealed class ConversationParameters
{
    /// <summary>Always false for a personal chat.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Bot { get; set; }

    /// <summary>Whom to talk with: one person.</summary>
    public IList<ChannelAccount>? Members { get; set; }

    /// <summary>The Entra tenant.</summary>
    public string? TenantId { get; set; }

    /// <summary>For Teams, <c>{"tenant":{"id":…}}</c>.</summary>
    public JsonElement? ChannelData { get; set; }

    /// <summary>A first message to send, if any.</summary>
    public Activity? Activity { get; set; }
}

/// <summary>Answer to <c>POST /v3/conversations</c>.</summary>
public sealed class ConversationResourceResponse
{
    /// <summary>The conversation's id.</summary>
    public string? Id { get; set; }

    /// <summary>The id of the first message, if one was sent.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Where to send from now on.</summary>
    public string? ServiceUrl { get; set; }
}

/// <summary>Answer to a send, reply or update.</summary>
public sealed class ResourceResponse
{
    /// <summary>The id of the activity.</summary>
    public string? Id { get; set; }

    /// <summary>
    /// Whether an earlier try of the same request ended in a way that leaves open whether it arrived: then the person may
    /// have it twice. Not part of the protocol.
    /// </summary>
    [JsonIgnore]
    public bool MayHaveArrivedBefore { get; set; }
}

/// <summary>
/// Body of the answer to an <c>adaptiveCard/action</c> invoke; the HTTP status is 200 whenever the bot ran
/// (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model).
/// </summary>
public sealed class AdaptiveCardInvokeResponse
{
    /// <summary>200, 400, 401, 412 or 500.</summary>
    public int StatusCode { get; set; }

    /// <summary>The media type of <see cref="Value"/>.</summary>
    public string? Type { get; set; }

    /// <summary>A card, a text or an error.</summary>
    public JsonElement? Value { get; set; }
}
