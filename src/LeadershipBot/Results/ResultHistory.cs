using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Results;

/// <summary>A round's release and those before it, as one person may see them.</summary>
/// <param name="Seen">Newest first.</param>
public sealed record ResultHistory(IReadOnlyList<VisibleRelease> Seen, VisibleChanges Changes)
{
    /// <summary>How far back changes are looked for.</summary>
    public const int MostRounds = 24;

    private const int MostPoints = 8;

    public static ResultHistory None { get; } = new([], VisibleChanges.None);

    /// <summary>The last rounds in which a group showed its climate score, oldest first, with the agency's beside it where that is another group.</summary>
    public IReadOnlyList<TrendPoint> TrendOf(string unit)
    {
        var points = Seen
            .Select(release => (Release: release, Score: release.Find(unit)?.Score(Measure.Climate)))
            .Where(point => point.Score is not null)
            .Take(MostPoints)
            .Select(point => new TrendPoint(
                point.Release.Closed, point.Score!, point.Release.Agency.Name == unit ? null : point.Release.Agency.Score(Measure.Climate)));
        return [.. points.Reverse()];
    }
}

/// <summary>A round of a trend.</summary>
/// <param name="Agency">Of the agency as a whole; null where it is not shown, or is the group itself.</param>
public sealed record TrendPoint(DateOnly Closed, ReleaseScore Score, ReleaseScore? Agency);
