namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Which figures fewer people than were asked could have given. Where few are asked, some figures need an answer of every one:
/// among seven a mean of 3.1 is 22 points of seven. Such a figure would prove that everybody answered, so the nearest one that
/// fewer answers give too is shown in its place; of two equally near the one towards the middle.
/// </summary>
internal sealed class SmallGroups
{
    /// <summary>From here on up to nothing needs everybody: the tests try every possible answer.</summary>
    private const int LargestAsked = 14;
    private const int MiddleTenths = 30;
    private const int MiddlePercent = 50;

    private static readonly SmallGroups?[] All = [.. Enumerable.Range(0, LargestAsked + 1).Select(Of)];

    private readonly Dictionary<int, List<int>> percentsOf;

    private SmallGroups(Dictionary<int, List<int>> percentsOf) => this.percentsOf = percentsOf;

    /// <summary>What fits fewer than all of so many people; null where so many are asked that everything does.</summary>
    public static SmallGroups? For(int eligible) => eligible > LargestAsked ? null : All[eligible];

    /// <summary>The mean to show, in tenths.</summary>
    public int Mean(int tenths) => percentsOf.Keys.MinBy(other => (Math.Abs(other - tenths), Math.Abs(other - MiddleTenths)));

    /// <summary>The favourable share to show next to a mean that is shown.</summary>
    public int Favourable(int percent, int tenths) =>
        percentsOf[tenths].MinBy(other => (Math.Abs(other - percent), Math.Abs(other - MiddlePercent)));

    private static SmallGroups? Of(int asked)
    {
        if (asked <= ReleasePolicy.MinimumAnswers)
        {
            return null;
        }

        var pairs =
            from answers in Enumerable.Range(ReleasePolicy.MinimumAnswers, asked - ReleasePolicy.MinimumAnswers)
            from favourable in Enumerable.Range(0, answers + 1)
            from sum in Points(answers, favourable)
            select (Tenths: ScoreCoding.Tenths(answers, sum), Percent: ScoreCoding.Percent(favourable, answers, ScoreCoding.CoarsestStep));
        return new(pairs.Distinct().GroupBy(pair => pair.Tenths, pair => pair.Percent).ToDictionary(group => group.Key, group => group.ToList()));
    }

    /// <summary>The sums that so many answers can have, from all others at 1 and the favourable ones at 4 up to 3 and 5.</summary>
    private static IEnumerable<int> Points(int answers, int favourable) =>
        Enumerable.Range(answers + (3 * favourable), (2 * answers) - favourable + 1);
}
