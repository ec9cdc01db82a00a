using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps bands from proving who took part. Bands of a team and of those beneath it can be subtracted like scores, so the
/// possible number in each remainder is computed from all that is shown; where it proves that all of its people answered,
/// or that none did, a band nearby is widened.
/// </summary>
/// <param name="tree">The teams.</param>
/// <param name="eligible">How many people were asked in each team and beneath it.</param>
/// <param name="shown">The teams about which the bands are shown.</param>
/// <param name="narrow">What each team's band admits.</param>
/// <param name="wide">What it admits once widened.</param>
internal sealed class ParticipationGuard(OrganizationTree tree, int[] eligible, bool[] shown, Func<int, Limits> narrow, Func<int, Limits> wide)
{
    private readonly int?[] above = NearestAbove(tree, shown);
    private readonly bool[] kept = [.. shown];

    /// <summary>Which of the shown teams keep their narrow band, by index.</summary>
    public bool[] Choose()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            foreach (var index in FindProven())
            {
                changed |= WidenNear(index);
            }
        }

        return kept;
    }

    private static int?[] NearestAbove(OrganizationTree tree, bool[] shown)
    {
        var nearest = new int?[shown.Length];
        foreach (var node in tree.Nodes)
        {
            nearest[node.Index] = node.ParentIndex is { } parent && !shown[parent] ? nearest[parent] : node.ParentIndex;
        }

        return nearest;
    }

    /// <summary>
    /// Teams whose people outside the shown teams beneath are proven to have answered all or not at all. Limits go up the tree
    /// as sums and down again as differences, which on a tree gives the exact limits of every remainder.
    /// </summary>
    private List<int> FindProven()
    {
        var own = new Limits[shown.Length];
        var beneath = new Limits[shown.Length];
        var rest = eligible.ToArray();
        for (var index = shown.Length - 1; index >= 0; index--)
        {
            if (shown[index])
            {
                own[index] = (kept[index] ? narrow(index) : wide(index)).Within(new(beneath[index].Low, beneath[index].High + rest[index]));
                if (above[index] is { } parent)
                {
                    beneath[parent] = beneath[parent].Plus(own[index]);
                    rest[parent] -= eligible[index];
                }
            }
        }

        var final = own.ToArray();
        var proven = new List<int>();
        for (var index = 0; index < shown.Length; index++)
        {
            if (!shown[index])
            {
                continue;
            }

            if (above[index] is { } parent)
            {
                var (low, high) = own[index];
                final[index] = own[index].Within(new(
                    final[parent].Low - rest[parent] - (beneath[parent].High - high), final[parent].High - (beneath[parent].Low - low)));
            }

            if (rest[index] > 0 && (final[index].Low - beneath[index].High >= rest[index] || final[index].High <= beneath[index].Low))
            {
                proven.Add(index);
            }
        }

        return proven;
    }

    /// <summary>Widens the band of the smallest team next beneath, else of the team itself, else of one above; false when all are wide.</summary>
    private bool WidenNear(int index)
    {
        int? found = Enumerable.Range(index + 1, tree.EndOf(tree.Nodes[index]) - index - 1)
            .Where(lower => kept[lower] && above[lower] == index)
            .OrderBy(lower => eligible[lower])
            .Select(lower => (int?)lower)
            .FirstOrDefault() ?? index;
        while (found is { } team && !kept[team])
        {
            found = above[team];
        }

        if (found is { } widened)
        {
            kept[widened] = false;
        }

        return found is not null;
    }
}
