namespace LeadershipBot.Core.Statistics;

/// <summary>
/// What reliability is computed from: for each item of a scale Σx, Σx² and Σx·T over the complete cases, and the sums of T, the
/// total of the items. It grows with the number of items and not with the number of cases.
/// </summary>
/// <param name="items">How many items the scale has.</param>
public sealed class ScaleSums(int items)
{
    private readonly Moments[] ofItems = new Moments[items];
    private readonly long[] products = new long[items];

    /// <summary>How many items the scale has.</summary>
    public int Items => ofItems.Length;

    /// <summary>The sums of the totals.</summary>
    public Moments Totals { get; private set; }

    /// <summary>Adds somebody who scored every item.</summary>
    /// <exception cref="ArgumentException">Not one score for each item.</exception>
    public void Add(params ReadOnlySpan<int> scores)
    {
        if (scores.Length != Items)
        {
            throw new ArgumentException("A complete case has one score for each item.", nameof(scores));
        }

        long total = 0;
        foreach (var score in scores)
        {
            total += score;
        }

        Totals += new Moments(1, total, total * total);
        for (var item = 0; item < scores.Length; item++)
        {
            ofItems[item] += new Moments(1, scores[item], (long)scores[item] * scores[item]);
            products[item] += scores[item] * total;
        }
    }

    /// <summary>The sums of an item over the complete cases.</summary>
    public Moments Of(int item) => ofItems[item];

    /// <summary>The sums of the totals without one item: Σ(T − x)² is ΣT² − 2·ΣxT + Σx².</summary>
    public Moments TotalsWithout(int item) => new(
        Totals.Count, Totals.Sum - ofItems[item].Sum, Totals.Squares - (2 * products[item]) + ofItems[item].Squares);
}
