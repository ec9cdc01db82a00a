namespace LeadershipBot.Core.Pulses;

/// <summary>What a release gives a score for: one item, or the climate scale.</summary>
public static class Measure
{
    /// <summary>The climate scale: the mean of the climate items, for people who answered at least half of them.</summary>
    public const string Climate = "climate";

    /// <summary>Fewest climate items that make a scale; with one, the item itself says it all.</summary>
    public const int MinimumScaleItems = 2;

    /// <summary>The ids of an instrument's measures: its items in order, then the scale when it has one.</summary>
    public static IReadOnlyList<string> Of(Instrument instrument)
    {
        var items = instrument.Items.Select(item => item.Id);
        return HasClimateScale(instrument) ? [.. items, Climate] : [.. items];
    }

    /// <summary>Whether the instrument has enough climate items for the scale.</summary>
    public static bool HasClimateScale(Instrument instrument) =>
        instrument.Items.Count(item => item.Kind == ItemKind.Climate) >= MinimumScaleItems;
}
