using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>What a person may see of a release, as a card.</summary>
public sealed class ResultCards(Agency agency, ContentLibrary content)
{
    public AdaptiveCard For(Release release, Caller caller)
    {
        var program = agency.Programs.Pulses.FirstOrDefault(candidate => release.RoundId.StartsWith(candidate.Id + "-", StringComparison.Ordinal));
        var title = program?.Title ?? new LocalizedText(agency.Programs.AgencyName, agency.Programs.AgencyName);
        var card = new ResultCard(release, content.Instrument(release.InstrumentId), title, caller.Language);
        return caller.Person.Role is Role.Leader or Role.Administrator ? card.ForAgency() : card.ForTeam(caller.Person.Team);
    }

    public static bool AreSentTo(Person person) => person.IsLead || person.Role != Role.Staff;
}

/// <summary>After a round is purged, its results go to managers and leaders.</summary>
public sealed class SendResults(Agency agency, Campaigns campaigns, DeliverCampaign deliver, TimeProvider clock)
{
    private static readonly TimeSpan WorthSending = TimeSpan.FromDays(14);

    public async Task RunAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var campaign = new CampaignRow(round.Id + ".results", CampaignKind.Results, round.Id, round.OpenDate, clock.GetUtcNow() + WorthSending);
        await campaigns.AddAsync(campaign, agency.Roster.People.Where(ResultCards.AreSentTo), cancellationToken);
        await deliver.RunAsync(campaign.Id, cancellationToken);
    }
}

/// <summary>The card of one person's results.</summary>
public sealed class ResultMessage(Releases releases, ResultCards cards) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Results;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await releases.FindAsync(campaign.Subject, cancellationToken) is { } release
            ? MessageFactory.Card(cards.For(release, recipient))
            : MessageFactory.Text(ResultTexts.NotCounted[recipient.Language]);
}
