using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Actions;

/// <summary>What to talk about first: the highest item, then the lowest one or two, with their figures as published.</summary>
/// <param name="Strength">The highest item.</param>
/// <param name="Lowest">The lowest items, the lowest first; none where there is nothing beside the strength.</param>
public sealed record Findings(ReleaseScore Strength, IReadOnlyList<ReleaseScore> Lowest);

/// <summary>Picks them from what a release shows of one group. Items are about how it is or what was seen, never about a person.</summary>
public static class ChooseFindings
{
    private const int ItemsForTwo = 4;

    /// <summary>The findings; null where the group shows no item.</summary>
    /// <param name="node">The group as published. Scales are left out: nobody can act on an average of questions.</param>
    public static Findings? From(ReleaseNode node)
    {
        var items = node.Scores.Where(score => !Measure.IsAverage(score.Measure)).ToList();
        if (items.Count == 0)
        {
            return null;
        }

        // Of equals the first in the instrument's order, so that everybody who looks gets the same.
        var strength = items.MaxBy(score => score.MeanValue)!;
        var lowest = items.Where(score => score != strength).OrderBy(score => score.MeanValue).Take(items.Count < ItemsForTwo ? 1 : 2);
        return new(strength, [.. lowest]);
    }
}
