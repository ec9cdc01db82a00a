using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// What the figures shown for a known number of answers admit: the sum of the scores, counted in points for an item and in
/// parts of a point for the scale, and the number of favourable answers.
/// </summary>
internal sealed class ShownLimits(bool isItem)
{
    private const int Most = Answer.ScalePoints;

    /// <summary>Steps of a sum in a point, and how many of the sums' units make one.</summary>
    private readonly long point = isItem ? 1 : Tally.Unit;
    private readonly long unit = isItem ? Tally.Unit : 1;

    /// <summary>All that so many answers can be.</summary>
    public (Limits Points, Limits Favourable) Possible(int count) => (new(count * point, count * point * Most), new(0, count));

    /// <summary>What is left of it once a group's mean and favourable share are shown.</summary>
    public (Limits Points, Limits Favourable) Of(Sums sums, int eligible)
    {
        var (points, favourable) = Possible(sums.Count);
        var tenths = ScoreCoding.ShownMean(sums.Count, sums.Sum, eligible, isItem);
        points = WhereEqual(points, sum => ScoreCoding.ShownMean(sums.Count, sum * unit, eligible, isItem), tenths);
        if (!ScoreCoding.HidesFavourable(eligible))
        {
            var step = ScoreCoding.StepOf(AnswerBand.Of(sums.Count, eligible, eligible));
            int Shown(long number) => ScoreCoding.ShownFavourable((int)number, sums.Count, step, tenths, eligible, isItem);
            favourable = WhereEqual(favourable, Shown, Shown(sums.Favourable));
        }

        return Together(sums.Count, points, favourable);
    }

    /// <summary>
    /// What the sum and the number of favourable answers of one group say about each other: a favourable answer is 4 to 5
    /// points; another one 1 to 3 points, or to just under 4 on the scale.
    /// </summary>
    public (Limits Points, Limits Favourable) Together(int count, Limits points, Limits favourable)
    {
        var (least, most) = (count * point, count * (isItem ? 3 : 4) * point);
        var more = isItem ? 2 * point : point;
        var fewest = (points.Low - most + more - 1) / more;
        var bounded = favourable.Within(new(fewest, (points.High - least) / (3 * point)));
        return (points.Within(new(least + (3 * point * bounded.Low), most + (more * bounded.High))), bounded);
    }

    /// <summary>The largest sum at the low end and the smallest at the high end.</summary>
    public Limits PointEnds(int count) => new(count * point * 15 / 10, ((count * point * 45) + 9) / 10);

    /// <summary>The most favourable answers at the low end and the fewest at the high end.</summary>
    public static Limits FavourableEnds(int count) => new(count / 5, ((count * 4) + 4) / 5);

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
