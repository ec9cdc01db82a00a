using System.Text.Json.Serialization;
using LeadershipBot.Core.Actions;

namespace LeadershipBot.ResultsApi;

/// <param name="HasHistory">Whether anything was said of it since.</param>
/// <param name="IsMoved">Whether it was first promised for another day.</param>
/// <param name="ClosedOn">The day it was done or dropped; null while it is open.</param>
public sealed record ActionItem(
    string Id,
    string Unit,
    string Team,
    string Text,
    [property: JsonConverter(typeof(CamelCase<ActionStatus>))] ActionStatus Status,
    bool HasHistory,
    bool IsMoved,
    DateOnly On,
    DateOnly Due,
    DateOnly? ClosedOn,
    int DaysOpen,
    string? Owner,
    string? DecidedWith,
    string? HeardFrom,
    string? LastWords);

public sealed record BarrierItem(
    string Id, string Unit, string Team, string Text, string Leader, DateOnly On, DateOnly Due, int DaysOpen, bool IsOverdue, string? Reply, DateOnly? RepliedOn);

public sealed record BoardPage(IReadOnlyList<ActionItem> Actions, IReadOnlyList<BarrierItem> Barriers, Promises? Promises);

public sealed record PromiseList(IReadOnlyList<ActionItem> Actions);

public sealed record SeasonParticipation(DateOnly Starts, DateOnly? Ends, IReadOnlyList<Text> Practices, Text Managers, Text TookOn, Text Did);

public sealed record Participation(IReadOnlyList<SeasonParticipation> Seasons, Text Explanation);
