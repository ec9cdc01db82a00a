namespace LeadershipBot.Core.Pulses;

/// <summary>Where a round stands. It goes through the states in this order, never back, never past one.</summary>
public enum RoundState
{
    /// <summary>It will open.</summary>
    Planned,

    /// <summary>The roster is frozen and ballots are taken.</summary>
    Open,

    /// <summary>No ballots are taken any more; they are being counted.</summary>
    Closing,

    /// <summary>The release is written; ballots and keys are about to go.</summary>
    Published,

    /// <summary>No ballot and no key is left.</summary>
    Purged,
}

/// <summary>The steps between states.</summary>
public static class RoundTransitions
{
    /// <summary>The state after this one; null after <see cref="RoundState.Purged"/>.</summary>
    public static RoundState? After(RoundState state) => state == RoundState.Purged ? null : state + 1;

    /// <summary>Whether a round may go from one state to the other. Staying is allowed: every step may be repeated.</summary>
    public static bool IsAllowed(RoundState from, RoundState to) => from == to || After(from) == to;
}
