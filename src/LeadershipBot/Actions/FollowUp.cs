namespace LeadershipBot.Actions;

public enum FollowUpKind
{
    /// <summary>A team is told what was heard. The key is the round's and the unit's.</summary>
    TellHeard,

    /// <summary>A team is told what we will do.</summary>
    TellPlan,

    /// <summary>An action's owner is asked how it stands: on the day it was promised for, and once more a week later.</summary>
    AskOwner,

    /// <summary>A team is told what came of an action. The key is the action's and the number of the change.</summary>
    TellOutcome,

    /// <summary>A leader is asked about a barrier, and the team is told so.</summary>
    RaiseBarrier,

    /// <summary>The leader is asked again: the day is over.</summary>
    AskAgain,

    /// <summary>A team is told what the leader said.</summary>
    TellReply,

    /// <summary>Those who could tell everybody are told that the next round waits for it, weekly while it does. The key is the last round's.</summary>
    AskToTell,
}

/// <summary>
/// Something that is still to be handed to the ledger, at once or on a day. It is noted before what it is about, so that it
/// happens even where the process dies in between; doing it twice sends nothing twice.
/// </summary>
public sealed record FollowUp(DateOnly Date, FollowUpKind Kind, string Key);
