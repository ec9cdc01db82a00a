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

    /// <summary>So many rounds of a program are read at all: the oldest that is shown has its own before it.</summary>
    public const int MostRead = (2 * MostRounds) - 1;

    public VisibleRelease Current => rounds[0].Release.Value;

    public IEnumerable<VisibleRelease> NewestFirst => rounds.Select(round => round.Release.Value);

    public IEnumerable<VisibleRelease> OldestFirst => rounds.Reverse().Select(round => round.Release.Value);

    /// <summary>Null where there was nothing before, or where what was before is not for this person: it was about another supervisor, say.</summary>
    public ScoreChange? Change(string team, string measure) =>
        changes.Find(team, measure) is { } change
            && rounds.FirstOrDefault(round => round.RoundId == change.Since)?.Release.Value.Find(team)?.Score(measure) is not null
            ? change
            : null;

    /// <summary>
    /// What a group of one of the releases showed, where it can stand in a line with today's: averages of other questions cannot, and
    /// neither can scores of a unit that had other groups in it.
    /// </summary>
    public ReleaseScore? InTrend(VisibleRelease release, ReleaseNode? node, string measure) =>
        node is null || (Measure.IsAverage(measure) && BaseOf(release) != BaseOf(Current)) || changes.IsMadeUpDifferently(node.Name, release.RoundId)
            ? null
            : node.Score(measure);

    /// <summary>An instrument without the items of its season, which are in no average.</summary>
    private static string BaseOf(VisibleRelease release) => release.InstrumentId.Split('+')[0];
}
