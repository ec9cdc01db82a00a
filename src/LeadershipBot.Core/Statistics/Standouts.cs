using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Statistics;

/// <summary>The items that stand out in what a release shows of one group, by their means as shown.</summary>
/// <param name="Strongest">Ids, the highest first.</param>
/// <param name="Weakest">Ids, the lowest first; none that is among the strongest.</param>
public sealed record Standouts(IReadOnlyList<string> Strongest, IReadOnlyList<string> Weakest)
{
    /// <summary>The most items on either side.</summary>
    public const int Most = 3;

    /// <summary>Picks them. Of equals the first in the instrument's order comes first, so that everybody who looks gets the same.</summary>
    /// <param name="node">The group as published; averages of items are left out.</param>
    public static Standouts Of(ReleaseNode node)
    {
        var items = node.Scores.Where(score => score.Measure != Measure.Climate && !Measure.IsDimension(score.Measure)).ToList();

        // Where there are few, each side gets its half, and the strong side the one in the middle.
        var strongest = items.OrderByDescending(score => score.MeanValue).Take(Math.Min(Most, (items.Count + 1) / 2)).ToList();
        var weakest = items.Except(strongest).OrderBy(score => score.MeanValue).Take(Most);
        return new([.. strongest.Select(score => score.Measure)], [.. weakest.Select(score => score.Measure)]);
    }
}
