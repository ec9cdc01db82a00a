namespace LeadershipBot.Core.Delivery;

/// <summary>How far one recipient's message is.</summary>
public enum DeliveryState
{
    /// <summary>It waits for its moment.</summary>
    Pending,

    /// <summary>It is on its way: a process holds a lease on it.</summary>
    Sending,

    /// <summary>Teams took it.</summary>
    Delivered,

    /// <summary>It could not be delivered; the reason says why.</summary>
    Failed,

    /// <summary>It was not to be sent; the reason says why.</summary>
    Excluded,
}

/// <summary>Why a message was not delivered: a closed set, each in words that an administrator understands.</summary>
public enum DeliveryReason
{
    /// <summary>The bot is not installed for this person, or Teams says so in one of its ways.</summary>
    AppNotInstalled,

    /// <summary>The person blocked the bot.</summary>
    BlockedByUser,

    /// <summary>The organisation's administrators blocked the bot.</summary>
    BlockedByAdmin,

    /// <summary>The person is not in the roster any more.</summary>
    LeftRoster,

    /// <summary>Own hours, a pause or opting out: one reason for all three, on purpose.</summary>
    OwnSettings,

    /// <summary>An administrator's quiet mode lasted until it was stale.</summary>
    QuietMode,

    /// <summary>The person's week was full until it was stale.</summary>
    MessageBudget,

    /// <summary>There was nothing (any more) to say to this person.</summary>
    NothingToSay,

    /// <summary>An administrator cancelled what was not yet sent.</summary>
    Cancelled,

    /// <summary>The card is larger than Teams takes; it was not sent.</summary>
    TooBig,

    /// <summary>Teams refused the message itself, so that trying again would not help.</summary>
    Refused,

    /// <summary>The bot could not make the message: a mistake in the bot.</summary>
    BotFault,

    /// <summary>Teams or the network failed again and again.</summary>
    GaveUp,

    /// <summary>No allowed moment was left: the bot was down, or the agency's own hours and holidays left none. Nobody's own settings.</summary>
    NotInTime,
}
