using System.Text.Json.Serialization;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.ResultsApi;

/// <summary>A text people read, in both languages: whoever shows it follows the reader's.</summary>
public sealed record Text(string En, string Es)
{
    public static implicit operator Text(LocalizedText text) => FromLocalizedText(text);

    public static Text FromLocalizedText(LocalizedText text) => new(text.English, text.Spanish);
}

public sealed record Me(
    string Unit,
    string Team,
    [property: JsonConverter(typeof(CamelCase<Breadth>))] Breadth Breadth,
    bool IsAdministrator,
    IReadOnlyList<string> Leads,
    string Agency,
    string TimeZone);

/// <param name="MayNotRepresent">Null where half or more answered.</param>
public sealed record Response([property: JsonConverter(typeof(CamelCase<ResponseBand>))] ResponseBand Band, Text Text, Text? MayNotRepresent);

public sealed record RoundSummary(string Id, Text Title, DateOnly Opened, DateOnly Closed, Response? Response);

public sealed record RoundList(IReadOnlyList<RoundSummary> Rounds);

public enum MeasureKind
{
    Scale,
    Dimension,
    Item,
}

/// <param name="WhereShown">Which units it is shown for, where that is not each that has enough answers.</param>
public sealed record MeasureView(
    string Id,
    [property: JsonConverter(typeof(CamelCase<MeasureKind>))] MeasureKind Kind,
    bool Seen,
    string? Dimension,
    Text? DimensionName,
    Text Label,
    Text? LeadIn,
    Text? Question,
    Text? Note,
    Text? WhereShown)
{
    /// <summary>Whom an item is about; null for an average.</summary>
    [JsonIgnore]
    public SeenActor? Actor { get; init; }
}

public sealed record Change([property: JsonConverter(typeof(CamelCase<Verdict>))] Verdict Verdict, Text Text, string Since, DateOnly SinceClosed, string From);

/// <param name="Mean">As people read it; <paramref name="Value"/> is the same for a chart.</param>
public sealed record Score(
    string Measure, string Mean, decimal Value, decimal? Low, decimal? High, string? Favourable, string Answers, string? CannotTell, Change? Change);

public sealed record Note(string Text, string? By, DateOnly On);

/// <param name="Parent">The nearest unit above that is for this reader too.</param>
/// <param name="ShownElsewhere">
/// Of the measures that are not shown here, those of which <see cref="MeasureView.WhereShown"/> says where they are; of the others there were not enough answers.
/// </param>
/// <param name="Strongest">Ids of items, the highest first; of <paramref name="Weakest"/> the lowest first.</param>
public sealed record UnitResult(
    string Unit,
    string Name,
    string? Parent,
    bool IsPublished,
    Text? Reason,
    Response? Response,
    IReadOnlyList<Score> Scores,
    IReadOnlyList<string> ShownElsewhere,
    IReadOnlyList<string> Strongest,
    IReadOnlyList<string> Weakest,
    Note? Note);

public sealed record TrendPoint(string Round, DateOnly Closed, string? Mean, decimal? Value, decimal? Low, decimal? High);

/// <param name="Points">Oldest first.</param>
public sealed record Trend(string Unit, string Name, string Measure, IReadOnlyList<TrendPoint> Points);

/// <summary>What the figures mean, as <see cref="ResultWords"/> says it.</summary>
public sealed record Words(
    Text Scale, Text Seen, Text Favourable, Text Interval, Text NoInterval, Text NoIntervalAtEnd, Text Change, Text Band, Text OpenEnds, Text Hidden, Text CannotTell, Text Response)
{
    public static Words All { get; } = new(
        ResultWords.Scale,
        ResultWords.Seen,
        ResultWords.Favourable,
        ResultWords.Interval,
        ResultWords.NoInterval,
        ResultWords.NoIntervalAtEnd,
        ResultWords.Change,
        ResultWords.Band,
        ResultWords.OpenEnds,
        ResultWords.Hidden,
        ResultWords.CannotTell,
        ResultWords.Response);
}

public sealed record Guide(Text Title, Text AskFirst, IReadOnlyList<Text> Steps, Text NotWho, Text FairUse);

public sealed record Promises(
    int Promised, int Open, int Done, int Dropped, int? AnsweredPercent, int? MedianDays, int BarriersRaised, int BarriersAnswered);

public sealed record ReliabilityView(decimal? Alpha, decimal? Icc1, decimal? Icc2, Text Text);

/// <param name="FocusInsteadOf">The reader's own team where it is not shown by itself.</param>
/// <param name="Trends">Of the first measure and, where the group does not show that, of all that it shows; the group's come first, then the agency's.</param>
/// <param name="LatestPromises">To the reader's team and to those above it: at most five, the newest open ones first, then what was done.</param>
/// <param name="RegionsLeftOut">How many more there are than <paramref name="Regions"/> has.</param>
public sealed record Overview(
    RoundSummary? Round,
    IReadOnlyList<MeasureView> Measures,
    UnitResult? Focus,
    string? FocusInsteadOf,
    UnitResult? Agency,
    IReadOnlyList<UnitResult> Regions,
    int RegionsLeftOut,
    IReadOnlyList<Trend> Trends,
    ReliabilityView? Reliability,
    Promises? Promises,
    IReadOnlyList<ActionItem> LatestPromises,
    Guide Guide,
    Text FairUse);

/// <param name="Cells">Means in the order of the measures; null where one is not shown.</param>
/// <param name="ShownElsewhere">As <see cref="UnitResult.ShownElsewhere"/>.</param>
public sealed record HeatRow(
    string Unit, string Name, string? Parent, int Depth, bool IsOwn, bool HasNote, IReadOnlyList<string?> Cells, IReadOnlyList<string> ShownElsewhere);

public sealed record HeatMap(RoundSummary Round, IReadOnlyList<MeasureView> Measures, Text Reason, IReadOnlyList<HeatRow> Units);

public sealed record UnitName(string Unit, string Name);

public sealed record UnitBeneath(string Unit, string Name, bool IsPublished);

/// <param name="Path">The units above, the top first.</param>
/// <param name="InsteadOf">The unit that was asked for and is not shown by itself, where <paramref name="Unit"/> is the nearest that is.</param>
/// <param name="Actions">What was promised to the unit, and to the one that was asked for: open ones first, then what changed in the last year; null where that is not for the reader.</param>
public sealed record UnitPage(
    RoundSummary Round,
    IReadOnlyList<MeasureView> Measures,
    UnitResult Unit,
    IReadOnlyList<UnitName> Path,
    UnitName? InsteadOf,
    IReadOnlyList<UnitBeneath> Beneath,
    IReadOnlyList<Trend> Trends,
    IReadOnlyList<ActionItem>? Actions,
    bool MayWriteNote,
    bool MayDeleteNote,
    int NoteMax,
    Guide Guide,
    Text FairUse);

/// <param name="Replaces">The text of somebody else's note that this one takes the place of.</param>
public sealed record NewNote(string? Text, bool? SendAnyway, string? Replaces);

/// <param name="Code">One of <see cref="Problems"/>; programs go by it.</param>
/// <param name="Names">With the code <c>names</c>: what may be people's names.</param>
public sealed record Problem(string Title, int Status, string Code, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Names = null);
