using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Results;

/// <summary>A round of a trend.</summary>
/// <param name="Agency">Of the agency as a whole; null where it is not shown, or is the group itself.</param>
public sealed record TrendPoint(DateOnly Closed, ReleaseScore Score, ReleaseScore? Agency);

/// <summary>A round of several questions.</summary>
/// <param name="Scores">One for each question, null where the round did not show it.</param>
public sealed record ItemsPoint(DateOnly Closed, IReadOnlyList<ReleaseScore?> Scores);

/// <summary>The last rounds that showed something of a group and can stand in one line with the newest, oldest first.</summary>
public static class Trends
{
    private const int MostPoints = 8;

    /// <summary>Of the climate score, with the agency's beside it where that is another group.</summary>
    public static IReadOnlyList<TrendPoint> OfClimate(string unit, VisibleHistory history) => Last(
        history.NewestFirst
            .Select(release => (Release: release, Score: history.InTrend(release, release.Find(unit), Measure.Climate)))
            .Where(point => point.Score is not null)
            .Select(point => new TrendPoint(
                point.Release.Closed, point.Score!, point.Release.Agency.Name == unit ? null : point.Release.Agency.Score(Measure.Climate))));

    /// <summary>Of single questions.</summary>
    public static IReadOnlyList<ItemsPoint> OfItems(string unit, IReadOnlyList<string> items, VisibleHistory history) => Last(
        history.NewestFirst
            .Select(release => (release.Closed, Node: release.Find(unit), Release: release))
            .Select(round => new ItemsPoint(round.Closed, [.. items.Select(item => history.InTrend(round.Release, round.Node, item))]))
            .Where(point => point.Scores.Any(score => score is not null)));

    /// <summary>No round before these is looked at.</summary>
    private static IReadOnlyList<T> Last<T>(IEnumerable<T> newestFirst) => [.. newestFirst.Take(MostPoints).Reverse()];
}
