namespace LeadershipBot.Core.Anonymity;

/// <summary>The whole numbers from <paramref name="Low"/> to <paramref name="High"/>, both included.</summary>
internal readonly record struct Limits(long Low, long High)
{
    /// <summary>What both admit.</summary>
    public Limits Within(Limits other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));

    /// <summary>What the sum of two numbers may be.</summary>
    public Limits Plus(Limits other) => new(Low + other.Low, High + other.High);

    /// <summary>What one part may be when these are the limits of the whole and the others those of the rest.</summary>
    public Limits Less(Limits rest) => new(Low - rest.High, High - rest.Low);
}

/// <summary>
/// What subtraction tells about sums in a tree: each shown team is its atom and the shown teams next beneath it. Limits go up
/// the tree as sums and down again as differences, which on a tree gives the exact limits of every team and atom.
/// </summary>
/// <param name="above">The next shown team above each team, by index; a team stands after those above it.</param>
/// <param name="shown">Which teams are shown.</param>
internal sealed class TreeLimits(int?[] above, bool[] shown)
{
    /// <summary>The limits by what a team and those beneath it show, before anything is subtracted.</summary>
    /// <param name="teams">What each team shows by itself.</param>
    /// <param name="atoms">What is possible in each atom.</param>
    public Limits[] Up(Limits[] teams, Limits[] atoms)
    {
        var own = new Limits[shown.Length];
        var parts = (Limits[])atoms.Clone();
        for (var index = shown.Length - 1; index >= 0; index--)
        {
            if (shown[index])
            {
                own[index] = teams[index].Within(parts[index]);
                if (above[index] is { } upper)
                {
                    parts[upper] = parts[upper].Plus(own[index]);
                }
            }
        }

        return own;
    }

    /// <summary>The limits after subtraction.</summary>
    /// <param name="own">The limits before, from <see cref="Up"/>.</param>
    /// <param name="atoms">What is possible in each atom.</param>
    public (Limits[] Teams, Limits[] Atoms) Down(Limits[] own, Limits[] atoms)
    {
        var parts = (Limits[])atoms.Clone();
        for (var index = 0; index < shown.Length; index++)
        {
            if (shown[index] && above[index] is { } upper)
            {
                parts[upper] = parts[upper].Plus(own[index]);
            }
        }

        var teams = (Limits[])own.Clone();
        var rests = (Limits[])atoms.Clone();
        for (var index = 0; index < shown.Length; index++)
        {
            if (!shown[index])
            {
                continue;
            }

            if (above[index] is { } upper)
            {
                teams[index] = own[index].Within(teams[upper].Less(Without(parts[upper], own[index])));
            }

            rests[index] = atoms[index].Within(teams[index].Less(Without(parts[index], atoms[index])));
        }

        return (teams, rests);
    }

    private static Limits Without(Limits sum, Limits part) => new(sum.Low - part.Low, sum.High - part.High);
}
