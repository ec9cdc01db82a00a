namespace LeadershipBot.Core.Statistics;

/// <summary>
/// The share of favourable answers: those of 4 and 5 on the five-point scale among all scores, after turning reversed items round.
/// Skipped answers and "I can't tell" are in neither number.
/// </summary>
public static class FavourableShare
{
    /// <summary>From 0 to 1; not a number where nobody gave a score.</summary>
    /// <param name="favourable">How many scores are 4 or more.</param>
    /// <param name="scores">How many scores there are.</param>
    public static double Of(long favourable, long scores) => scores == 0 ? double.NaN : (double)favourable / scores;
}
