using System.Collections.Concurrent;
using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// What a published figure admits, by the rules anybody can read in the documentation. Where few were asked, what is shown may
/// be a neighbour of the true figure; there the attacker, who has the program too, tries every possible answer in it.
/// </summary>
internal static class PublishedRules
{
    /// <summary>Up to here the program is asked.</summary>
    private const int FewAsked = 14;

    private static readonly ConcurrentDictionary<(int Asked, int Answers), Lazy<IReadOnlyList<(int Points, int Favourable, string Mean, string? Share)>>> Tried = new();

    public static Window Answers(string band, int asked)
    {
        var open = band.EndsWith('+');
        var parts = band.TrimEnd('+').Split('–');
        var low = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return new(low, open ? asked : Math.Min(asked, int.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>The sums of points that show as this mean (and share).</summary>
    public static Window? Points(int answers, int asked, string mean, string? share) => asked <= FewAsked
        ? Window.Of(Try(asked, answers).Where(tried => tried.Mean == mean && tried.Share == share).Select(tried => tried.Points))
        : Window.Of(Enumerable.Range(answers, (4 * answers) + 1).Where(points => Mean(points, answers) == mean));

    /// <summary>The numbers of favourable answers that show as this share (and mean).</summary>
    public static Window? Favourable(int answers, int asked, string mean, string? share, int step) => share is null
        ? new Window(0, answers)
        : asked <= FewAsked
            ? Window.Of(Try(asked, answers).Where(tried => tried.Mean == mean && tried.Share == share).Select(tried => tried.Favourable))
            : Window.Of(Enumerable.Range(0, answers + 1).Where(favourable => Share(favourable, answers, step) == share));

    /// <summary>The rule for means: open ends first, then a tenth.</summary>
    public static string Mean(int points, int answers)
    {
        if (points * 10 >= 45 * answers)
        {
            return "4.5+";
        }

        if (points * 10 <= 15 * answers)
        {
            return "1.5−";
        }

        var tenths = Math.Clamp(((20 * points) + answers) / (2 * answers), 16, 44);
        return string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10}");
    }

    /// <summary>The rule for shares: open ends first, then the step.</summary>
    public static string Share(int favourable, int answers, int step)
    {
        if (favourable * 100 >= 80 * answers)
        {
            return "80 %+";
        }

        if (favourable * 100 <= 20 * answers)
        {
            return "20 %−";
        }

        var steps = ((200 * favourable) + (step * answers)) / (2 * step * answers);
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(steps * step, 20 + step, 80 - step)} %");
    }

    /// <summary>The rule for spreads: a standard deviation up to 1, 1.3, 1.6 or more, from sums of squares as groups count.</summary>
    public static Window Squares(int answers, int points, decimal spread)
    {
        int Most(decimal deviation) => (int)Math.Floor(((deviation * deviation * answers * (answers - 1)) + (points * points)) / answers);
        return spread switch
        {
            1.0m => new(0, Most(1.0m)),
            1.3m => new(Most(1.0m) + 1, Most(1.3m)),
            1.6m => new(Most(1.3m) + 1, Most(1.6m)),
            2.1m => new(Most(1.6m) + 1, 100 * answers),
            _ => throw new ArgumentOutOfRangeException(nameof(spread), spread, "No such step."),
        };
    }

    /// <summary>The rule for groups: none counts as if its standard deviation were below 0.8, with room for an answer two points off; with readers for any two.</summary>
    public static int Floor(int answers, int points, bool withReaders) => (int)Math.Ceiling(
        ((decimal)points * points / answers) + (0.64m * (answers - 1)) + (withReaders ? 20 : 4));

    private static IReadOnlyList<(int Points, int Favourable, string Mean, string? Share)> Try(int asked, int answers) =>
        Tried.GetOrAdd((asked, answers), key => new(() => [.. TryAll(key.Asked, key.Answers)])).Value;

    private static IEnumerable<(int Points, int Favourable, string Mean, string? Share)> TryAll(int asked, int answers)
    {
        var roster = Rounds.Freeze([Rounds.Team("All", null, asked)]);
        for (var favourable = 0; favourable <= answers; favourable++)
        {
            // From all others at 1 and the favourable ones at 4 up to 3 and 5.
            var others = answers - favourable;
            for (var more = 0; more <= favourable + (2 * others); more++)
            {
                var fives = Math.Min(favourable, more);
                var (threes, twos) = Math.DivRem(more - fives, 2);
                var tally = new Tally(Rounds.OneItem, roster.CellCount);
                foreach (var (score, times) in new[] { (5, fives), (4, favourable - fives), (3, threes), (2, twos), (1, others - threes - twos) })
                {
                    tally.Add(0, times, Rounds.Score(score));
                }

                var shown = ReleasePolicy.Apply(Rounds.Facts, Rounds.OneItem, roster, tally, PublishedHistory.Empty).Release.Nodes[0].Scores[0];
                yield return (others + (4 * favourable) + more, favourable, shown.Mean, shown.Favourable);
            }
        }
    }
}
