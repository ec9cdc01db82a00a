namespace LeadershipBot.Core.Statistics;

/// <summary>
/// Cronbach's α, how well the items of a scale go together: k/(k − 1) · (1 − Σ s²ᵢ / s²ₜ), with the variances of the k items and of
/// their total (Cronbach 1951, Psychometrika 16, 297–334).
/// </summary>
public static class Cronbach
{
    /// <summary>At most 1, below 0 where items contradict each other; not a number below two items or two cases, or where all totals are alike.</summary>
    public static double Alpha(ScaleSums sums) => Alpha(sums, sums.Items, sums.Totals, Enumerable.Range(0, sums.Items));

    /// <summary>What α would be without one of the items: higher than with it where that item does not belong.</summary>
    public static double AlphaWithout(ScaleSums sums, int item) =>
        Alpha(sums, sums.Items - 1, sums.TotalsWithout(item), Enumerable.Range(0, sums.Items).Where(other => other != item));

    private static double Alpha(ScaleSums sums, int count, Moments totals, IEnumerable<int> items) =>
        count < 2 || !(totals.Variance > 0)
            ? double.NaN
            : count / (count - 1.0) * (1 - (items.Sum(item => sums.Of(item).SquaredDeviations) / totals.SquaredDeviations));
}
