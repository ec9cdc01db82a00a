using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Results;

/// <summary>A round of a trend.</summary>
/// <param name="Agency">Of the agency as a whole; null where it is not shown, or is the group itself.</param>
public sealed record TrendPoint(DateOnly Closed, ReleaseScore Score, ReleaseScore? Agency);

public static class ClimateTrend
{
    private const int MostPoints = 8;

    /// <summary>The last rounds in which a group showed a climate score of the same questions, oldest first, with the agency's beside it where that is another group.</summary>
    public static IReadOnlyList<TrendPoint> Of(string unit, VisibleHistory history) =>
    [
        .. history.OldestFirst
            .Select(release => (Release: release, Score: history.InTrend(release, release.Find(unit), Measure.Climate)))
            .Where(point => point.Score is not null)
            .TakeLast(MostPoints)
            .Select(point => new TrendPoint(
                point.Release.Closed, point.Score!, point.Release.Agency.Name == unit ? null : point.Release.Agency.Score(Measure.Climate))),
    ];
}
