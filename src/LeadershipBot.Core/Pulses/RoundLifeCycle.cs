using System.Collections.Frozen;

namespace LeadershipBot.Core.Pulses;

/// <summary>What can be done with a round.</summary>
public enum RoundStep
{
    /// <summary>Freezing the roster, making the keys and the ballot table.</summary>
    Prepare,

    /// <summary>Saying that everything is there to take ballots.</summary>
    Open,

    /// <summary>Sending the poll and its reminder.</summary>
    Ask,

    /// <summary>Taking an answer.</summary>
    TakeBallot,

    /// <summary>Taking no answers any more.</summary>
    StopIntake,

    /// <summary>Opening the ballots and writing the release.</summary>
    Count,

    /// <summary>Saying that the release is written.</summary>
    Publish,

    /// <summary>Giving up on a release.</summary>
    Abandon,

    /// <summary>Dropping ballots, keys and the frozen roster.</summary>
    Erase,

    /// <summary>Saying that nothing is left.</summary>
    Purge,

    /// <summary>Dropping what came back after all was erased: from a restored backup, or from a run that had not heard of it.</summary>
    EraseAgain,

    /// <summary>Sending what was published, or that nothing was.</summary>
    SendResults,
}

/// <summary>
/// The life of a round: Planned → Open → Closing → Published → Purged, or by way of Abandoned. It never goes back and
/// never passes a state over. Nothing but this table says what is allowed in which state.
/// </summary>
public static class RoundLifeCycle
{
    private static readonly FrozenDictionary<(RoundState State, RoundStep Step), RoundState> Table =
        new Dictionary<(RoundState, RoundStep), RoundState>
        {
            [(RoundState.Planned, RoundStep.Prepare)] = RoundState.Planned,
            [(RoundState.Planned, RoundStep.Open)] = RoundState.Open,
            [(RoundState.Planned, RoundStep.Abandon)] = RoundState.Abandoned,
            [(RoundState.Open, RoundStep.Ask)] = RoundState.Open,
            [(RoundState.Open, RoundStep.TakeBallot)] = RoundState.Open,
            [(RoundState.Open, RoundStep.StopIntake)] = RoundState.Closing,
            [(RoundState.Closing, RoundStep.Count)] = RoundState.Closing,
            [(RoundState.Closing, RoundStep.Publish)] = RoundState.Published,
            [(RoundState.Closing, RoundStep.Abandon)] = RoundState.Abandoned,
            [(RoundState.Published, RoundStep.Erase)] = RoundState.Published,
            [(RoundState.Published, RoundStep.Purge)] = RoundState.Purged,
            [(RoundState.Abandoned, RoundStep.Erase)] = RoundState.Abandoned,
            [(RoundState.Abandoned, RoundStep.Purge)] = RoundState.Purged,

            [(RoundState.Purged, RoundStep.EraseAgain)] = RoundState.Purged,
            [(RoundState.Purged, RoundStep.SendResults)] = RoundState.Purged,
        }.ToFrozenDictionary();

    /// <summary>Whether a step may be taken in a state; any number of times, as long as the state lasts.</summary>
    public static bool Allows(RoundState state, RoundStep step) => Table.ContainsKey((state, step));

    /// <summary>The state after a step; null where the step is not allowed.</summary>
    public static RoundState? After(RoundState state, RoundStep step) => Table.TryGetValue((state, step), out var after) ? after : null;

    /// <summary>Whether a round in this state still needs the keys it has, if it has any.</summary>
    public static bool NeedsKeys(RoundState state) =>
        Allows(state, RoundStep.Prepare) || Allows(state, RoundStep.TakeBallot) || Allows(state, RoundStep.Count);
}
