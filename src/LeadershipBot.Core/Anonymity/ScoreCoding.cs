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
    private const int LargestWithoutFavourable = 8;

    /// <summary>The coarsest step of a share, in points.</summary>
    public const int CoarsestStep = 10;

    /// <summary>The figures of an item from its sums in a team and all teams beneath.</summary>
    /// <param name="sums">At least <see cref="ReleasePolicy.MinimumAnswers"/> answers.</param>
    /// <param name="answers">The band of their number as it is shown. How fine a share is and whether it shows depend on this alone.</param>
    /// <param name="eligible">How many people were asked.</param>
    public static ShownFigures Of(Sums sums, AnswerBand answers, int eligible)
    {
        var step = StepOf(answers);
        var tenths = ShownMean(sums.Count, sums.Points, eligible);
        return new(
            answers,
            tenths,
            HidesFavourable(eligible) ? null : ShownFavourable(sums.Favourable, sums.Count, step, tenths, eligible),
            answers.Low >= FewestForCannotTell ? CannotTell(sums, eligible, step) : null);
    }

    /// <summary>The figures of the scale from those of its items in the same team: averages of what is shown, and of no more.</summary>
    public static ShownFigures Scale(IReadOnlyList<ShownFigures> items)
    {
        var answers = items.Select(item => item.Answers).MinBy(band => (band.Low, band.High, band.IsOpen));
        var tenths = Average([.. items.Select(item => item.MeanTenths)], 1, LowTenths, HighTenths);
        int? favourable = items.All(item => item.Favourable is not null)
            ? Average([.. items.Select(item => item.Favourable!.Value)], StepOf(answers), LowPercent, HighPercent)
            : null;
        return new(answers, tenths, favourable, CannotTell: null, SpreadCoding.OfAverage(items))
        {
            Rounding = RoundingOf(tenths) + items.Average(item => item.Rounding),
        };
    }

    /// <summary>As people read it.</summary>
    /// <param name="measure">What it is the score of.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="eligible">How many people were asked.</param>
    /// <param name="aboutLead">The mark of the one lead it is about, if any.</param>
    public static ReleaseScore Write(string measure, ShownFigures figures, int eligible, string? aboutLead)
    {
        var interval = ShownInterval.Of(figures, eligible);
        var value = Points(figures.MeanTenths);
        var text = value.ToString(CultureInfo.InvariantCulture);
        return new ReleaseScore(
            measure,
            figures.Answers.Text,
            figures.MeanTenths switch { HighTenths => $"{text}+", LowTenths => $"{text}−", _ => text },
            value,
            figures.Favourable is { } favourable ? Text(favourable) : null,
            figures.CannotTell is { } cannotTell ? Text(cannotTell) : null,
            aboutLead,
            figures.SpreadTenths is { } spread ? Points(spread) : null,
            interval?.Low,
            interval?.High);
    }

    /// <summary>Tenths as points, always with one decimal: 1.0 and never 1.</summary>
    public static decimal Points(int tenths) => new(tenths, 0, 0, isNegative: false, scale: 1);

    /// <summary>Whether a shown mean is one of the open ends.</summary>
    public static bool IsOpenEnd(int meanTenths) => meanTenths is HighTenths or LowTenths;

    /// <summary>How far a shown mean may be from the true one, in points: up to a tenth beside the open ends, which take nothing in.</summary>
    public static double RoundingOf(int meanTenths) => meanTenths is HighTenths - 1 or LowTenths + 1 ? 0.1 : 0.05;

    /// <summary>The step of shares where this band shows, in points.</summary>
    public static int StepOf(AnswerBand answers) => answers.Low < 20 ? CoarsestStep : answers.Low < 100 ? 5 : 1;

    /// <summary>The mean that is shown, in tenths; 45 and 15 are the open ends.</summary>
    public static int ShownMean(int count, long points, int eligible)
    {
        var tenths = Tenths(count, points);
        return SmallGroups.For(eligible)?.Mean(tenths) ?? tenths;
    }

    /// <summary>The favourable share that is shown, in points; 80 and 20 are the open ends.</summary>
    public static int ShownFavourable(int favourable, int count, int step, int tenths, int eligible)
    {
        var percent = Percent(favourable, count, step);
        return SmallGroups.For(eligible)?.Favourable(percent, tenths) ?? percent;
    }

    /// <summary>Whether so few people were asked that a favourable share next to the mean would prove that all of them answered.</summary>
    public static bool HidesFavourable(int eligible) => eligible <= LargestWithoutFavourable;

    /// <summary>The response band of so many ballots among so many people.</summary>
    public static ResponseBand Response(int ballots, int eligible) => (100L * ballots / eligible) switch
    {
        < 30 => ResponseBand.Under30,
        < 50 => ResponseBand.From30To49,
        < 70 => ResponseBand.From50To69,
        _ => ResponseBand.From70,
    };

    /// <summary>The most ballots that each response band but the highest admits among so many people.</summary>
    public static int[] MostOf(int eligible) => [From(30, eligible) - 1, From(50, eligible) - 1, From(70, eligible) - 1];

    private static int From(int percent, int eligible) => (int)((((long)percent * eligible) + 99) / 100);

    /// <summary>The mean in tenths: the ends decided before rounding, everything else rounded to between them.</summary>
    public static int Tenths(int count, long points) =>
        points * 10 >= (long)count * HighTenths ? HighTenths
        : points * 10 <= (long)count * LowTenths ? LowTenths
        : (int)Math.Clamp(((points * 20) + count) / (count * 2L), LowTenths + 1, HighTenths - 1);

    /// <summary>
    /// A share rounded to steps of 10 points under 20 answers, 5 points under 100, else 1, as counted by the lowest number that
    /// the shown band admits: so a step tells no more than the band, and from ten on every percentage fits every number.
    /// </summary>
    public static int Percent(int part, int whole, int step) =>
        part * 100L >= whole * (long)HighPercent ? HighPercent
        : part * 100L <= whole * (long)LowPercent ? LowPercent
        : Inside((int)(((part * 200L) + ((long)step * whole)) / (2L * step * whole)), step, LowPercent, HighPercent);

    /// <summary>The average of shown numbers, rounded to a step; an end only where all of them stand at it.</summary>
    private static int Average(int[] shown, int step, int low, int high)
    {
        var sum = shown.Sum();
        return sum == high * shown.Length ? high
            : sum == low * shown.Length ? low
            : Inside(((2 * sum) + (step * shown.Length)) / (2 * step * shown.Length), step, low, high);
    }

    private static int Inside(int steps, int step, int low, int high) => Math.Clamp(steps * step, low + step, high - step);

    /// <summary>
    /// The share of "I can't tell". Where with it everybody has answered, one is left out: ten scores and 40 % who cannot tell
    /// would be all of 17 people.
    /// </summary>
    private static int CannotTell(Sums sums, int eligible, int step)
    {
        var counted = Math.Max(0, Math.Min(sums.CannotTell, eligible - 1 - sums.Count));
        return Percent(counted, sums.Count + counted, step);
    }

    private static string Text(int percent) =>
        string.Create(CultureInfo.InvariantCulture, $"{percent} %{(percent switch { HighPercent => "+", LowPercent => "−", _ => "" })}");
}
