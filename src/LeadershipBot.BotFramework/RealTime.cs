namespace LeadershipBot.BotFramework;

/// <summary>
/// Names the clock for token lifetimes, time-outs and retries: always real, however far a sandbox has skipped the
/// calendar. Registered as a keyed <see cref="TimeProvider"/>, <see cref="TimeProvider.System"/> unless replaced.
/// </summary>
public static class RealTime
{
    /// <summary>The key of the <see cref="TimeProvider"/> registration.</summary>
    public const string Key = "RealTime";
}
