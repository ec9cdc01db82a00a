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

    /// <summary>Of fewer items a list says as much.</summary>
    public const int FewestItems = 4;

    /// <summary>
    /// Of the upper and of the lower half of the items, three at most. What reads like the nearest of the other half is in neither list:
    /// of two items with the same score one can't be high and one low. Of equals on one side the first in the instrument's order goes first.
    /// </summary>
    /// <param name="node">The group as published. Scales are left out: they are averages of the items.</param>
    /// <returns>Every item of the first list is above every one of the second; both are empty below <see cref="FewestItems"/>.</returns>
    public static Extremes From(ReleaseNode node)
    {
        var items = node.Scores.Where(score => !Measure.IsAverage(score.Measure)).ToList();
        if (items.Count < FewestItems)
        {
            return new([], []);
        }

        var falling = items.OrderByDescending(score => score.MeanValue).ToList();
        var half = items.Count / 2;
        var strongest = falling.Take(half).Where(score => score.MeanValue > falling[half].MeanValue).Take(Most);
        var weakest = items.OrderBy(score => score.MeanValue).Take(half).Where(score => score.MeanValue < falling[^(half + 1)].MeanValue).Take(Most);
        return new([.. strongest.Select(score => score.Measure)], [.. weakest.Select(score => score.Measure)]);
    }
}
