using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>
/// "What we heard", to one person of a team or of the agency. Nobody is sent the figures of one group twice: of two tellings that
/// wait, the one for more people goes.
/// </summary>
/// <param name="kind">Which of the two it is for.</param>
public sealed class HeardMessage(
    CampaignKind kind, ActionsTable table, ReadResults results, HeardCards cards, Campaigns campaigns, Agency agency, TimeProvider clock) : ICampaignMessage
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(15);

    public CampaignKind Kind => kind;

    public static string KeyOf(string roundId, string unit) => $"{roundId}.{unit}";

    public static string CampaignOf(string roundId, string unit) => $"{roundId}.heard.{unit}";

    public static (string RoundId, string Unit) Read(string key)
    {
        var dot = key.LastIndexOf('.');
        return (key[..dot], key[(dot + 1)..]);
    }

    public async Task<MessageTurn> LookAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var (roundId, unit) = Read(campaign.Subject);
        if (await ToldAsync(roundId, unit, recipient.Person, cancellationToken) is not { } told)
        {
            return new MessageTurn.Never();
        }

        var now = clock.GetUtcNow();
        var isWider = false;
        foreach (var other in Unit.Upwards(agency.Roster.Tree, recipient.Person.Team))
        {
            if (other == unit)
            {
                isWider = true;
            }
            else if ((await ToldAsync(roundId, other, recipient.Person, cancellationToken))?.Node.Name == told.Node.Name)
            {
                switch (await campaigns.FindDeliveryAsync(CampaignOf(roundId, other), recipient.Person.Id, cancellationToken))
                {
                    case { State: DeliveryState.Delivered }:
                        return new MessageTurn.Never();
                    case { State: DeliveryState.Sending }:
                        return new MessageTurn.NotBefore(now + LookAgain);
                    case { State: DeliveryState.Pending, NotBefore: var due } when isWider:
                        return new MessageTurn.NotBefore((due > now ? due : now) + LookAgain);
                }
            }
        }

        return new MessageTurn.Now();
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

    /// <summary>What a telling of that unit says to this person; null where it says nothing.</summary>
    private async Task<ToldResult?> ToldAsync(string roundId, string unit, Person person, CancellationToken cancellationToken) =>
        Unit.Find(agency.Roster.Tree, unit) is { } team ? await results.ToldAsync(roundId, team.Name, person, cancellationToken) : null;
}
