using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Preferences;

namespace LeadershipBot.Delivery;

/// <summary>When a person may be sent a campaign's message, by their own settings and by quiet mode.</summary>
public static class SendingTime
{
    /// <summary>
    /// The row with its first allowed moment. Excluded where that comes too late or the person opted out, failed where sending
    /// kept failing until it was. Quiet mode never excludes before the message is stale, since it may end at any time.
    /// </summary>
    public static DeliveryRow Decide(
        CampaignRow campaign, Person person, PreferencesRow wishes, QuietPeriod? quiet, DeliveryRow row, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        var from = wishes.PausedUntil is { } date ? ZonedTime.At(date, TimeOnly.MinValue, zone) : now;
        var allowed = wishes.Hours.NextAllowed(from > now ? from : now, zone);
        if (OptedOut(campaign.Kind, wishes))
        {
            return row.Ended(DeliveryState.Excluded, DeliveryReason.OwnSettings);
        }

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

        var end = quiet.Until is { } until ? wishes.Hours.NextAllowed(ZonedTime.At(until, TimeOnly.MinValue, zone), zone) : DateTimeOffset.MaxValue;
        return row.Waiting(end < campaign.Deadline ? end : campaign.Deadline ?? end, DeliveryReason.QuietMode);
    }

    private static bool OptedOut(CampaignKind kind, PreferencesRow wishes) => kind switch
    {
        CampaignKind.PulseInvitation or CampaignKind.PulseReminder => wishes.NoPulses,
        CampaignKind.Nudge => wishes.NoNudges,
        _ => false,
    };
}
