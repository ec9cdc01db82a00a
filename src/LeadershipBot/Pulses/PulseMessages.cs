using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>The poll, while its round is open.</summary>
public sealed class PulseInvitation(Intake intake, PulseCards cards) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.PulseInvitation;

    public static string CampaignOf(string roundId) => roundId + ".invite";

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        using var pass = await intake.EnterToAskAsync(campaign.Subject, cancellationToken);
        return pass?.View.Roster.CellOf(recipient.Person.Id) is null ? null : MessageFactory.Card(await cards.PollAsync(pass.View, recipient, isReminder: false, cancellationToken));
    }
}

/// <summary>The poll again, with the same words for everyone; nothing for those whom the first reached less than a day ago, or not yet.</summary>
public sealed class PulseReminder(Intake intake, PulseCards cards, Campaigns campaigns, TimeProvider clock) : ICampaignMessage
{
    private static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    public CampaignKind Kind => CampaignKind.PulseReminder;

    public static string CampaignOf(string roundId) => roundId + ".remind";

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        var invited = await campaigns.FindDeliveryAsync(PulseInvitation.CampaignOf(campaign.Subject), recipient.Person.Id, cancellationToken);
        if (invited is not { State: DeliveryState.Delivered } || clock.GetUtcNow() - invited.NotBefore < Apart)
        {
            return null;
        }

        using var pass = await intake.EnterToAskAsync(campaign.Subject, cancellationToken);
        return pass is null ? null : MessageFactory.Card(await cards.PollAsync(pass.View, recipient, isReminder: true, cancellationToken));
    }
}
