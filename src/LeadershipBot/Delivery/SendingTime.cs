using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Preferences;

namespace LeadershipBot.Delivery;

/// <summary>When a person may be sent a campaign's message, by their own settings.</summary>
public static class SendingTime
{
    /// <summary>The row with its first allowed moment; excluded where that comes too late or the person opted out, failed where sending kept failing until it was.</summary>
    public static DeliveryRow Decide(CampaignRow campaign, Person person, PreferencesRow wishes, DeliveryRow row, WorkingCalendar agency, DateTimeOffset now)
    {
        var optedOut = campaign.Kind switch
        {
            CampaignKind.PulseInvitation or CampaignKind.PulseReminder => wishes.NoPulses,
            CampaignKind.Nudge => wishes.NoNudges,
            _ => false,
        };
        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        var from = wishes.PausedUntil is { } date ? ZonedTime.At(date, TimeOnly.MinValue, zone) : now;
        var notBefore = agency.NextAllowed(wishes.OwnHours, from > now ? from : now, zone);
        var isTooLate = notBefore >= campaign.Deadline;
        return isTooLate && row.Tries > 0 && !optedOut ? row with { State = DeliveryState.Failed, Reason = DeliveryReason.GaveUp }
            : isTooLate || optedOut ? row with { State = DeliveryState.Excluded, NotBefore = notBefore, Reason = DeliveryReason.OwnSettings }
            : row with { NotBefore = notBefore };
    }
}
