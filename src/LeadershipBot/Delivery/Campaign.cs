using System.Text.Json.Serialization;
using LeadershipBot.Core.Delivery;

namespace LeadershipBot.Delivery;

/// <summary>One send to many.</summary>
/// <param name="Subject">The round or the program it is about.</param>
/// <param name="Deadline">From this moment it would be stale.</param>
/// <param name="Audience">How many it is for in all, those included whose time zone's turn is yet to come.</param>
/// <param name="Batches">Over how many partitions its recipients are spread; fixed when it starts.</param>
/// <param name="StartedAt">When its first recipients were added.</param>
/// <param name="IsCancelled">Whether an administrator cancelled what is not yet sent.</param>
/// <param name="FinishedAt">When nobody was waiting any more; adding recipients unsets it.</param>
public sealed record CampaignRow(
    string Id,
    CampaignKind Kind,
    string Subject,
    DateOnly Date,
    DateTimeOffset Deadline,
    int Audience = 0,
    int Batches = 1,
    DateTimeOffset StartedAt = default,
    bool IsCancelled = false,
    DateTimeOffset? FinishedAt = null)
{
    /// <summary>Years after its deadline for which it is kept, with who was sent it.</summary>
    public const int YearsKept = 1;

    /// <summary>Whether administrators may cancel it. The next round opens because everybody is told this, so that may not be taken back.</summary>
    [JsonIgnore]
    public bool IsCancellable => Kind != CampaignKind.AgencyHeard;

    /// <summary>Whether it is over for so long that nothing of it is kept.</summary>
    public bool IsOld(DateTimeOffset now) => FinishedAt is not null && Deadline.AddYears(YearsKept) <= now;
}

/// <summary>A part of a campaign that is sent in one go: its figures, so that nobody has to read the ledger to show them.</summary>
/// <param name="Tally">As of the last look or, while it is sent, of the last second.</param>
/// <param name="IsFinished">Whether nobody in it is waiting any more.</param>
/// <param name="NextAt">The first moment something in it may go out.</param>
/// <param name="PerSecond">Messages that ended in the last second of real time; null while nothing is sent.</param>
/// <param name="MeasuredAt">When, in real time.</param>
public sealed record BatchRow(
    DeliveryTally Tally, bool IsFinished = false, DateTimeOffset? NextAt = null, double? PerSecond = null, DateTimeOffset? MeasuredAt = null);

/// <summary>One recipient of a campaign. It says who was sent a message, never who answered.</summary>
/// <param name="NotBefore">The first moment it may go out; once delivered, when it did.</param>
/// <param name="Reason">Why it ended without being delivered or, where it waits longer than its recipient's own settings ask, why.</param>
/// <param name="Tries">How often sending failed for a while, such as when the connector did not answer.</param>
/// <param name="LeaseUntil">While it is on its way: until when, in real time, no other process takes it over.</param>
/// <param name="IsAmbiguous">Whether it may have arrived once more than the state says.</param>
/// <param name="DueSince">While it waits to be tried again: since when it is due, before its first try.</param>
public sealed record DeliveryRow(
    DeliveryState State,
    DateTimeOffset NotBefore,
    string? ActivityId = null,
    DeliveryReason? Reason = null,
    int Tries = 0,
    DateTimeOffset? LeaseUntil = null,
    bool IsAmbiguous = false,
    DateTimeOffset? DueSince = null)
{
    [JsonIgnore]
    public bool IsOpen => State is DeliveryState.Pending or DeliveryState.Sending;

    /// <summary>Since when it should have gone out; null where it ended or waits for its moment. A failed try does not make it due anew.</summary>
    public DateTimeOffset? WaitsSince(DateTimeOffset now) => !IsOpen ? null : DueSince ?? (NotBefore <= now ? NotBefore : null);

    public DeliveryRow Ended(DeliveryState state, DeliveryReason reason) => this with { State = state, Reason = reason, LeaseUntil = null, DueSince = null };

    public DeliveryRow Waiting(DateTimeOffset notBefore, DeliveryReason? reason = null) =>
        this with { State = DeliveryState.Pending, NotBefore = notBefore, Reason = reason, LeaseUntil = null, DueSince = null };

    /// <summary>Waits because a try failed.</summary>
    public DeliveryRow ToTryAgain(DateTimeOffset notBefore, DateTimeOffset now) =>
        Waiting(notBefore, DeliveryReason.GaveUp) with { DueSince = DueSince ?? (NotBefore < now ? NotBefore : now) };
}
