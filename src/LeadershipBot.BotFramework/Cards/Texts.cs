using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>A paragraph. The text may use the card subset of Markdown: bold, italic, lists and links.</summary>
/// <param name="Text">What it says.</param>
public sealed record TextBlock(string Text) : CardElement
{
    /// <summary>One of <see cref="TextSize"/>.</summary>
    public string? Size { get; init; }

    /// <summary>One of <see cref="TextWeight"/>.</summary>
    public string? Weight { get; init; }

    /// <summary>One of <see cref="TextColor"/>. Never the only carrier of a meaning.</summary>
    public string? Color { get; init; }

    /// <summary>Whether it is toned down.</summary>
    public bool? IsSubtle { get; init; }

    /// <summary>Whether long text takes several lines. True here, though the schema's default is to cut it off.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>After how many lines it is cut off.</summary>
    public int? MaxLines { get; init; }

    /// <summary><c>default</c> or <c>monospace</c>.</summary>
    public string? FontType { get; init; }

    /// <summary><c>heading</c> makes screen readers announce a heading.</summary>
    public string? Style { get; init; }

    /// <summary>One of <see cref="Cards.HorizontalAlignment"/>.</summary>
    public string? HorizontalAlignment { get; init; }
}

/// <summary>A paragraph of differently styled runs, without Markdown.</summary>
/// <param name="Inlines">The runs in reading order.</param>
public sealed record RichTextBlock(params IReadOnlyList<TextRun> Inlines) : CardElement
{
    /// <summary>One of <see cref="Cards.HorizontalAlignment"/>.</summary>
    public string? HorizontalAlignment { get; init; }
}

/// <summary>A run of text in a <see cref="RichTextBlock"/>.</summary>
/// <param name="Text">What it says.</param>
public sealed record TextRun(string Text)
{
    /// <summary>Always <c>TextRun</c>.</summary>
    [JsonPropertyOrder(-2)]
    public string Type { get; } = "TextRun";

    /// <summary>One of <see cref="TextSize"/>.</summary>
    public string? Size { get; init; }

    /// <summary>One of <see cref="TextWeight"/>.</summary>
    public string? Weight { get; init; }

    /// <summary>One of <see cref="TextColor"/>.</summary>
    public string? Color { get; init; }

    /// <summary>Whether it is toned down.</summary>
    public bool? IsSubtle { get; init; }

    /// <summary>Whether it is slanted.</summary>
    public bool? Italic { get; init; }

    /// <summary>Whether it is marked as with a highlighter.</summary>
    public bool? Highlight { get; init; }

    /// <summary>Whether it is struck through.</summary>
    public bool? Strikethrough { get; init; }

    /// <summary>Whether it is underlined.</summary>
    public bool? Underline { get; init; }

    /// <summary>What a tap does.</summary>
    public CardAction? SelectAction { get; init; }
}

/// <summary>A picture.</summary>
/// <param name="Url">An https or data URL.</param>
/// <param name="AltText">What a screen reader says instead; empty for decoration.</param>
public sealed record Image(string Url, string AltText) : CardElement
{
    /// <summary><c>auto</c>, <c>stretch</c>, <c>small</c>, <c>medium</c> or <c>large</c>.</summary>
    public string? Size { get; init; }

    /// <summary><c>default</c> or <c>person</c> (a circle).</summary>
    public string? Style { get; init; }

    /// <summary>Pixels, such as <c>80px</c>.</summary>
    public string? Width { get; init; }

    /// <summary>A colour behind transparent parts, such as <c>#DDDDDD</c>.</summary>
    public string? BackgroundColor { get; init; }

    /// <summary>One of <see cref="Cards.HorizontalAlignment"/>.</summary>
    public string? HorizontalAlignment { get; init; }

    /// <summary>What a tap does.</summary>
    public CardAction? SelectAction { get; init; }
}
