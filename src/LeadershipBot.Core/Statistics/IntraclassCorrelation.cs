namespace LeadershipBot.Core.Statistics;

/// <summary>
/// How much answers depend on the group somebody is in, from a one-way analysis of variance: ICC(1) = (MSB − MSW) / (MSB + (k̄ − 1)·MSW)
/// is the share of all differences that lies between groups, ICC(2) = (MSB − MSW) / MSB how reliable the groups' means are, where k̄ is
/// the average size of a group (Shrout and Fleiss 1979, Psychological Bulletin 86, 420–428; Bliese 2000, in Klein and Kozlowski,
/// Multilevel Theory, 349–381). Both can be negative: groups are then more alike than chance makes them.
/// </summary>
/// <param name="MeanSquareBetween">MSB.</param>
/// <param name="MeanSquareWithin">MSW.</param>
/// <param name="AverageSize">k̄.</param>
public readonly record struct IntraclassCorrelation(double MeanSquareBetween, double MeanSquareWithin, double AverageSize)
{
    /// <summary>ICC(1); not a number where nothing differs.</summary>
    public double Single => (MeanSquareBetween - MeanSquareWithin) / (MeanSquareBetween + ((AverageSize - 1) * MeanSquareWithin));

    /// <summary>ICC(2); not a number where the groups' means are all alike.</summary>
    public double Average => MeanSquareBetween > 0 ? (MeanSquareBetween - MeanSquareWithin) / MeanSquareBetween : double.NaN;

    /// <summary>From the sums of each group; groups without anybody count for nothing. Null below two groups, or where no group has two.</summary>
    /// <remarks>
    /// The distance of a group's mean from the mean of all is taken from whole numbers, (N·Σx − n·Σ) / (n·N), so that adding up loses nothing.
    /// </remarks>
    public static IntraclassCorrelation? Of(IEnumerable<Moments> groups)
    {
        var filled = groups.Where(group => group.Count > 0).ToList();
        var all = filled.Aggregate(default(Moments), Moments.Add);
        if (filled.Count < 2 || all.Count <= filled.Count)
        {
            return null;
        }

        var between = filled.Sum(group =>
        {
            var distance = (double)(((Int128)all.Count * group.Sum) - ((Int128)group.Count * all.Sum)) / all.Count;
            return distance * distance / group.Count;
        });
        return new(
            between / (filled.Count - 1),
            filled.Sum(group => group.SquaredDeviations) / (all.Count - filled.Count),
            (double)all.Count / filled.Count);
    }
}
