using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>Elements that belong together.</summary>
/// <param name="Items">Top to bottom.</param>
public sealed record Container(params IReadOnlyList<CardElement> Items) : CardElement
{
    /// <summary>One of <see cref="ContainerStyle"/>.</summary>
    public string? Style { get; init; }

    /// <summary>Whether its background reaches the edges of what holds it.</summary>
    public bool? Bleed { get; init; }

    /// <summary>Pixels, such as <c>80px</c>.</summary>
    public string? MinHeight { get; init; }

    /// <summary><c>top</c>, <c>center</c> or <c>bottom</c>.</summary>
    public string? VerticalContentAlignment { get; init; }

    /// <summary>What a tap does.</summary>
    public CardAction? SelectAction { get; init; }
}

/// <summary>Columns side by side.</summary>
/// <param name="Columns">In reading order.</param>
public sealed record ColumnSet(params IReadOnlyList<Column> Columns) : CardElement
{
    /// <summary>One of <see cref="ContainerStyle"/>.</summary>
    public string? Style { get; init; }

    /// <summary>Whether its background reaches the edges of what holds it.</summary>
    public bool? Bleed { get; init; }

    /// <summary>Pixels, such as <c>80px</c>.</summary>
    public string? MinHeight { get; init; }

    /// <summary>One of <see cref="Cards.HorizontalAlignment"/>.</summary>
    public string? HorizontalAlignment { get; init; }

    /// <summary>What a tap does.</summary>
    public CardAction? SelectAction { get; init; }
}

/// <summary>A column of a <see cref="ColumnSet"/>.</summary>
/// <param name="Items">Top to bottom.</param>
public sealed record Column(params IReadOnlyList<CardElement> Items)
{
    /// <summary>Always <c>Column</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "Column";

    /// <summary>Unique in the card.</summary>
    [JsonPropertyOrder(-1)]
    public string? Id { get; init; }

    /// <summary><c>auto</c>, <c>stretch</c>, a weight such as <c>2</c>, or pixels such as <c>50px</c>.</summary>
    public string? Width { get; init; }

    /// <summary>One of <see cref="ContainerStyle"/>.</summary>
    public string? Style { get; init; }

    /// <summary>Whether its background reaches the edges of what holds it.</summary>
    public bool? Bleed { get; init; }

    /// <summary>Pixels, such as <c>80px</c>.</summary>
    public string? MinHeight { get; init; }

    /// <summary><c>top</c>, <c>center</c> or <c>bottom</c>.</summary>
    public string? VerticalContentAlignment { get; init; }

    /// <summary>What a tap does.</summary>
    public CardAction? SelectAction { get; init; }

    /// <summary>False hides it until an action shows it.</summary>
    public bool? IsVisible { get; init; }

    /// <summary>Whether a line is drawn before it.</summary>
    public bool? Separator { get; init; }

    /// <summary>The room before it, one of <see cref="Cards.Spacing"/>.</summary>
    public string? Spacing { get; init; }
}

/// <summary>Names and values in two columns.</summary>
/// <param name="Facts">Top to bottom.</param>
public sealed record FactSet(params IReadOnlyList<Fact> Facts) : CardElement;

/// <summary>A row of a <see cref="FactSet"/>.</summary>
/// <param name="Title">The name.</param>
/// <param name="Value">The value.</param>
public sealed record Fact(string Title, string Value);

/// <summary>Buttons inside the body. The place for <see cref="ExecuteAction"/>: older clients honour its fallback only here.</summary>
/// <param name="Actions">In reading order.</param>
public sealed record ActionSet(params IReadOnlyList<CardAction> Actions) : CardElement
{
    /// <summary>One of <see cref="Cards.HorizontalAlignment"/>.</summary>
    public string? HorizontalAlignment { get; init; }
}
