using System.Globalization;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;

namespace LeadershipBot.Doctor.Expiration;

/// <summary>
/// Looks once a day at what ends, again in an hour where something could not be read, and tells the administrators once for each threshold. The campaign's id is made of what ends, when,
/// and the threshold, so that it is one campaign however many processes look and however often they start.
/// </summary>
public sealed partial class WarnOfExpiry(Expiries expiries, RunCampaigns campaigns, Agency agency, TimeProvider clock, ILogger<WarnOfExpiry> logger)
{
    private static readonly TimeSpan LastWordLasts = TimeSpan.FromDays(7);

    // A vault that is silent takes its time to say so, and what comes after this waits.
    private static readonly TimeSpan AgainAfter = TimeSpan.FromHours(1);

    private readonly Dictionary<Expiring, DateOnly> _told = [];
    private DateOnly? _looked;
    private DateTimeOffset _again;

    /// <summary>At a start it only looks: nobody is written to before the bot listens.</summary>
    public async Task RunAsync(bool atStart, CancellationToken cancellationToken)
    {
        if (atStart)
        {
            await expiries.LookAsync(cancellationToken);
            return;
        }

        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (_looked == today || now < _again)
        {
            return;
        }

        var looks = await expiries.LookAsync(cancellationToken);
        foreach (var expiry in expiries.Due().Where(expiry => !_told.TryGetValue(expiry.What, out var told) || told != today))
        {
            LogEnds(logger, ExpiryTexts.SettingOf(expiry.What), expiry.DaysLeft(now));
            if (agency.Roster.People.Where(agency.MayOperate).ToList() is { Count: > 0 } administrators)
            {
                await campaigns.StartAsync(CampaignOf(expiry, now, today), administrators, zone: null, cancellationToken);
            }

            _told[expiry.What] = today;
        }

        if (looks.Any(look => look is ExpiryLook.Unreadable))
        {
            _again = now + AgainAfter;
        }
        else
        {
            _looked = today;
        }
    }

    private static CampaignRow CampaignOf(Expiry expiry, DateTimeOffset now, DateOnly today)
    {
        var days = expiry.DaysLeft(now);
        var threshold = days < 0 ? 0 : Expiry.Thresholds.Last(candidate => days <= candidate);
        var next = threshold == 0 ? 0 : Expiry.Thresholds.FirstOrDefault(candidate => candidate < threshold);
        var stale = next > 0 ? expiry.At.AddDays(-next) : threshold == 0 ? now + LastWordLasts : expiry.At + LastWordLasts;
        var subject = ExpiryMessage.SubjectOf(expiry);
        return new(string.Create(CultureInfo.InvariantCulture, $"expiry.{subject}.{threshold}"), CampaignKind.Expiry, subject, today, stale);
    }

    [LoggerMessage(EventId = 1004, EventName = "SecretExpires", Level = LogLevel.Warning, Message = "{Setting} ends in {Days} days; below 0 it has ended. docs/doctor.md says what to do")]
    private static partial void LogEnds(ILogger logger, string setting, int days);
}
