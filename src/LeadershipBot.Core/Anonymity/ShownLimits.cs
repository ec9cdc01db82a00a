using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>What the figures shown for a known number of answers to an item admit: the sum of the points and the number of favourable answers.</summary>
internal static class ShownLimits
{
    private const int Most = Answer.ScalePoints;

    /// <summary>Answers from which figures beyond the open ends are far from unanimous.</summary>
    private const int Many = 20;
    private const int FromUnanimity = 4;

    /// <summary>All that so many answers can be.</summary>
    public static (Limits Points, Limits Favourable) Possible(int count) => (new(count, count * Most), new(0, count));

    /// <summary>What is left of it once a group's mean and favourable share are shown.</summary>
    public static (Limits Points, Limits Favourable) Of(Sums sums, int eligible)
    {
        var (points, favourable) = Possible(sums.Count);
        var tenths = ScoreCoding.ShownMean(sums.Count, sums.Points, eligible);
        points = WhereEqual(points, sum => ScoreCoding.ShownMean(sums.Count, sum, eligible), tenths);
        if (!ScoreCoding.HidesFavourable(eligible))
        {
            var step = ScoreCoding.StepOf(AnswerBand.Of(sums.Count, eligible, eligible));
            int Shown(long number) => ScoreCoding.ShownFavourable((int)number, sums.Count, step, tenths, eligible);
            favourable = WhereEqual(favourable, Shown, Shown(sums.Favourable));
        }

        return Together(sums.Count, points, favourable);
    }

    /// <summary>
    /// What the sum and the number of favourable answers of one group say about each other: a favourable answer is 4 or 5
    /// points, another one 1 to 3.
    /// </summary>
    public static (Limits Points, Limits Favourable) Together(int count, Limits points, Limits favourable)
    {
        var (least, most) = (count, count * 3);
        var fewest = (points.Low - most + 1) / 2;
        var bounded = favourable.Within(new(fewest, (points.High - least) / 3));
        return (points.Within(new(least + (3 * bounded.Low), most + (2 * bounded.High))), bounded);
    }

    /// <summary>
    /// The largest sum at the low end and the smallest at the high end. Of many answers it is no secret that most are alike,
    /// only that all are but for a point or two.
    /// </summary>
    public static Limits PointEnds(int count) => count < Many
        ? new(count * 15 / 10, ((count * 45) + 9) / 10)
        : new(count + FromUnanimity, (count * Most) - FromUnanimity);

    /// <summary>The most favourable answers at the low end and the fewest at the high end; of many any number will do.</summary>
    public static Limits FavourableEnds(int count) => count < Many ? new(count / 5, ((count * 4) + 4) / 5) : new(0, count);

    /// <summary>The numbers within limits that show as this; what shows never falls when the number rises.</summary>
    private static Limits WhereEqual(Limits within, Func<long, int> shown, int value) =>
        new(First(within, number => shown(number) >= value), First(within, number => shown(number) > value) - 1);

    private static long First(Limits within, Func<long, bool> holds)
    {
        var (low, high) = (within.Low, within.High + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
