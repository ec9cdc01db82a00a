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
    private const int HighTenths = 45;
    private const int LowTenths = 15;
    private const int Twentieths = 20;

    /// <summary>From here on a mean reads "4.5+", in twentieths of a point.</summary>
    public const int HighEnd = HighTenths * 2;

    /// <summary>Up to here a mean reads "1.5−", in twentieths of a point.</summary>
    public const int LowEnd = LowTenths * 2;

    /// <summary>The score of a measure from its sums in a team and all teams beneath.</summary>
    /// <param name="measure">The measure's id.</param>
    /// <param name="sums">At least <see cref="ReleasePolicy.MinimumAnswers"/> answers.</param>
    /// <param name="answers">The band of their number.</param>
    public static ReleaseScore Of(string measure, Sums sums, AnswerBand answers)
    {
        var (mean, value) = Mean(sums);
        var asked = sums.Count + sums.CannotTell;
        var isItem = !string.Equals(measure, Measure.Climate, StringComparison.Ordinal);
        var cannotTell = isItem && asked >= FewestForCannotTell ? Percent(sums.CannotTell, asked) : null;
        return new ReleaseScore(measure, answers.Text, mean, value, Percent(sums.Favourable, sums.Count), cannotTell);
    }

    /// <summary>The response band of so many ballots among so many people.</summary>
    public static ResponseBand Response(int ballots, int eligible) => (100L * ballots / eligible) switch
    {
        < 30 => ResponseBand.Under30,
        < 50 => ResponseBand.From30To49,
        < 70 => ResponseBand.From50To69,
        _ => ResponseBand.From70,
    };

    /// <summary>The numbers of ballots that a response band admits among so many people, both ends included.</summary>
    public static Limits LimitsOf(ResponseBand band, int eligible) => band switch
    {
        ResponseBand.Under30 => new(0, From(30, eligible) - 1),
        ResponseBand.From30To49 => new(From(30, eligible), From(50, eligible) - 1),
        ResponseBand.From50To69 => new(From(50, eligible), From(70, eligible) - 1),
        _ => new(From(70, eligible), eligible),
    };

    private static int From(int percent, int eligible) => (int)((((long)percent * eligible) + 99) / 100);

    /// <summary>Whether the mean reads as one of the open ends.</summary>
    public static bool IsAtEnd(Sums sums) => Tenths(sums) is HighTenths or LowTenths;

    /// <summary>The means that what is shown admits, in twentieths of a point, both ends included.</summary>
    public static Limits MeanLimits(Sums sums) => Tenths(sums) switch
    {
        HighTenths => new(HighEnd, Answer.ScalePoints * Twentieths),
        LowTenths => new(Twentieths, LowEnd),
        var tenths => new(tenths == LowTenths + 1 ? LowEnd : (tenths * 2) - 1, tenths == HighTenths - 1 ? HighEnd : (tenths * 2) + 1),
    };

    private static (string Text, decimal Value) Mean(Sums sums)
    {
        var tenths = Tenths(sums);
        var value = new decimal(tenths, 0, 0, isNegative: false, scale: 1);
        var text = value.ToString(CultureInfo.InvariantCulture);
        return (tenths switch { HighTenths => $"{text}+", LowTenths => $"{text}−", _ => text }, value);
    }

    /// <summary>The mean in tenths: the ends decided before rounding, everything else rounded to between them.</summary>
    private static int Tenths(Sums sums)
    {
        var points = (long)sums.Count * Tally.Unit;
        return sums.Sum * 10 >= points * HighTenths ? HighTenths
            : sums.Sum * 10 <= points * LowTenths ? LowTenths
            : (int)Math.Clamp(((sums.Sum * 20) + points) / (points * 2), LowTenths + 1, HighTenths - 1);
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
