using System.Globalization;

namespace LeadershipBot.Tests.Content;

/// <summary>The practice list as it was agreed: ids with a prefix for each part of a framework, numbered from 1.</summary>
internal static class Practices
{
    /// <summary>Director level, prepared with those affected; never a quick act.</summary>
    public static IReadOnlyList<string> NeverQuick { get; } = ["SP-9", "CU-1", "CU-2", "SI-3"];

    /// <summary>Practices the excerpts stop short of: how to lead within limits (000), what mutual learning is (003).</summary>
    public static IReadOnlyList<string> NotNamedInSource { get; } = ["VM-11", "VM-13", "EQ-10"];

    /// <summary>Compound ones: two halves, so that no item asks two things.</summary>
    public static IReadOnlyList<string> InTwoHalves { get; } =
        ["LI-1", "LI-2", "LU-1", "LU-2", "LU-3", "LU-4", "CO-1", "CO-2", "CO-3", "CU-2", "CU-3", "CU-4", "SI-5", "SP-15"];

    /// <summary>With a wording for places where law limits the usual one.</summary>
    public static IReadOnlyList<string> WithPlainWording { get; } = ["VM-8", "SP-8", "SP-9", "SP-10", "CU-2", "EQ-4", "EQ-5", "EQ-9"];

    /// <summary>The chart of Leaning In, and Staying In.</summary>
    public static IReadOnlyList<string> OfTheChart { get; } = [.. Numbered(("LI", 4), ("LU", 4), ("CO", 4), ("CU", 4), ("SI", 5))];

    public static IReadOnlyList<string> Of(string framework) => framework switch
    {
        "values-in-motion" => Numbered(("VM", 13)),
        "shifting-the-paradigm" => Numbered(("SP", 25)),
        "leaning-in" => [.. OfTheChart, .. Numbered(("PM", 8))],
        "equity-leadership" => Numbered(("EQ", 13)),
        "future-of-leadership" => Numbered(("RL", 17)),
        _ => throw new ArgumentException($"No such framework: {framework}", nameof(framework)),
    };

    private static List<string> Numbered(params (string Prefix, int Count)[] parts) =>
        [.. parts.SelectMany(part => Enumerable.Range(1, part.Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{part.Prefix}-{number}")))];
}
