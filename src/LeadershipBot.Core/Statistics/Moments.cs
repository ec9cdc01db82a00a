namespace LeadershipBot.Core.Statistics;

/// <summary>
/// Number, sum and sum of squares of whole numbers. All are kept exactly, and what is computed from them is exact up to the last
/// division, so that no order of adding and no distance from zero costs a digit.
/// </summary>
/// <param name="Count">n.</param>
/// <param name="Sum">Σx.</param>
/// <param name="Squares">Σx².</param>
public readonly record struct Moments(long Count, long Sum, long Squares)
{
    /// <summary>The mean; not a number where there is nothing.</summary>
    public double Mean => (double)Sum / Count;

    /// <summary>Σ(x − mean)², as (n·Σx² − (Σx)²) / n; 0 where there is nothing.</summary>
    public double SquaredDeviations => Count == 0 ? 0 : (double)((Int128)Count * Squares - (Int128)Sum * Sum) / Count;

    /// <summary>The sample variance, with n − 1; not a number below two values.</summary>
    public double Variance => Count < 2 ? double.NaN : SquaredDeviations / (Count - 1);

    /// <summary>The sample standard deviation, with n − 1; not a number below two values.</summary>
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>Two groups that share nobody, together.</summary>
    public static Moments operator +(Moments left, Moments right) => Add(left, right);

    /// <summary>Two groups that share nobody, together.</summary>
    public static Moments Add(Moments left, Moments right) => new(left.Count + right.Count, left.Sum + right.Sum, left.Squares + right.Squares);

    /// <summary>Those of some numbers.</summary>
    public static Moments Of(params IEnumerable<long> values)
    {
        var moments = default(Moments);
        foreach (var value in values)
        {
            moments += new Moments(1, value, value * value);
        }

        return moments;
    }
}
