using System.Globalization;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Doctor.Expiration;

/// <summary>That something is about to end, to one administrator; nothing once it was renewed.</summary>
public sealed class ExpiryMessage(Expiries expiries, Agency agency, TimeProvider clock) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Expiry;

    public static string SubjectOf(Expiry expiry) => string.Create(CultureInfo.InvariantCulture, $"{expiry.What}.{expiry.At.UtcDateTime:yyyyMMddHHmm}");

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        if (!agency.MayOperate(recipient.Person))
        {
            return null;
        }

        // It may have been renewed since, and by another process than this one.
        await expiries.LookAsync(cancellationToken);
        return expiries.Due().FirstOrDefault(expiry => SubjectOf(expiry) == campaign.Subject) is { } due ? MessageFactory.Card(Draw(due, clock.GetUtcNow(), recipient)) : null;
    }

    public static AdaptiveCard Draw(Expiry expiry, DateTimeOffset now, Caller recipient)
    {
        var language = recipient.Language;
        return CardParts.Card(
            language,
            [
                CardParts.Heading((expiry.DaysLeft(now) < 0 ? ExpiryTexts.TitleOver : ExpiryTexts.Title)[language]),
                new TextBlock(ExpiryTexts.Says(expiry, now)[language]),
                new TextBlock(ExpiryTexts.Remedy(expiry.What)[language]),
            ]);
    }
}
