namespace LeadershipBot.Core.Statistics;

/// <summary>
/// rwg, how far a group agrees on one item: 1 − s²/σ², where σ² = (A² − 1)/12 is the variance of answers given at random on A points
/// (James, Demaree and Wolf 1984, Journal of Applied Psychology 69, 85–98). A variance larger than that counts as σ², so that it is
/// never below 0.
/// </summary>
public static class WithinGroupAgreement
{
    /// <summary>From 0, no agreement, to 1, all alike; not a number below two answers.</summary>
    /// <param name="group">The sums of the group's scores.</param>
    /// <param name="points">A, the number of points of the scale.</param>
    public static double Of(Moments group, int points)
    {
        var random = ((points * (double)points) - 1) / 12;
        return 1 - (Math.Min(group.Variance, random) / random);
    }
}
