using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Preferences;

namespace LeadershipBot.Delivery;

/// <summary>When a person may be sent a campaign's message, by their own settings.</summary>
public static class SendingTime
{
    /// <summary>A pending row with the first allowed moment, or an excluded one.</summary>
    public static DeliveryRow Decide(CampaignRow campaign, Person person, PreferencesRow wishes, DateTimeOffset now)
    {
        var optedOut = campaign.Kind switch
        {
            CampaignKind.PulseInvitation or CampaignKind.PulseReminder => wishes.NoPulses,
            CampaignKind.Nudge => wishes.NoNudges,
            _ => false,
        };
        var zone = TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone);
        var from = wishes.PausedUntil is { } date ? ZonedTime.At(date, TimeOnly.MinValue, zone) : now;
        var notBefore = wishes.Hours.NextAllowed(from > now ? from : now, zone);
        return optedOut || notBefore >= campaign.Deadline
            ? new(DeliveryState.Excluded, notBefore, Reason: DeliveryReason.OwnSettings)
            : new(DeliveryState.Pending, notBefore);
    }
}
