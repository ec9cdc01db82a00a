using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Statistics;

/// <summary>One shown score as a test takes it, always so that a change is harder to claim.</summary>
/// <param name="Measure">What it is the score of.</param>
/// <param name="Text">The mean as it is shown.</param>
/// <param name="Sample">
/// The fewest answers of the band, the shown mean and the shown spread. Where no spread shows, as at an open end, the largest that
/// answers with this mean can have, √((5 − m)(m − 1)), at an end where it begins. Null below <see cref="FewestAnswers"/>.
/// </param>
/// <param name="Rounding">
/// The most by which the true mean may lie closer to another than the shown one. At an open end none: what is shown is the end's
/// inner edge. For an average the items' own comes on top; where some of them are at an open end it is half a point.
/// </param>
internal sealed record ComparedScore(string Measure, string Text, Sample? Sample, double Rounding)
{
    /// <summary>Fewer answers than this are never tested: it is too early to tell.</summary>
    public const int FewestAnswers = SpreadCoding.FewestAnswers;

    private const double BeyondAnEnd = 0.5;

    /// <summary>A score as a team shows it.</summary>
    public static ComparedScore Of(ReleaseNode node, ReleaseScore score)
    {
        var answers = AnswerBand.LowOf(score.Answers);
        Sample? sample = answers >= FewestAnswers && score.AboutLead is null
            ? new(answers, (double)score.MeanValue, score.Spread is { } spread ? (double)spread : Largest(answers, (double)score.MeanValue))
            : null;
        return new(score.Measure, score.Mean, sample, RoundingOf(node, score));
    }

    private static double Largest(int answers, double mean) =>
        Math.Sqrt((Answer.ScalePoints - mean) * (mean - 1) * answers / (answers - 1));

    private static double RoundingOf(ReleaseNode node, ReleaseScore score)
    {
        if (ScoreCoding.IsOpenEnd(TenthsOf(score)))
        {
            return 0;
        }

        var own = ScoreCoding.RoundingOf(TenthsOf(score));
        return !Pulses.Measure.IsAverage(score.Measure) ? own
            : score.Spread is null ? BeyondAnEnd
            : own + node.Scores.Where(item => !Pulses.Measure.IsAverage(item.Measure)).Max(item => ScoreCoding.RoundingOf(TenthsOf(item)));
    }

    private static int TenthsOf(ReleaseScore score) => (int)(score.MeanValue * 10);
}
