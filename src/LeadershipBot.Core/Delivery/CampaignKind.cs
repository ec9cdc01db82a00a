namespace LeadershipBot.Core.Delivery;

/// <summary>What a send to many is about, in the order in which messages get a place in a person's week: the first goes first.</summary>
public enum CampaignKind
{
    /// <summary>The poll of a round that opens.</summary>
    PulseInvitation,

    /// <summary>What was heard: the results of a round.</summary>
    Results,

    /// <summary>The poll again.</summary>
    PulseReminder,

    /// <summary>A manager's idea for the week.</summary>
    Nudge,

    /// <summary>Who somebody's circle is.</summary>
    Circle,
}
