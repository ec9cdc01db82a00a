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

        var staleAt = StaleAt(campaign);
        var allowed = AfterPause(campaign.Kind == CampaignKind.Nudge ? OwnMoment(campaign, row, now) : now);
        if (allowed >= staleAt)
        {
            allowed = AfterPause(now);
        }

        return allowed < staleAt ? row.Waiting(allowed) : TooLate(staleAt, row);
    }

    /// <summary>The row with a later moment than the first allowed one; excluded where that is too late.</summary>
    public DeliveryRow Later(CampaignRow campaign, DeliveryRow row, DateTimeOffset instant)
    {
        var allowed = NextAllowed(instant);
        return allowed < campaign.Deadline ? row.Waiting(allowed) : row.Ended(DeliveryState.Excluded, DeliveryReason.NothingToSay);
    }

    /// <summary>What it waited for until it was too late; own settings only where the agency's hours would have allowed what these did not.</summary>
    private DeliveryRow TooLate(DateTimeOffset staleAt, DeliveryRow row) => row switch
    {
        { Reason: DeliveryReason.GaveUp } or { Tries: > 0 } => row.Ended(DeliveryState.Failed, DeliveryReason.GaveUp),
        { Reason: { } waitedFor } => row.Ended(DeliveryState.Excluded, waitedFor),
        _ when AfterPause(row.NotBefore) >= staleAt && calendar.NextAllowed(null, row.NotBefore, _zone) < staleAt =>
            row.Ended(DeliveryState.Excluded, DeliveryReason.OwnSettings),
        _ => row.Ended(DeliveryState.Failed, DeliveryReason.NotInTime),
    };

    /// <summary>
    /// Where the person's week is full: the next one, unless the message is stale by then. An idea for the week, and the question how
    /// it went, are no use in the next, which has its own.
    /// </summary>
    public DeliveryRow NextWeek(CampaignRow campaign, DeliveryRow row)
    {
        // A minute apart, so that of all that waited what goes first is decided first.
        var next = NextAllowed(StartOf(MessageBudget.WeekOf(row.NotBefore, _zone).AddDays(7))).AddMinutes((int)campaign.Kind);
        return next >= campaign.Deadline || campaign.Kind is CampaignKind.Nudge or CampaignKind.CheckIn
            ? row.Ended(DeliveryState.Excluded, DeliveryReason.MessageBudget)
            : row.Waiting(next, DeliveryReason.MessageBudget);
    }

    /// <summary>A nudge that waits for a person's own day, hour or hours is worth sending all week; one that waits for anything else is not.</summary>
    private DateTimeOffset StaleAt(CampaignRow campaign) => campaign.Kind == CampaignKind.Nudge && !HasOwnMoment && wishes.OwnHours is null
        ? campaign.Deadline - (LateWave.NudgeWeek - LateWave.NudgeLasts)
        : campaign.Deadline;

    private bool HasOwnMoment => wishes.NudgeDay is not null || wishes.NudgeHour is not null;

    /// <summary>
    /// The person's own day and hour, the first since the wave came; now where it has passed or comes too late. A week later is
    /// always too late, so that looking again changes nothing.
    /// </summary>
    private DateTimeOffset OwnMoment(CampaignRow campaign, DeliveryRow row, DateTimeOffset now)
    {
        if (!HasOwnMoment)
        {
            return now;
        }

        var since = TimeZoneInfo.ConvertTime(row.NotBefore, _zone).DateTime;
        var time = wishes.NudgeHour is { } hour ? new TimeOnly(hour, 0) : TimeOnly.FromDateTime(since);
        var date = DateOnly.FromDateTime(since);
        date = date.AddDays((((int)(wishes.NudgeDay ?? since.DayOfWeek) - (int)since.DayOfWeek) + 7) % 7);
        var moment = ZonedTime.At(date, time, _zone);
        if (moment < row.NotBefore)
        {
            moment = ZonedTime.At(date.AddDays(7), time, _zone);
        }

        return moment > now && moment < campaign.Deadline ? moment : now;
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
        CampaignKind.PulseInvitation or CampaignKind.PulseReminder or CampaignKind.AgencyHeard or CampaignKind.Heard or CampaignKind.Plan or CampaignKind.Outcome => wishes.NoPulses,
        CampaignKind.Nudge or CampaignKind.CheckIn or CampaignKind.LookBack => wishes.NoNudges,
        _ => false,
    };
}
