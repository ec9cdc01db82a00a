using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>"What we heard", to one person of the team.</summary>
public sealed class HeardMessage(ActionsTable table, ReadResults results, HeardCards cards, Agency agency) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Heard;

    public static string KeyOf(string roundId, string unit) => $"{roundId}.{unit}";

    public static (string RoundId, string Unit) Read(string key)
    {
        var dot = key.LastIndexOf('.');
        return (key[..dot], key[(dot + 1)..]);
    }

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var (roundId, unit) = Read(campaign.Subject);
        return await table.FindHeardAsync(roundId, unit, cancellationToken) is { } heard
            && await results.ToldAsync(roundId, heard.Team, recipient.Person, cancellationToken) is { } told
            && cards.Body(told, agency.Roster.Find(heard.By), recipient.Language) is { } body
                ? MessageFactory.Card(CardParts.Card(recipient.Language, body))
                : null;
    }
}
