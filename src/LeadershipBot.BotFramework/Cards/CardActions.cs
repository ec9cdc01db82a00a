using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>A button, or what a tap on an element does.</summary>
/// <param name="Title">What the button says; for a tap on an element, what a screen reader says.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ExecuteAction), "Action.Execute")]
[JsonDerivedType(typeof(SubmitAction), "Action.Submit")]
[JsonDerivedType(typeof(OpenUrlAction), "Action.OpenUrl")]
[JsonDerivedType(typeof(ShowCardAction), "Action.ShowCard")]
[JsonDerivedType(typeof(ToggleVisibilityAction), "Action.ToggleVisibility")]
public abstract record CardAction([property: JsonPropertyOrder(-1)] string Title)
{
    /// <summary>Unique in the card.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    /// <summary>One of <see cref="ActionStyle"/>.</summary>
    [JsonPropertyOrder(1)]
    public string? Style { get; init; }

    /// <summary><c>primary</c>, or <c>secondary</c> to sit behind "more".</summary>
    [JsonPropertyOrder(1)]
    public string? Mode { get; init; }

    /// <summary>What is said when it is pointed at.</summary>
    [JsonPropertyOrder(1)]
    public string? Tooltip { get; init; }

    /// <summary>A picture on the button.</summary>
    [JsonPropertyOrder(1)]
    public string? IconUrl { get; init; }

    /// <summary>What a client shows that does not know this action.</summary>
    [JsonPropertyOrder(2)]
    public CardAction? Fallback { get; init; }
}

/// <summary>
/// Asks the bot to do something and shows what it answers
/// (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model).
/// </summary>
/// <param name="Title">What the button says.</param>
/// <param name="Verb">What to do.</param>
public sealed record ExecuteAction(string Title, string Verb) : CardAction(Title)
{
    /// <summary>What is sent along, with the values of the inputs merged in.</summary>
    public JsonObject? Data { get; init; }

    /// <summary><c>auto</c> or <c>none</c>: whether the inputs' values are sent too.</summary>
    public string? AssociatedInputs { get; init; }

    /// <summary>
    /// An action that also works in clients older than schema 1.4: there it becomes a <see cref="SubmitAction"/> with the
    /// same data and the verb beside it, which reaches the same handler.
    /// </summary>
    /// <exception cref="ArgumentException">The data has a member <c>verb</c> of its own.</exception>
    public static ExecuteAction WithSubmitFallback(string title, string verb, JsonObject? data = null)
    {
        if (data is not null && data.ContainsKey("verb"))
        {
            throw new ArgumentException("The member \"verb\" of the data is taken by the fallback.", nameof(data));
        }

        var submitted = (JsonObject?)data?.DeepClone() ?? [];
        submitted["verb"] = verb;
        return new ExecuteAction(title, verb)
        {
            Data = data,
            Fallback = new SubmitAction(title) { Data = submitted },
        };
    }
}

/// <summary>Sends the inputs' values as a message. The bot cannot answer with a card in place.</summary>
/// <param name="Title">What the button says.</param>
public sealed record SubmitAction(string Title) : CardAction(Title)
{
    /// <summary>What is sent along, with the values of the inputs merged in.</summary>
    public JsonObject? Data { get; init; }

    /// <summary><c>auto</c> or <c>none</c>: whether the inputs' values are sent too.</summary>
    public string? AssociatedInputs { get; init; }
}

/// <summary>Opens a page.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="Url">The page.</param>
public sealed record OpenUrlAction(string Title, string Url) : CardAction(Title);

/// <summary>Unfolds another card.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="Card">What unfolds.</param>
public sealed record ShowCardAction(string Title, AdaptiveCard Card) : CardAction(Title);

/// <summary>Shows or hides elements.</summary>
/// <param name="Title">What the button says.</param>
/// <param name="TargetElements">Which elements.</param>
public sealed record ToggleVisibilityAction(string Title, params IReadOnlyList<TargetElement> TargetElements) : CardAction(Title);

/// <summary>An element that a <see cref="ToggleVisibilityAction"/> shows or hides.</summary>
/// <param name="ElementId">The element's id.</param>
/// <param name="IsVisible">True shows, false hides, null switches.</param>
public sealed record TargetElement(string ElementId, bool? IsVisible = null);
