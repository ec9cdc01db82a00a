using System.Globalization;
using LeadershipBot.Content;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Tests.Driving;

/// <summary>The first instrument's items, and ways to fill its card in.</summary>
internal static class Items
{
    public static Instrument Instrument { get; } = ContentLibrary.Load().Instrument("first-eight");

    public static IReadOnlyList<string> Ids { get; } = [.. Instrument.Items.Select(item => item.Id)];

    /// <summary>The same answer to everything.</summary>
    public static Dictionary<string, string> All(int point) =>
        Ids.ToDictionary(id => id, _ => point.ToString(CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static Dictionary<string, string> With(this Dictionary<string, string> answers, string item, string value) =>
        new(answers, StringComparer.Ordinal) { [item] = value };
}
