namespace LeadershipBot.Core.Delivery;

/// <summary>
/// What a send to many is about, in the order in which messages get a place in a person's week: the first goes first. What is of no
/// use a week later goes before what can wait, and what is rare before what comes often. Stored by name.
/// </summary>
public enum CampaignKind
{
    /// <summary>The poll of a round that opens.</summary>
    PulseInvitation,

    /// <summary>"What we heard", to everybody: the next poll waits until that is told.</summary>
    AgencyHeard,

    /// <summary>The results of a round, to those who lead.</summary>
    Results,

    /// <summary>A question to one who leads: a barrier to its leader, how an action stands to its owner, that the next round waits.</summary>
    Barrier,

    /// <summary>The poll again.</summary>
    PulseReminder,

    /// <summary>A manager's idea for the week.</summary>
    Nudge,

    /// <summary>Who somebody's circle is.</summary>
    Circle,

    /// <summary>A month of ideas, as the manager took them on.</summary>
    LookBack,

    /// <summary>"What we heard", to a team.</summary>
    Heard,

    /// <summary>"What we will do", or what was put to a leader above, to a team.</summary>
    Plan,

    /// <summary>What came of it, to a team: an action's outcome, a leader's reply.</summary>
    Outcome,

    /// <summary>How it went with an idea that a manager took on; asked on the next idea's card where there is no place.</summary>
    CheckIn,

    /// <summary>To administrators: a secret or a certificate is about to end. It takes no place in a week.</summary>
    Expiry,
}

/// <summary>Where campaigns come from.</summary>
public static class CampaignKinds
{
    /// <summary>
    /// Whether a program makes it, a few in a month for many people. The others follow from what one person said to a team, are made
    /// for all of it at once, and are many.
    /// </summary>
    public static bool IsOfAProgram(this CampaignKind kind) =>
        kind is not (CampaignKind.AgencyHeard or CampaignKind.Heard or CampaignKind.Plan or CampaignKind.Outcome or CampaignKind.Barrier or CampaignKind.Expiry);

    /// <summary>Whether it reaches only those managers who took an idea on, so that how many got it tells what they did.</summary>
    public static bool TellsWhatManagersDid(this CampaignKind kind) => kind is CampaignKind.CheckIn or CampaignKind.LookBack;

    /// <summary>Whether its messages take a place in a person's week: the limit is for polls, ideas and what follows from them, not for what keeps the bot alive.</summary>
    public static bool TakesPlace(this CampaignKind kind) => kind != CampaignKind.Expiry;
}
