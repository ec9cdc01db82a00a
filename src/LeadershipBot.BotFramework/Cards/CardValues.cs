namespace LeadershipBot.BotFramework.Cards;

/// <summary>The room above an element.</summary>
public static class Spacing
{
    /// <summary>None at all.</summary>
    public const string None = "none";

    /// <summary>A little.</summary>
    public const string Small = "small";

    /// <summary>As usual.</summary>
    public const string Default = "default";

    /// <summary>Some more.</summary>
    public const string Medium = "medium";

    /// <summary>Much.</summary>
    public const string Large = "large";

    /// <summary>Very much.</summary>
    public const string ExtraLarge = "extraLarge";

    /// <summary>As much as a container's padding.</summary>
    public const string Padding = "padding";
}

/// <summary>How big text is.</summary>
public static class TextSize
{
    /// <summary>Smaller than usual.</summary>
    public const string Small = "small";

    /// <summary>As usual.</summary>
    public const string Default = "default";

    /// <summary>A little bigger.</summary>
    public const string Medium = "medium";

    /// <summary>Big.</summary>
    public const string Large = "large";

    /// <summary>Biggest.</summary>
    public const string ExtraLarge = "extraLarge";
}

/// <summary>How heavy text is.</summary>
public static class TextWeight
{
    /// <summary>Thin.</summary>
    public const string Lighter = "lighter";

    /// <summary>As usual.</summary>
    public const string Default = "default";

    /// <summary>Bold.</summary>
    public const string Bolder = "bolder";
}

/// <summary>The colour of text, as the theme has it.</summary>
public static class TextColor
{
    /// <summary>As usual.</summary>
    public const string Default = "default";

    /// <summary>The theme's own colour.</summary>
    public const string Accent = "accent";

    /// <summary>All is well.</summary>
    public const string Good = "good";

    /// <summary>Take care.</summary>
    public const string Warning = "warning";

    /// <summary>Look here.</summary>
    public const string Attention = "attention";
}

/// <summary>The background of a container.</summary>
public static class ContainerStyle
{
    /// <summary>None.</summary>
    public const string Default = "default";

    /// <summary>Set off a little.</summary>
    public const string Emphasis = "emphasis";

    /// <summary>The theme's own colour.</summary>
    public const string Accent = "accent";

    /// <summary>All is well.</summary>
    public const string Good = "good";

    /// <summary>Take care.</summary>
    public const string Warning = "warning";

    /// <summary>Look here.</summary>
    public const string Attention = "attention";
}

/// <summary>Which edge something is at.</summary>
public static class HorizontalAlignment
{
    /// <summary>The left edge.</summary>
    public const string Left = "left";

    /// <summary>The middle.</summary>
    public const string Center = "center";

    /// <summary>The right edge.</summary>
    public const string Right = "right";
}

/// <summary>How choices are laid out.</summary>
public static class ChoiceSetInputStyle
{
    /// <summary>A drop-down list.</summary>
    public const string Compact = "compact";

    /// <summary>All choices, each with a button.</summary>
    public const string Expanded = "expanded";

    /// <summary>A drop-down list to search in, since schema 1.5.</summary>
    public const string Filtered = "filtered";
}

/// <summary>How a button looks. Teams does not show the last two.</summary>
public static class ActionStyle
{
    /// <summary>As usual.</summary>
    public const string Default = "default";

    /// <summary>The one to press.</summary>
    public const string Positive = "positive";

    /// <summary>The one to think twice about.</summary>
    public const string Destructive = "destructive";
}

/// <summary>The colour of what a chart shows; the theme decides the shade. There are more in the documentation.</summary>
public static class ChartColor
{
    /// <summary>All is well.</summary>
    public const string Good = "good";

    /// <summary>Take care.</summary>
    public const string Warning = "warning";

    /// <summary>Look here.</summary>
    public const string Attention = "attention";

    /// <summary>In the background.</summary>
    public const string Neutral = "neutral";

    /// <summary>The first of the colours that tell series apart.</summary>
    public const string CategoricalBlue = "categoricalBlue";

    /// <summary>Another of the colours that tell series apart.</summary>
    public const string CategoricalTeal = "categoricalTeal";

    /// <summary>Another of the colours that tell series apart.</summary>
    public const string CategoricalMarigold = "categoricalMarigold";

    /// <summary>Another of the colours that tell series apart.</summary>
    public const string CategoricalPurple = "categoricalPurple";
}
