namespace LeadershipBot.Core.Statistics;

/// <summary>
/// Holm's correction: of many tests made together the chance of even one false alarm stays below α. The smallest P is multiplied by
/// the number of tests, the next by one less, and none falls below the one before (Holm 1979, Scandinavian Journal of Statistics 6, 65–70).
/// </summary>
public static class Holm
{
    /// <summary>The corrected values, in the order given; each is at most 1.</summary>
    public static double[] Adjust(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var highest = 0.0;
        foreach (var (rank, index) in Enumerable.Range(0, values.Count).OrderBy(index => values[index]).Index())
        {
            highest = Math.Max(highest, Math.Min(1, values[index] * (values.Count - rank)));
            adjusted[index] = highest;
        }

        return adjusted;
    }
}
