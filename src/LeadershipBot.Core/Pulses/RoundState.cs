namespace LeadershipBot.Core.Pulses;

/// <summary>Where a round stands. What may happen there is in <see cref="RoundLifeCycle"/>.</summary>
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

    /// <summary>It will have no release: it never opened, or can never be counted. Ballots and keys are about to go.</summary>
    Abandoned,

    /// <summary>No ballot and no key is left.</summary>
    Purged,
}
