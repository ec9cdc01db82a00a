using MathNet.Numerics.Distributions;

namespace LeadershipBot.Core.Statistics;

/// <summary>
/// How far the mean of those who answered may lie from that of all who were asked: t·√(1 − n/N)·s/√n, with t for n − 1 degrees of
/// freedom (Cochran 1977, Sampling Techniques, 3rd edition, chapter 2). It is about what this group thinks now. It is not for
/// changes: next time other people of the same kind might answer, and they are not N.
/// </summary>
public static class FinitePopulation
{
    /// <summary>Half the width of the interval of the mean; infinite below two answers, 0 where everybody answered.</summary>
    /// <param name="answers">n.</param>
    /// <param name="asked">N, at least n.</param>
    /// <param name="deviation">s, the sample standard deviation.</param>
    /// <param name="level">How often the interval is to hold the mean of all.</param>
    /// <exception cref="ArgumentOutOfRangeException">More answered than were asked.</exception>
    public static double HalfWidth(int answers, int asked, double deviation, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(answers, asked);
        return answers < 2
            ? double.PositiveInfinity
            : StudentT.InvCDF(0, 1, answers - 1, (1 + level) / 2) * Math.Sqrt((1 - ((double)answers / asked)) / answers) * deviation;
    }
}
