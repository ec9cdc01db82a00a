using LeadershipBot.Core.Access;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Results;

/// <summary>What changed, as one person may see it: where that person sees the score of today and the one it is held against.</summary>
public sealed class VisibleChanges
{
    private readonly ReleaseChanges? changes;
    private readonly IReadOnlyList<VisibleRelease> seen;

    internal VisibleChanges(ReleaseChanges? changes, IReadOnlyList<VisibleRelease> seen) => (this.changes, this.seen) = (changes, seen);

    public static VisibleChanges None { get; } = new(changes: null, []);

    public ScoreChange? Find(string unit, string measure) =>
        changes?.Find(unit, measure) is { } change && Shows(seen[0].RoundId, unit, measure) && Shows(change.Since, unit, measure) ? change : null;

    private bool Shows(string roundId, string unit, string measure) =>
        seen.FirstOrDefault(release => release.RoundId == roundId)?.Find(unit)?.Score(measure) is not null;
}
