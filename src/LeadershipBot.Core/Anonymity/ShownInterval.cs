using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// The 95 % interval of a mean for all who were asked, from what is shown and no more: the fewest answers of the band, the people
/// asked, the shown spread, and what rounding may have moved the mean. It is wider than the true figures would make it, and says
/// nothing that they do not say already.
/// </summary>
internal static class ShownInterval
{
    private const int Lowest = 10;
    private const int Highest = 10 * Pulses.Answer.ScalePoints;

    /// <summary>In points, to a tenth, within the scale; null where no spread is shown.</summary>
    public static (decimal Low, decimal High)? Of(ShownFigures figures, int eligible)
    {
        if (figures.SpreadTenths is not { } spread)
        {
            return null;
        }

        var half = FinitePopulation.HalfWidth(figures.Answers.Low, eligible, spread / 10.0) + figures.Rounding;
        var tenths = (int)Math.Ceiling((10 * half) - 1e-9);
        return (ScoreCoding.Points(Math.Max(Lowest, figures.MeanTenths - tenths)), ScoreCoding.Points(Math.Min(Highest, figures.MeanTenths + tenths)));
    }
}
