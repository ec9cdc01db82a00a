using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps subtraction from showing what the open ends hide. What each shown team's mean and favourable share admit is carried
/// through the tree; where it proves a small team or atom to lie beyond the end of its scale, further than "4.5+", "1.5−",
/// "80 %+" or "20 %−" and than the figures of that team alone say, it must not be computed.
/// </summary>
/// <remarks>
/// Whoever subtracts is taken to know every number of answers. Sums are whole numbers: points of an item, parts of a point of
/// the scale. The mean and the favourable share of one group are taken together, both before and after subtraction.
/// </remarks>
internal sealed class EndsGuard(OrganizationTree tree, int[] eligible, Sums[] totals, bool isItem)
{
    /// <summary>Answers from which figures beyond the ends are far from unanimous and are no secret of anybody.</summary>
    private const int ExemptFrom = 20;

    private readonly ShownLimits scale = new(isItem);
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
                (atomPoints[index], atomFavourable[index]) = scale.Possible(atoms.SumsOf(index).Count);
                if (above[index] is { } upper)
                {
                    hasBeneath[upper] = true;
                }
            }
        }

        var plainPoints = limits.Up(points, atomPoints);
        var plainFavourable = limits.Up(favourable, atomFavourable);
        var (teamPoints, restPoints) = limits.Down(plainPoints, atomPoints);
        var (teamFavourable, restFavourable) = limits.Down(plainFavourable, atomFavourable);
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
            if (hasBeneath[index] && IsBeyond(rest, scale.Possible(rest), (restPoints[index], restFavourable[index])))
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
            figures[index] = scale.Of(totals[index], eligible[index]);
            known[index] = true;
        }

        return figures[index];
    }

    private bool IsBeyond(int count, (Limits Points, Limits Favourable) alone, (Limits Points, Limits Favourable) found)
    {
        if (count is 0 or >= ExemptFrom)
        {
            return false;
        }

        var both = scale.Together(count, found.Points, found.Favourable);
        return IsBeyond(alone.Points, both.Points, scale.PointEnds(count)) || IsBeyond(alone.Favourable, both.Favourable, ShownLimits.FavourableEnds(count));
    }

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
