using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Results;

/// <summary>A round, and its release as one person may see it, worked out when it is first looked at.</summary>
public sealed record VisibleRound(string RoundId, Lazy<VisibleRelease> Release);

/// <summary>A release and those of the same program before it, as one person may see them.</summary>
/// <param name="rounds">The newest first; it is the one that is read.</param>
public sealed class VisibleHistory(IReadOnlyList<VisibleRound> rounds, ReleaseChanges changes)
{
    public const int MostRounds = 24;

    public VisibleRelease Current => rounds[0].Release.Value;

    public IEnumerable<VisibleRelease> OldestFirst => rounds.Reverse().Select(round => round.Release.Value);

    /// <summary>Null where there was nothing before, or where what was before is not for this person: it was about another supervisor, say.</summary>
    public ScoreChange? Change(string team, string measure) =>
        changes.Find(team, measure) is { } change
            && rounds.FirstOrDefault(round => round.RoundId == change.Since)?.Release.Value.Find(team)?.Score(measure) is not null
            ? change
            : null;

    /// <summary>
    /// What a group of one of the releases showed, where it can stand in a line with today's: averages of other questions cannot.
    /// </summary>
    public ReleaseScore? InTrend(VisibleRelease release, ReleaseNode? node, string measure) =>
        (measure == Measure.Climate || Measure.IsDimension(measure)) && BaseOf(release) != BaseOf(Current) ? null : node?.Score(measure);

    /// <summary>The program of a round: its id without the day.</summary>
    public static string ProgramOf(string roundId) => roundId.LastIndexOf('-') is > 0 and var end ? roundId[..end] : roundId;

    /// <summary>An instrument without the items of its season, which are in no average.</summary>
    private static string BaseOf(VisibleRelease release) => release.InstrumentId.Split('+')[0];
}
