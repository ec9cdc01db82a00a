using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps subtraction from showing what the open ends hide. What each shown team's mean and favourable share admit is carried
/// through the tree; where it proves a small team or atom to lie beyond the end of its scale, further than "4.5+", "1.5−",
/// "80 %+" or "20 %−" and than the figures of that team alone say, it must not be computed.
/// </summary>
/// <remarks>
/// Whoever subtracts is taken to know every number of answers. The mean and the favourable share of one group are taken together,
/// before and after each subtraction, until nothing gets narrower.
/// </remarks>
internal sealed class EndsGuard(OrganizationTree tree, int[] eligible, Sums[] totals)
{
    /// <summary>Narrowing is over after a few rounds; what is left then are halves of a point.</summary>
    private const int MostRounds = 20;

    private readonly (Limits Points, Limits Favourable)[] figures = new (Limits, Limits)[eligible.Length];
    private readonly bool[] known = new bool[eligible.Length];

    /// <summary>Teams of which one of those shown next beneath must be given up; each once.</summary>
    public IReadOnlyList<TeamNode> FindFamilies(Atoms atoms)
    {
        var shown = atoms.Published;
        var above = NearestAbove(shown);
        var limits = new TreeLimits(above, shown);
        var (points, favourable) = (new Limits[shown.Length], new Limits[shown.Length]);
        var (atomPoints, atomFavourable) = (new Limits[shown.Length], new Limits[shown.Length]);
        var hasBeneath = new bool[shown.Length];
        for (var index = 0; index < shown.Length; index++)
        {
            if (shown[index])
            {
                (points[index], favourable[index]) = FiguresOf(index);
                (atomPoints[index], atomFavourable[index]) = ShownLimits.Possible(atoms.SumsOf(index).Count);
                if (above[index] is { } upper)
                {
                    hasBeneath[upper] = true;
                }
            }
        }

        var plainPoints = limits.Up(points, atomPoints);
        var plainFavourable = limits.Up(favourable, atomFavourable);
        var (teamPoints, restPoints) = (points, atomPoints);
        var (teamFavourable, restFavourable) = (favourable, atomFavourable);
        for (var (round, isNarrower) = (0, true); isNarrower && round < MostRounds; round++)
        {
            (teamPoints, restPoints) = limits.Down(limits.Up(teamPoints, restPoints), restPoints);
            (teamFavourable, restFavourable) = limits.Down(limits.Up(teamFavourable, restFavourable), restFavourable);
            isNarrower = false;
            for (var index = 0; index < shown.Length; index++)
            {
                isNarrower |= shown[index]
                    && (Narrow(totals[index].Count, ref teamPoints[index], ref teamFavourable[index])
                        | Narrow(atoms.SumsOf(index).Count, ref restPoints[index], ref restFavourable[index]));
            }
        }

        var families = new SortedSet<int>();
        for (var index = 0; index < shown.Length; index++)
        {
            if (!shown[index])
            {
                continue;
            }

            if (above[index] is { } upper
                && IsBeyond(totals[index].Count, (plainPoints[index], plainFavourable[index]), (teamPoints[index], teamFavourable[index])))
            {
                families.Add(upper);
            }

            var rest = atoms.SumsOf(index).Count;
            if (hasBeneath[index] && IsBeyond(rest, ShownLimits.Possible(rest), (restPoints[index], restFavourable[index])))
            {
                families.Add(index);
            }
        }

        return [.. families.Select(index => tree.Nodes[index])];
    }

    private (Limits Points, Limits Favourable) FiguresOf(int index)
    {
        if (!known[index])
        {
            figures[index] = ShownLimits.Of(totals[index], eligible[index]);
            known[index] = true;
        }

        return figures[index];
    }

    /// <summary>Lets the sum and the number of favourable answers of a group narrow each other; says whether they did.</summary>
    private static bool Narrow(int count, ref Limits points, ref Limits favourable)
    {
        var before = (points, favourable);
        (points, favourable) = ShownLimits.Together(count, points, favourable);
        return (points, favourable) != before;
    }

    private static bool IsBeyond(int count, (Limits Points, Limits Favourable) alone, (Limits Points, Limits Favourable) found) =>
        count > 0
        && (IsBeyond(alone.Points, found.Points, ShownLimits.PointEnds(count))
            || IsBeyond(alone.Favourable, found.Favourable, ShownLimits.FavourableEnds(count)));

    private static bool IsBeyond(Limits alone, Limits found, Limits ends) =>
        found.Low > Math.Max(alone.Low, ends.High) || found.High < Math.Min(alone.High, ends.Low);

    private int?[] NearestAbove(bool[] shown)
    {
        var nearest = new int?[shown.Length];
        foreach (var node in tree.Nodes)
        {
            nearest[node.Index] = node.ParentIndex is { } parent && !shown[parent] ? nearest[parent] : node.ParentIndex;
        }

        return nearest;
    }
}
