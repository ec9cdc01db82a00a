using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Statistics;

/// <summary>The items a group rates highest and lowest, by what its release shows.</summary>
/// <param name="Strongest">Ids of at most <see cref="ChooseExtremes.Most"/> items, the highest first.</param>
/// <param name="Weakest">Ids of at most <see cref="ChooseExtremes.Most"/> others, the lowest first.</param>
public sealed record Extremes(IReadOnlyList<string> Strongest, IReadOnlyList<string> Weakest);

/// <summary>Picks them.</summary>
public static class ChooseExtremes
{
    /// <summary>The most items of each.</summary>
    public const int Most = 3;

    /// <summary>
    /// Of the upper and of the lower half of the items, three at most: no item is in both, and with an odd number one is in neither.
    /// Of equals the first in the instrument's order goes first, so that everybody who looks gets the same.
    /// </summary>
    /// <param name="node">The group as published. Scales are left out: they are averages of the items.</param>
    /// <returns>Two lists of the same length; both empty where the group shows fewer than two items.</returns>
    public static Extremes From(ReleaseNode node)
    {
        var items = node.Scores.Where(score => score.Measure != Measure.Climate && !Measure.IsDimension(score.Measure))
            .ToList();
        var each = Math.Min(Most, items.Count / 2);
        var strongest = items.OrderByDescending(score => score.MeanValue).Take(each).ToList();
        var weakest = items.Except(strongest).OrderBy(score => score.MeanValue).Take(each);
        return new([.. strongest.Select(score => score.Measure)], [.. weakest.Select(score => score.Measure)]);
    }
}
