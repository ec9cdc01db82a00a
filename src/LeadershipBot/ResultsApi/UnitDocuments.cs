using LeadershipBot.Actions;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Roster;

namespace LeadershipBot.ResultsApi;

/// <summary>One unit's figures, its past and the words beside them, from what one reader may see.</summary>
public sealed class UnitDocuments(Agency agency)
{
    /// <param name="shown">The unit that the page shows in full; null for none.</param>
    public static Guide GuideTo(ReleaseNode? shown) => new(
        HeardTexts.Guide, HeardTexts.GuideAskFirst, [.. ConversationGuide.StepsFor(shown).Select(Plain)], HeardTexts.GuideNotWho, ResultTexts.FairUse);

    public static string KeyOf(VisibleRelease release, string team) => Unit.KeyOf(release.Agency.Name, team);

    /// <summary>The visible unit of a key; null where there is none for this reader.</summary>
    public static ReleaseNode? Find(VisibleRelease release, string unit) => release.Nodes.FirstOrDefault(node => KeyOf(release, node.Name) == unit);

    /// <summary>Of the measures that a unit does not show, those that are shown elsewhere only.</summary>
    public static IReadOnlyList<string> ShownElsewhere(VisibleRelease release, ReleaseNode node, IReadOnlyList<MeasureView> asked) =>
        [.. asked.Where(measure => release.IsShownElsewhere(node.Name, measure.Id, measure.Actor)).Select(measure => measure.Id)];

    public UnitResult Of(VisibleHistory history, ReleaseNode node, IReadOnlyList<MeasureView> asked, UnitNote? note)
    {
        var release = history.Current;
        var extremes = ChooseExtremes.From(node);
        return new(
            KeyOf(release, node.Name),
            node.Name,
            node.Parent is { } parent ? KeyOf(release, parent) : null,
            node.IsPublished,
            node.IsPublished ? null : (Text)ReleaseTexts.Reason,
            RoundDocuments.ResponseOf(node),
            [.. node.Scores.Select(score => ScoreOf(history, node.Name, score))],
            ShownElsewhere(release, node, asked),
            extremes.Strongest,
            extremes.Weakest,
            note is null ? null : NoteOf(note));
    }

    public Note NoteOf(UnitNote note) => new(note.Text, agency.Roster.Find(note.By)?.Name, LocalDay.Of(note.At, agency.Programs.TimeZone));

    /// <summary>Of one unit, a trend for each measure; in each round as this reader may see it.</summary>
    public static IReadOnlyList<Trend> Trends(VisibleHistory history, ReleaseNode unit, IReadOnlyList<string> measures)
    {
        var isAgency = unit.Parent is null;
        var rounds = history.OldestFirst.Select(release => (Release: release, Node: isAgency ? release.Agency : release.Find(unit.Name))).ToList();
        var key = KeyOf(history.Current, unit.Name);
        return [.. measures.Select(measure => new Trend(key, unit.Name, measure, [.. rounds.Select(round => Point(round.Release, history.InTrend(round.Release, round.Node, measure)))]))];
    }

    private static TrendPoint Point(VisibleRelease release, ReleaseScore? score) =>
        new(release.RoundId, release.Closed, score?.Mean, score?.MeanValue, score?.Low, score?.High);

    private static Score ScoreOf(VisibleHistory history, string team, ReleaseScore score) => new(
        score.Measure,
        score.Mean,
        score.MeanValue,
        score.Low,
        score.High,
        score.Favourable,
        score.Answers,
        score.CannotTell,
        history.Change(team, score.Measure) is { } change
            ? new(change.Verdict, VerdictTexts.Of(change.Verdict), change.Since, change.SinceClosed, change.From)
            : null);

    /// <summary>Cards set the minutes in bold; here they are text like the rest.</summary>
    private static Text Plain(Core.Organization.LocalizedText text) => new(Plain(text.English), Plain(text.Spanish));

    private static string Plain(string text) => text.Replace("**", "", StringComparison.Ordinal);
}
