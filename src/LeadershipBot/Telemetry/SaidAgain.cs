namespace LeadershipBot.Telemetry;

/// <summary>What lasts comes into the log again and again: alerts look at its last hour, and must not be over before the trouble is.</summary>
public static class SaidAgain
{
    /// <summary>In real time, like that hour.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(30);
}
