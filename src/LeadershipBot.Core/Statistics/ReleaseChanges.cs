using LeadershipBot.Core.Anonymity;

namespace LeadershipBot.Core.Statistics;

/// <summary>What of a release is better or worse than before.</summary>
public sealed class ReleaseChanges
{
    private readonly Dictionary<(string Unit, string Measure), ScoreChange> changes;

    private ReleaseChanges(Dictionary<(string Unit, string Measure), ScoreChange> changes) => this.changes = changes;

    /// <summary>Holds every shown score against the last earlier release that showed it.</summary>
    /// <param name="current">The release.</param>
    /// <param name="earlier">Releases of the same program, in any order; later ones are left aside.</param>
    public static ReleaseChanges Between(Release current, IReadOnlyList<Release> earlier)
    {
        var found = new Dictionary<(string Unit, string Measure), ScoreChange>();
        var before = earlier.Where(release => release.Closed < current.Closed).OrderByDescending(release => release.Closed).ToList();
        foreach (var node in current.Nodes)
        {
            foreach (var score in node.Scores)
            {
                if (before.Select(release => (Release: release, Score: release.Find(node.Name)?.Score(score.Measure))).FirstOrDefault(then => then.Score is not null)
                    is (var release, { } then))
                {
                    found[(node.Name, score.Measure)] = new(Verdict.TooEarly, release.RoundId, release.Closed, then.Mean, then.MeanValue);
                }
            }
        }

        return new(found);
    }

    /// <summary>The change of a measure in a team; null where no earlier release showed it.</summary>
    public ScoreChange? Find(string unit, string measure) => changes.GetValueOrDefault((unit, measure));
}
