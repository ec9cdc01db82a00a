using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Nudges;

/// <summary>An instrument in the words the agency has chosen.</summary>
public static class InstrumentWording
{
    /// <summary>The same items, each with the wording's own text where its practice has one.</summary>
    /// <param name="instrument">The instrument, as the content has it.</param>
    /// <param name="wording">The agency's wording.</param>
    /// <param name="library">The practices behind the items; an item of none of them stays as it is.</param>
    public static Instrument In(this Instrument instrument, Wording wording, NudgeLibrary library) => wording == Wording.Equity
        ? instrument
        : instrument with { Items = [.. instrument.Items.Select(item => TextOf(item, library) is { } text ? item with { Text = text } : item)] };

    private static Organization.LocalizedText? TextOf(Item item, NudgeLibrary library) => library.Practices
        .SelectMany(practice => practice.Items).FirstOrDefault(candidate => string.Equals(candidate.Item.Id, item.Id, StringComparison.Ordinal))?.PlainFairness;
}
