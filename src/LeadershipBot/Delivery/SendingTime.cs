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
        if (OptedOut(campaign.Kind))
        {
            return row.Ended(DeliveryState.Excluded, DeliveryReason.OwnSettings);
        }

        var afterPause = wishes.PausedUntil is { } date ? StartOf(date) : now;
        var allowed = NextAllowed(afterPause > now ? afterPause : now);
        if (allowed >= campaign.Deadline)
        {
            // Who waited for something else until it was too late did not wait for their own hours.
            return row.Tries > 0 ? row.Ended(DeliveryState.Failed, DeliveryReason.GaveUp)
                : row.Ended(DeliveryState.Excluded, row.Reason ?? DeliveryReason.OwnSettings);
        }

        if (quiet is null)
        {
            return row.Waiting(allowed);
        }

        var end = quiet.Until is { } until ? NextAllowed(StartOf(until)) : DateTimeOffset.MaxValue;
        return row.Waiting(end < campaign.Deadline ? end : campaign.Deadline ?? end, DeliveryReason.QuietMode);
    }

    /// <summary>Where the person's week is full: the next one, unless the message is stale by then.</summary>
    public DeliveryRow NextWeek(CampaignRow campaign, DeliveryRow row)
    {
        var next = NextAllowed(StartOf(MessageBudget.WeekOf(row.NotBefore, _zone).AddDays(7)));
        return next >= campaign.Deadline
            ? row.Ended(DeliveryState.Excluded, DeliveryReason.MessageBudget)
            : row.Waiting(next, DeliveryReason.MessageBudget);
    }

    private DateTimeOffset NextAllowed(DateTimeOffset from) => calendar.NextAllowed(wishes.OwnHours, from, _zone);

    private DateTimeOffset StartOf(DateOnly date) => ZonedTime.At(date, TimeOnly.MinValue, _zone);

    private bool OptedOut(CampaignKind kind) => kind switch
    {
        CampaignKind.PulseInvitation or CampaignKind.PulseReminder => wishes.NoPulses,
        CampaignKind.Nudge => wishes.NoNudges,
        _ => false,
    };
}
