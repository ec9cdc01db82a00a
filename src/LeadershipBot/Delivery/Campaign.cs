namespace LeadershipBot.Delivery;

public enum CampaignKind
{
    PulseInvitation,
    PulseReminder,
    Results,
    Nudge,
}

/// <summary>One send to many.</summary>
/// <param name="Subject">The round or the program it is about.</param>
/// <param name="Deadline">From this moment it would be stale; null for never.</param>
/// <param name="Finished">Whether nobody is waiting any more; adding recipients unsets it.</param>
public sealed record CampaignRow(
    string Id, CampaignKind Kind, string Subject, DateOnly Date, DateTimeOffset? Deadline, bool Finished = false);

public enum DeliveryState
{
    Pending,
    Sending,
    Delivered,
    Failed,
    Excluded,
}

/// <summary>Why a message did not go out; pausing and opting out share one reason on purpose.</summary>
public enum DeliveryReason
{
    OwnSettings,
    LeftRoster,
    NothingToSay,
    AppNotInstalled,
    BlockedByUser,
    BlockedByAdmin,
    TooBig,
    GaveUp,
}

/// <summary>One recipient of a campaign. It says who was sent a message, never who answered.</summary>
/// <param name="NotBefore">The first moment it may go out; once delivered, when it did.</param>
/// <param name="Tries">How often sending failed for a while, such as when the connector did not answer.</param>
public sealed record DeliveryRow(
    DeliveryState State, DateTimeOffset NotBefore, string? ActivityId = null, DeliveryReason? Reason = null, int Tries = 0);
