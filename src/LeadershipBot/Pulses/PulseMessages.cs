using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Delivery;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>The poll, while its round is open; as a reminder with the same words for everyone.</summary>
public abstract class PulseMessage(Intake intake, PulseCards cards) : ICampaignMessage
{
    public abstract CampaignKind Kind { get; }

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken)
    {
        using var pass = await intake.EnterAsync(campaign.Subject, cancellationToken);
        return pass?.View.Roster.CellOf(recipient.Person.Id) is null
            ? null
            : MessageFactory.Card(cards.Poll(pass.View, recipient, isReminder: Kind == CampaignKind.PulseReminder));
    }
}

public sealed class PulseInvitation(Intake intake, PulseCards cards) : PulseMessage(intake, cards)
{
    public override CampaignKind Kind => CampaignKind.PulseInvitation;
}

public sealed class PulseReminder(Intake intake, PulseCards cards) : PulseMessage(intake, cards)
{
    public override CampaignKind Kind => CampaignKind.PulseReminder;
}
