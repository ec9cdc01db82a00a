using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Chooses where response bands show. Bands of a team and of those beneath it can be subtracted like scores, so the possible
/// number of ballots in each remainder is computed from all that is shown; where it proves that all of its people answered,
/// or that none did, a band nearby is left out.
/// </summary>
/// <param name="roster">Who was asked.</param>
/// <param name="eligible">How many people were asked in each team and beneath it.</param>
/// <param name="ballots">How many of them answered anything.</param>
/// <param name="least">How many answered at least, as far as the bands of answers shown for the team admit.</param>
internal sealed class ResponseBands(FrozenRoster roster, int[] eligible, int[] ballots, int[] least)
{
    private readonly OrganizationTree tree = roster.Tree;

    /// <summary>The bands, by index of the team; null where none shows.</summary>
    /// <param name="shown">The teams about which anything is shown.</param>
    public ResponseBand?[] Choose(bool[] shown)
    {
        var above = NearestAbove(shown);
        var banded = shown.ToArray();
        while (FindProven(shown, above, banded) is { Count: > 0 } proven && HideOne(proven, above, banded))
        {
        }

        return [.. banded.Select((show, index) => show ? ScoreCoding.Response(ballots[index], eligible[index]) : (ResponseBand?)null)];
    }

    private int?[] NearestAbove(bool[] shown)
    {
        var above = new int?[shown.Length];
        foreach (var node in tree.Nodes)
        {
            above[node.Index] = node.ParentIndex is { } parent && !shown[parent] ? above[parent] : node.ParentIndex;
        }

        return above;
    }

    /// <summary>Teams whose people outside the shown teams beneath are proven to have answered all or not at all.</summary>
    private List<int> FindProven(bool[] shown, int?[] above, bool[] banded)
    {
        var ranges = new Range[shown.Length];
        var beneath = new Range[shown.Length];
        var rest = eligible.ToArray();
        for (var index = shown.Length - 1; index >= 0; index--)
        {
            if (shown[index])
            {
                var own = banded[index] ? ScoreCoding.Limits(ScoreCoding.Response(ballots[index], eligible[index]), eligible[index]) : (Low: 0, High: eligible[index]);
                ranges[index] = new(
                    Math.Max(Math.Max(own.Low, least[index]), beneath[index].Low), Math.Min(own.High, beneath[index].High + rest[index]));
                if (above[index] is { } parent)
                {
                    beneath[parent] = new(beneath[parent].Low + ranges[index].Low, beneath[parent].High + ranges[index].High);
                    rest[parent] -= eligible[index];
                }
            }
        }

        var wide = ranges.ToArray();
        var proven = new List<int>();
        for (var index = 0; index < shown.Length; index++)
        {
            if (!shown[index])
            {
                continue;
            }

            if (above[index] is { } parent)
            {
                var (low, high) = wide[index];
                ranges[index] = new(
                    Math.Max(low, ranges[parent].Low - rest[parent] - (beneath[parent].High - high)),
                    Math.Min(high, ranges[parent].High - (beneath[parent].Low - low)));
            }

            if (rest[index] > 0 && (ranges[index].Low - beneath[index].High >= rest[index] || ranges[index].High <= beneath[index].Low))
            {
                proven.Add(index);
            }
        }

        return proven;
    }

    /// <summary>Leaves out the band of the smallest team next beneath a proven one, else its own, else one above; false when there is none left.</summary>
    private bool HideOne(List<int> proven, int?[] above, bool[] banded)
    {
        foreach (var index in proven)
        {
            int? hide = Enumerable.Range(index + 1, tree.EndOf(tree.Nodes[index]) - index - 1)
                .Where(lower => banded[lower] && above[lower] == index)
                .OrderBy(lower => eligible[lower])
                .Select(lower => (int?)lower)
                .FirstOrDefault() ?? index;
            while (hide is { } team && !banded[team])
            {
                hide = above[team];
            }

            if (hide is { } found)
            {
                banded[found] = false;
                return true;
            }
        }

        return false;
    }

    private readonly record struct Range(int Low, int High);
}
