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
        var above = NearestAbove(atoms.Published);
        var limits = new TreeLimits(above, atoms.Published);
        var teams = Bounds.Of(atoms.Published, FiguresOf);
        var rests = Bounds.Of(atoms.Published, index => ShownLimits.Possible(atoms.SumsOf(index).Count));
        var alone = new Bounds(limits.Up(teams.Points, rests.Points), limits.Up(teams.Favourable, rests.Favourable));
        (teams, rests) = Narrow(limits, atoms, teams, rests);
        var hasBeneath = above.OfType<int>().ToHashSet();
        var families = new SortedSet<int>();
        foreach (var index in Enumerable.Range(0, above.Length).Where(index => atoms.Published[index]))
        {
            if (above[index] is { } upper && IsBeyond(totals[index].Count, alone.At(index), teams.At(index)))
            {
                families.Add(upper);
            }

            var rest = atoms.SumsOf(index).Count;
            if (hasBeneath.Contains(index) && IsBeyond(rest, ShownLimits.Possible(rest), rests.At(index)))
            {
                families.Add(index);
            }
        }

        return [.. families.Select(index => tree.Nodes[index])];
    }

    /// <summary>Subtracts up and down the tree, and lets sums and favourable answers narrow each other, until nothing changes.</summary>
    private (Bounds Teams, Bounds Rests) Narrow(TreeLimits limits, Atoms atoms, Bounds teams, Bounds rests)
    {
        for (var (round, isNarrower) = (0, true); isNarrower && round < MostRounds; round++)
        {
            var (teamPoints, restPoints) = limits.Down(limits.Up(teams.Points, rests.Points), rests.Points);
            var (teamFavourable, restFavourable) = limits.Down(limits.Up(teams.Favourable, rests.Favourable), rests.Favourable);
            (teams, rests) = (new(teamPoints, teamFavourable), new(restPoints, restFavourable));
            isNarrower = false;
            for (var index = 0; index < teamPoints.Length; index++)
            {
                isNarrower |= atoms.Published[index] && (teams.Narrow(index, totals[index].Count) | rests.Narrow(index, atoms.SumsOf(index).Count));
            }
        }

        return (teams, rests);
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

    private static bool IsBeyond(int count, (Limits Points, Limits Favourable) alone, (Limits Points, Limits Favourable) found) =>
        count > 0
        && (IsBeyond(alone.Points, found.Points, ShownLimits.PointEnds(count))
            || IsBeyond(alone.Favourable, found.Favourable, ShownLimits.FavourableEnds(count)));

    private static bool IsBeyond(Limits alone, Limits found, Limits ends) =>
        found.Low > Math.Max(alone.Low, ends.High) || found.High < Math.Min(alone.High, ends.Low);

    /// <summary>For each shown team the next shown one above it.</summary>
    private int?[] NearestAbove(bool[] shown)
    {
        var nearest = new int?[shown.Length];
        foreach (var node in tree.Nodes)
        {
            nearest[node.Index] = node.ParentIndex is { } parent && !shown[parent] ? nearest[parent] : node.ParentIndex;
        }

        return [.. nearest.Select((above, index) => shown[index] ? above : null)];
    }

    /// <summary>What the sums and the numbers of favourable answers of all groups admit, by index of the team.</summary>
    private sealed record Bounds(Limits[] Points, Limits[] Favourable)
    {
        public static Bounds Of(bool[] shown, Func<int, (Limits Points, Limits Favourable)> of)
        {
            var both = shown.Select((isShown, index) => isShown ? of(index) : default).ToArray();
            return new([.. both.Select(one => one.Points)], [.. both.Select(one => one.Favourable)]);
        }

        public (Limits Points, Limits Favourable) At(int index) => (Points[index], Favourable[index]);

        /// <summary>Lets the sum and the number of favourable answers of a group narrow each other; says whether they did.</summary>
        public bool Narrow(int index, int count)
        {
            var before = At(index);
            (Points[index], Favourable[index]) = ShownLimits.Together(count, Points[index], Favourable[index]);
            return At(index) != before;
        }
    }
}
