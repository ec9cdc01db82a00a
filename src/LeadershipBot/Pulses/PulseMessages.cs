using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>The poll, while its round is open.</summary>
public sealed class PulseInvitation(Intake intake, PulseCards cards, PreferencesTable preferences) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.PulseInvitation;

    public Task<Activity?> ComposeAsync(CampaignRow campaign, Person person, CancellationToken cancellationToken) =>
        ComposeAsync(intake, cards, preferences, campaign, person, isReminder: false, cancellationToken);

    internal static async Task<Activity?> ComposeAsync(
        Intake intake, PulseCards cards, PreferencesTable preferences, CampaignRow campaign, Person person, bool isReminder, CancellationToken cancellationToken)
    {
        using var pass = await intake.EnterAsync(campaign.Subject, cancellationToken);
        return pass?.View.Roster.CellOf(person.Id) is null
            ? null
            : MessageFactory.Card(
                cards.Poll(pass.View, new Caller(person, await preferences.LanguageOfAsync(person, cancellationToken)), isReminder));
    }
}

/// <summary>The same poll again, with the same words for everyone.</summary>
public sealed class PulseReminder(Intake intake, PulseCards cards, PreferencesTable preferences) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.PulseReminder;

    public Task<Activity?> ComposeAsync(CampaignRow campaign, Person person, CancellationToken cancellationToken) =>
        PulseInvitation.ComposeAsync(intake, cards, preferences, campaign, person, isReminder: true, cancellationToken);
}
