using System.Globalization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Turns exact sums into what may be read. The ends of every scale are one category each, so that unanimity never shows,
/// and nothing in between is rounded into them: 4.46 reads 4.4, because 4.5 would mean the open end.
/// </summary>
internal static class ScoreCoding
{
    private const int FewestForCannotTell = 10;
    private const int HighPercent = 80;
    private const int LowPercent = 20;
    private const decimal HighMean = 4.5m;
    private const decimal LowMean = 1.5m;

    private static readonly int[] Edges = [5, 10, 20, 50, 100];

    /// <summary>The score of a measure from its sums in a team and all teams beneath.</summary>
    /// <param name="measure">The measure's id.</param>
    /// <param name="sums">At least <see cref="ReleasePolicy.MinimumAnswers"/> answers.</param>
    /// <param name="eligible">How many people were asked there.</param>
    public static ReleaseScore Of(string measure, Sums sums, int eligible)
    {
        var (mean, value) = Mean(sums);
        var asked = sums.Count + sums.CannotTell;
        var isItem = !string.Equals(measure, Measure.Climate, StringComparison.Ordinal);
        var cannotTell = isItem && asked >= FewestForCannotTell ? Percent(sums.CannotTell, asked) : null;
        return new ReleaseScore(measure, Band(sums.Count, eligible), mean, value, Percent(sums.Favourable, sums.Count), cannotTell);
    }

    /// <summary>
    /// The band of a number of answers. Where the next band would begin above 70 % of the people asked, this one is left
    /// open ("5+" in a team of ten), because the next one would prove that nearly all or all of them answered.
    /// </summary>
    public static string Band(int answers, int eligible)
    {
        var lower = LeastIn(answers, eligible);
        var next = Edges.FirstOrDefault(edge => edge > lower);
        var text = lower.ToString(CultureInfo.InvariantCulture);
        return next == 0 || (next <= eligible && !IsHarmless(next, eligible)) ? $"{text}+" : string.Create(CultureInfo.InvariantCulture, $"{text}–{next - 1}");
    }

    /// <summary>The fewest answers that a band admits.</summary>
    public static int LeastIn(int answers, int eligible) => Edges.Last(edge => edge <= answers && IsHarmless(edge, eligible));

    /// <summary>The response band of so many ballots among so many people.</summary>
    public static ResponseBand Response(int ballots, int eligible) => (100L * ballots / eligible) switch
    {
        < 30 => ResponseBand.Under30,
        < 50 => ResponseBand.From30To49,
        < 70 => ResponseBand.From50To69,
        _ => ResponseBand.From70,
    };

    /// <summary>The numbers of ballots that a response band admits among so many people, both ends included.</summary>
    public static (int Low, int High) Limits(ResponseBand band, int eligible) => band switch
    {
        ResponseBand.Under30 => (0, From(30, eligible) - 1),
        ResponseBand.From30To49 => (From(30, eligible), From(50, eligible) - 1),
        ResponseBand.From50To69 => (From(50, eligible), From(70, eligible) - 1),
        _ => (From(70, eligible), eligible),
    };

    private static int From(int percent, int eligible) => (int)((((long)percent * eligible) + 99) / 100);

    private static bool IsHarmless(int edge, int eligible) => edge == Edges[0] || edge * 10 <= eligible * 7;

    private static (string Text, decimal Value) Mean(Sums sums)
    {
        var points = (long)sums.Count * Tally.Unit;
        if (sums.Sum * 2 >= points * 9)
        {
            return ("4.5+", HighMean);
        }

        if (sums.Sum * 2 <= points * 3)
        {
            return ("1.5−", LowMean);
        }

        var tenths = Math.Clamp(((sums.Sum * 20) + points) / (points * 2), 16, 44);
        var value = new decimal((int)tenths, 0, 0, isNegative: false, scale: 1);
        return (value.ToString(CultureInfo.InvariantCulture), value);
    }

    /// <summary>
    /// A share in steps of 10 points under 20 answers, 5 points under 100, else 1: a step is never finer than one answer's
    /// weight, so that every percentage fits every number of answers from ten on and tells nothing about it.
    /// </summary>
    private static string Percent(int part, int whole)
    {
        if (part * 100L >= whole * (long)HighPercent)
        {
            return "80 %+";
        }

        if (part * 100L <= whole * (long)LowPercent)
        {
            return "20 %−";
        }

        var step = whole < 20 ? 10 : whole < 100 ? 5 : 1;
        var rounded = ((part * 200L) + ((long)step * whole)) / (2L * step * whole) * step;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Clamp(rounded, LowPercent + step, HighPercent - step)} %");
    }
}
