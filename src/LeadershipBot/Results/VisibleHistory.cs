using LeadershipBot.Core.Access;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Results;

/// <summary>A release and those of the same program before it, as one person may see them.</summary>
/// <param name="releases">The newest first; it is the one that is read.</param>
public sealed class VisibleHistory(IReadOnlyList<VisibleRelease> releases, ReleaseChanges changes)
{
    public const int MostRounds = 24;

    public VisibleRelease Current => releases[0];

    public IEnumerable<VisibleRelease> OldestFirst => releases.Reverse();

    /// <summary>Null where there was nothing before, or where what was before is not for this person: it was about another supervisor, say.</summary>
    public ScoreChange? Change(string team, string measure) =>
        changes.Find(team, measure) is { } change && releases.FirstOrDefault(release => release.RoundId == change.Since)?.Find(team)?.Score(measure) is not null
            ? change
            : null;

    /// <summary>The program of a round: its id without the day.</summary>
    public static string ProgramOf(string roundId) => roundId.LastIndexOf('-') is > 0 and var end ? roundId[..end] : roundId;
}
