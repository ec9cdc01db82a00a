using MathNet.Numerics.Distributions;

namespace LeadershipBot.Core.Statistics;

/// <summary>A mean with what is needed to hold it against another.</summary>
/// <param name="Count">How many values, at least two.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their sample standard deviation.</param>
public readonly record struct Sample(long Count, double Mean, double Deviation)
{
    /// <summary>The variance of the mean, s²/n.</summary>
    internal double Error => Deviation * Deviation / Count;
}

/// <summary>
/// Welch's test of two means whose variances may differ (Welch 1947, Biometrika 34, 28–35): t = (m₂ − m₁) / √(s₁²/n₁ + s₂²/n₂), with
/// degrees of freedom after Satterthwaite (1946, Biometrics Bulletin 2, 110–114).
/// </summary>
/// <param name="T">Positive where the second mean is higher.</param>
/// <param name="DegreesOfFreedom">Those of t.</param>
/// <param name="P">Chance of at least so large a difference, either way, if there is none.</param>
public readonly record struct Welch(double T, double DegreesOfFreedom, double P)
{
    /// <summary>The test. Where nothing differs within either sample, a difference is certain (P 0) and none is none (P 1).</summary>
    /// <param name="before">The first sample.</param>
    /// <param name="after">The second sample.</param>
    /// <param name="margin">How much of the difference, either way, could come from rounding: it is taken off.</param>
    public static Welch Test(Sample before, Sample after, double margin = 0)
    {
        var full = after.Mean - before.Mean;
        var difference = Math.CopySign(Math.Max(0, Math.Abs(full) - margin), full);
        var error = before.Error + after.Error;
        var freedom = error * error / ((before.Error * before.Error / (before.Count - 1)) + (after.Error * after.Error / (after.Count - 1)));
        if (difference == 0 || error == 0)
        {
            return new(difference == 0 ? 0 : double.CopySign(double.PositiveInfinity, difference), freedom, difference == 0 ? 1 : 0);
        }

        var t = difference / Math.Sqrt(error);
        return new(t, freedom, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)));
    }
}
