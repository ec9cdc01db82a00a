using System.Globalization;
using LeadershipBot.Content;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>Scores in the words of one language.</summary>
/// <param name="instrument">Null where the content has it no more: then its questions go by their codes.</param>
public sealed class ScoreTexts(Instrument? instrument, Language language)
{
    private readonly IReadOnlyList<Item> asked = instrument?.Items ?? [];

    public Language Language => language;

    /// <summary>What a group shows of single questions, in the order they were asked; what is known by its code alone comes last.</summary>
    public IReadOnlyList<ReleaseScore> ItemsOf(ReleaseNode node) =>
    [
        .. asked.Select(item => node.Score(item.Id)).OfType<ReleaseScore>(),
        .. node.Scores.Where(score => !Measure.IsAverage(score.Measure) && asked.All(item => item.Id != score.Measure)),
    ];

    /// <summary>The questions that a group shows, as they were asked.</summary>
    public IEnumerable<string> QuestionsOf(ReleaseNode node) => asked.Where(item => node.Score(item.Id) is not null)
        .Select(item => $"**{item.Label[language]}** — {(PulseTexts.LeadIn(item.Stem) is { } leadIn ? leadIn[language] + " " : "")}{item.Text[language]}");

    /// <summary>The questions of the overall score that a group does not show.</summary>
    public IReadOnlyList<Item> MissingInScale(ReleaseNode node) => [.. asked.Where((item, index) => instrument!.IsInScale(index) && node.Score(item.Id) is null)];

    public string LabelOf(string measure) =>
        measure == Measure.Climate ? ResultTexts.Climate[language]
        : Measure.IsDimension(measure) ? CardParts.Capital(DimensionNames.Of(measure)[language])
        : asked.FirstOrDefault(item => item.Id == measure)?.Label[language] ?? measure;

    /// <summary>Said once where questions go by their codes; null where each has its name.</summary>
    public string? WhyCodes(IEnumerable<ReleaseScore> scores) =>
        scores.Any(score => !Measure.IsAverage(score.Measure) && !IsNamed(score.Measure)) ? ResultTexts.ByCode[language] : null;

    public string Numbers(ReleaseScore score) =>
        (score.Favourable is { } favourable
            ? Format(ResultTexts.Numbers, score.Mean, favourable, score.Answers)
            : Format(ResultTexts.MeanOnly, score.Mean, score.Answers))
        + (score.CannotTell is { } share && !IsFewOrNone(share) ? Format(ResultTexts.CannotTell, share) : "");

    public string WithInterval(ReleaseScore score) =>
        Numbers(score) + (score is { Low: { } low, High: { } high } ? Format(ResultTexts.Interval, Tenths(low), Tenths(high)) : "");

    /// <summary>With its interval, and with what changed where there is something to say of that.</summary>
    public string InFull(ReleaseScore score, ScoreChange? change) =>
        WithInterval(score)
        + (change is { Verdict: not Verdict.TooEarly } told ? Format(ResultTexts.Before, told.From, LocalMoment.Show(told.SinceClosed, language), VerdictTexts.Of(told.Verdict)[language]) : "");

    public string Mean(ReleaseScore score) => Format(ResultTexts.Mean, score.Mean);

    public string Changed(ScoreChange change) =>
        Format(ResultTexts.Changed, LocalMoment.Show(change.SinceClosed, language), change.From, VerdictTexts.Of(change.Verdict)[language]);

    /// <param name="measures">Which questions; none for all of them.</param>
    public string ItemsChanged(DateOnly since, Verdict verdict, IEnumerable<string> measures)
    {
        var (day, told) = (LocalMoment.Show(since, language), VerdictTexts.Of(verdict)[language]);
        return string.Join(", ", measures.Select(LabelOf)) is { Length: > 0 } labels
            ? Format(ResultTexts.SomeItemsChanged, day, told, labels)
            : Format(ResultTexts.ItemsChanged, day, told);
    }

    public Bar BarOf(ReleaseScore score) => new(LabelOf(score.Measure), score.MeanValue, score.Mean);

    /// <summary>The one measure that a list of groups compares: the scale where any group shows it, else what most of them show.</summary>
    public string? ToCompare(IReadOnlyList<ReleaseNode> nodes)
    {
        var shown = nodes.SelectMany(node => node.Scores).Select(score => score.Measure).ToLookup(measure => measure, StringComparer.Ordinal);
        return shown.Contains(Measure.Climate)
            ? Measure.Climate
            : asked.Select(item => item.Id).Concat(shown.Select(measure => measure.Key).Where(measure => !Measure.IsAverage(measure)))
                .Where(shown.Contains).MaxBy(measure => shown[measure].Count());
    }

    /// <summary>With its name; where it has none any more, the numbers alone, for a place that says what they are of.</summary>
    public string Named(ReleaseScore score) => IsNamed(score.Measure) ? $"{LabelOf(score.Measure)}: {Numbers(score)}" : Numbers(score);

    public string Format(LocalizedText text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text[language], values);

    private bool IsNamed(string item) => asked.Any(known => known.Id == item);

    private static string Tenths(decimal mean) => mean.ToString("0.0", CultureInfo.InvariantCulture);

    // The open low end of a share ("20 %−") would stand beside nearly every number and say little.
    private static bool IsFewOrNone(string share) => share.EndsWith('−');
}
