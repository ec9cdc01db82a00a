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

/// <summary>How many managers, as leaders may see it: never the number itself.</summary>
public enum ManagerBand
{
    /// <summary>5 to 9.</summary>
    FiveToNine,

    /// <summary>10 to 19.</summary>
    TenToNineteen,

    /// <summary>20 to 49.</summary>
    TwentyToFortyNine,

    /// <summary>50 and more.</summary>
    FiftyOrMore,
}

/// <summary>
/// How many managers took part in a season, for leaders. It is counted once, after the season, so that nobody's part follows from two
/// counts; there is none for fewer than <see cref="FewestManagers"/> managers; and a band is shown only where that many are in it and
/// that many are not.
/// </summary>
/// <param name="Managers">Managers of the season, whatever they did.</param>
/// <param name="TookOn">Those who took a nudge on; null where it is not shown.</param>
/// <param name="Did">Those who said they did it, or partly; null where it is not shown.</param>
public sealed record NudgeParticipation(ManagerBand Managers, ManagerBand? TookOn = null, ManagerBand? Did = null)
{
    /// <summary>Fewer than these are not counted for anybody.</summary>
    public const int FewestManagers = 5;

    /// <summary>Null where there are too few.</summary>
    public static NudgeParticipation? Of(IReadOnlyCollection<ManagerActivity> managers) => managers.Count < FewestManagers
        ? null
        : new(
            Band(managers.Count),
            Shown(managers.Count(manager => manager.TookOn), managers.Count),
            Shown(managers.Count(manager => manager.Did), managers.Count));

    private static ManagerBand? Shown(int count, int all) => count >= FewestManagers && all - count >= FewestManagers ? Band(count) : null;

    private static ManagerBand Band(int count) => count switch
    {
        < 10 => ManagerBand.FiveToNine,
        < 20 => ManagerBand.TenToNineteen,
        < 50 => ManagerBand.TwentyToFortyNine,
        _ => ManagerBand.FiftyOrMore,
    };
}
