namespace LeadershipBot.Core.Nudges;

/// <summary>What one manager did with a season's nudges, without saying who it is.</summary>
/// <param name="TookOn">Whether they took any on.</param>
/// <param name="Did">Whether they said of any that they did it, or partly.</param>
public sealed record ManagerActivity(bool TookOn, bool Did)
{
    /// <summary>From what one manager was shown in the season.</summary>
    public static ManagerActivity Of(IReadOnlyCollection<NudgeHistoryEntry> shown) => new(
        shown.Any(entry => entry.Response == NudgeResponse.WillTry),
        shown.Any(entry => entry.Outcome is CheckInOutcome.Did or CheckInOutcome.Partly));
}

/// <summary>
/// How many managers take part, for leaders. There is none for fewer than <see cref="FewestManagers"/> managers; and a figure is shown
/// only where that many are in it and that many are not, so that nobody's own answer follows from it.
/// </summary>
/// <param name="Managers">Managers who were sent a nudge.</param>
/// <param name="TookOn">Those who took one on; null where it is not shown.</param>
/// <param name="Did">Those who said they did it, or partly; null where it is not shown.</param>
public sealed record NudgeParticipation(int Managers, int? TookOn = null, int? Did = null)
{
    /// <summary>Fewer than these are not counted for anybody.</summary>
    public const int FewestManagers = 5;

    /// <summary>Null where there are too few.</summary>
    public static NudgeParticipation? Of(IReadOnlyCollection<ManagerActivity> managers) => managers.Count < FewestManagers
        ? null
        : new(
            managers.Count,
            Shown(managers.Count(manager => manager.TookOn), managers.Count),
            Shown(managers.Count(manager => manager.Did), managers.Count));

    private static int? Shown(int count, int all) => count >= FewestManagers && all - count >= FewestManagers ? count : null;
}
