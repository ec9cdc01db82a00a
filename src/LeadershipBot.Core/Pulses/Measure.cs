namespace LeadershipBot.Core.Pulses;

/// <summary>What a release gives a score for: one item, or the climate scale.</summary>
public static class Measure
{
    /// <summary>
    /// The climate scale: the average of what the climate items show. Because it is made of shown figures alone it tells
    /// nothing that they do not; a scale over people would let whoever skipped an item be computed from the difference.
    /// </summary>
    public const string Climate = "climate";

    /// <summary>Fewest climate items that make a scale; with one, the item itself says it all.</summary>
    public const int MinimumScaleItems = 2;

    /// <summary>
    /// Whether a measure is a dimension: its two-letter code, such as <c>SU</c>. Its score is the average of what the dimension's
    /// items of the climate scale show, where there are <see cref="MinimumScaleItems"/> or more.
    /// </summary>
    public static bool IsDimension(string measure) => measure is [>= 'A' and <= 'Z', >= 'A' and <= 'Z'];

    /// <summary>Whether a measure is an average of items, the climate scale or a dimension, and no item itself.</summary>
    public static bool IsAverage(string measure) => measure == Climate || IsDimension(measure);
}
