using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>After a round is purged, its results go to managers and leaders.</summary>
public sealed class SendResults(Agency agency, RunCampaigns runCampaigns, TimeProvider clock)
{
    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(14);

    public async Task RunAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var campaign = new CampaignRow(round.Id + ".results", CampaignKind.Results, round.Id, round.OpenDate, clock.GetUtcNow() + WorthSending);
        await runCampaigns.StartAsync(campaign, [.. agency.Roster.People.Where(person => Breadths.Of(person) != Breadth.OwnTeam)], zone: null, cancellationToken);
    }
}

/// <summary>The card of one person's results.</summary>
public sealed class ResultMessage(ReadResults results, Releases releases, ResultCards cards) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Results;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await results.HistoryAsync(campaign.Subject, new Reader(recipient.Person.Id), cancellationToken) is { } history
            ? MessageFactory.Card(await cards.ForAsync(history, recipient, cancellationToken))
            : await releases.HasAsync(campaign.Subject, cancellationToken) ? null
            : MessageFactory.Text(ResultTexts.NotCounted[recipient.Language]);
}
