using System.Globalization;

namespace LeadershipBot.Tests.Content;

/// <summary>The ids of the practice list: a prefix for each part of a framework, numbered from 1.</summary>
internal static class Practices
{
    /// <summary>Director level, prepared with those affected; never a quick act.</summary>
    public static IReadOnlySet<string> NeverQuick { get; } = new HashSet<string>(StringComparer.Ordinal) { "SP-9", "CU-1", "CU-2", "SI-3" };

    /// <summary>Practices the excerpts stop short of: how to lead within limits (000), what mutual learning is (003).</summary>
    public static IReadOnlySet<string> NotNamedInSource { get; } = new HashSet<string>(StringComparer.Ordinal) { "VM-11", "VM-13", "EQ-10" };

    public static IReadOnlySet<string> Of(string framework) => framework switch
    {
        "values-in-motion" => Numbered(("VM", 13)),
        "shifting-the-paradigm" => Numbered(("SP", 25)),
        "leaning-in" => Numbered(("LI", 4), ("LU", 4), ("CO", 4), ("CU", 4), ("SI", 5), ("PM", 8)),
        "equity-leadership" => Numbered(("EQ", 13)),
        "future-of-leadership" => Numbered(("RL", 17)),
        _ => throw new ArgumentException($"No such framework: {framework}", nameof(framework)),
    };

    private static HashSet<string> Numbered(params (string Prefix, int Count)[] parts) =>
        new(
            parts.SelectMany(part => Enumerable.Range(1, part.Count).Select(
                number => string.Create(CultureInfo.InvariantCulture, $"{part.Prefix}-{number}"))),
            StringComparer.Ordinal);
}
