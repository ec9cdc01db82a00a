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

    private static readonly ConcurrentDictionary<(int Asked, int Answers, bool IsScale), Lazy<IReadOnlyList<(int HalfPoints, int Favourable, string Mean, string? Share)>>> Tried = new();

    public static Window Answers(string band, int asked)
    {
        var open = band.EndsWith('+');
        var parts = band.TrimEnd('+').Split('–');
        var low = int.Parse(parts[0], CultureInfo.InvariantCulture);
        return new(low, open ? asked : Math.Min(asked, int.Parse(parts[1], CultureInfo.InvariantCulture)));
    }

    /// <summary>The sums in half points that show as this mean (and share).</summary>
    public static Window? Points(int answers, int asked, bool isScale, string mean, string? share) => asked <= FewAsked
        ? Of(Try(asked, answers, isScale).Where(tried => tried.Mean == mean && tried.Share == share).Select(tried => tried.HalfPoints))
        : Of(Sums(answers, isScale).Where(half => Mean(half, answers) == mean));

    public static Window? Favourable(int answers, int asked, bool isScale, string mean, string? share, int step) => share is null
        ? new Window(0, answers)
        : asked <= FewAsked
            ? Of(Try(asked, answers, isScale).Where(tried => tried.Mean == mean && tried.Share == share).Select(tried => tried.Favourable))
            : Of(Enumerable.Range(0, answers + 1).Where(favourable => Share(favourable, answers, step) == share));

    /// <summary>The rule for means: open ends first, then a tenth.</summary>
    public static string Mean(int halfPoints, int answers)
    {
        // In twentieths of a point to stay with whole numbers.
        var (sum, count) = (halfPoints * 10L, (long)answers);
        if (sum >= 90 * count)
        {
            return "4.5+";
        }

        if (sum <= 30 * count)
        {
            return "1.5−";
        }

        var tenths = Math.Clamp((sum + count) / (2 * count), 16, 44);
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

    /// <summary>All sums of so many answers, in half points.</summary>
    private static IEnumerable<int> Sums(int answers, bool isScale) =>
        Enumerable.Range(2 * answers, (8 * answers) + 1).Where(half => isScale || half % 2 == 0);

    private static Window? Of(IEnumerable<int> numbers)
    {
        Window? window = null;
        foreach (var number in numbers)
        {
            window = window is { } known ? new(Math.Min(known.Low, number), Math.Max(known.High, number)) : new(number, number);
        }

        return window;
    }

    private static IReadOnlyList<(int HalfPoints, int Favourable, string Mean, string? Share)> Try(int asked, int answers, bool isScale) =>
        Tried.GetOrAdd((asked, answers, isScale), key => new(() => [.. TryAll(key.Asked, key.Answers, key.IsScale)])).Value;

    private static IEnumerable<(int HalfPoints, int Favourable, string Mean, string? Share)> TryAll(int asked, int answers, bool isScale)
    {
        var instrument = isScale
            ? Rounds.Asking(Rounds.Item("A", kind: ItemKind.Climate), Rounds.Item("B", kind: ItemKind.Climate))
            : Rounds.OneItem;
        var roster = Rounds.Freeze([Rounds.Team("All", null, asked)]);
        for (var favourable = 0; favourable <= answers; favourable++)
        {
            // Half points from all others at 1 and the favourable ones at 4, up to the others just under 4 and the favourable ones at 5.
            var others = answers - favourable;
            var (least, most) = ((2 * others) + (8 * favourable), ((isScale ? 7 : 6) * others) + (10 * favourable));
            for (var half = least; half <= most; half += isScale ? 1 : 2)
            {
                var tally = new Tally(instrument, roster.CellCount);
                foreach (var one in Spread(half, favourable, others, isScale))
                {
                    tally.Add(new Ballot(0, isScale ? [Rounds.Score(one / 2), Rounds.Score(one - (one / 2))] : [Rounds.Score(one / 2)]));
                }

                var score = ReleasePolicy.Apply(Rounds.Facts, instrument, roster, tally, PublishedHistory.Empty).Release.Nodes[0].Scores[^1];
                yield return (half, favourable, score.Mean, score.Favourable);
            }
        }
    }

    /// <summary>Answers, in half points, that add up to this with so many favourable ones.</summary>
    private static IEnumerable<int> Spread(int half, int favourable, int others, bool isScale)
    {
        var step = isScale ? 1 : 2;
        var answers = Enumerable.Repeat(2, others).Concat(Enumerable.Repeat(8, favourable)).ToArray();
        var rest = half - answers.Sum();
        for (var index = 0; rest > 0; index++)
        {
            var room = (index < others ? (isScale ? 7 : 6) : 10) - answers[index];
            var more = Math.Min(room, rest) / step * step;
            answers[index] += more;
            rest -= more;
        }

        return answers;
    }
}
