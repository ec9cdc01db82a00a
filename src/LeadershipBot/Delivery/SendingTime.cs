using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Preferences;

namespace LeadershipBot.Delivery;

/// <summary>When a person may be sent a campaign's message: by their own settings, the agency's calendar, quiet mode and the budget.</summary>
public sealed class SendingTime(Person person, PreferencesRow wishes, WorkingCalendar calendar)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);

    /// <summary>
    /// The row with its first allowed moment. Excluded where that comes too late or the person opted out, failed where sending
    /// kept failing until it was. Quiet mode never excludes before the message is stale, since it may end at any time.
    /// </summary>
    public DeliveryRow Decide(CampaignRow campaign, QuietPeriod? quiet, DeliveryRow row, DateTimeOffset now)
    {
        // First, so that nobody can tell by a quiet unit's figures what its people chose for themselves.
        if (quiet is not null && now < campaign.Deadline)
        {
            var end = quiet.Until is { } until ? NextAllowed(StartOf(until)) : DateTimeOffset.MaxValue;
            return row.Waiting(end < campaign.Deadline ? end : campaign.Deadline, DeliveryReason.QuietMode);
        }

        if (OptedOut(campaign.Kind))
        {
            return row.Ended(DeliveryState.Excluded, DeliveryReason.OwnSettings);
        }

        var allowed = AfterPause(now);
        return allowed < campaign.Deadline ? row.Waiting(allowed) : TooLate(campaign, row);
    }

    /// <summary>What it waited for until it was too late; own settings only where the agency's hours would have allowed what these did not.</summary>
    private DeliveryRow TooLate(CampaignRow campaign, DeliveryRow row) => row switch
    {
        { Reason: DeliveryReason.GaveUp } or { Tries: > 0 } => row.Ended(DeliveryState.Failed, DeliveryReason.GaveUp),
        { Reason: { } waitedFor } => row.Ended(DeliveryState.Excluded, waitedFor),
        _ when AfterPause(row.NotBefore) >= campaign.Deadline && calendar.NextAllowed(null, row.NotBefore, _zone) < campaign.Deadline =>
            row.Ended(DeliveryState.Excluded, DeliveryReason.OwnSettings),
        _ => row.Ended(DeliveryState.Failed, DeliveryReason.NotInTime),
    };

    /// <summary>Where the person's week is full: the next one, unless the message is stale by then.</summary>
    public DeliveryRow NextWeek(CampaignRow campaign, DeliveryRow row)
    {
        var next = NextAllowed(StartOf(MessageBudget.WeekOf(row.NotBefore, _zone).AddDays(7)));
        return next >= campaign.Deadline
            ? row.Ended(DeliveryState.Excluded, DeliveryReason.MessageBudget)
            : row.Waiting(next, DeliveryReason.MessageBudget);
    }

    private DateTimeOffset AfterPause(DateTimeOffset from)
    {
        var afterPause = wishes.PausedUntil is { } date ? StartOf(date) : from;
        return NextAllowed(afterPause > from ? afterPause : from);
    }

    private DateTimeOffset NextAllowed(DateTimeOffset from) => calendar.NextAllowed(wishes.OwnHours, from, _zone);

    private DateTimeOffset StartOf(DateOnly date) => ZonedTime.At(date, TimeOnly.MinValue, _zone);

    private bool OptedOut(CampaignKind kind) => kind switch
    {
        CampaignKind.PulseInvitation or CampaignKind.PulseReminder or CampaignKind.Heard or CampaignKind.Plan or CampaignKind.Outcome => wishes.NoPulses,
        CampaignKind.Nudge => wishes.NoNudges,
        _ => false,
    };
}
