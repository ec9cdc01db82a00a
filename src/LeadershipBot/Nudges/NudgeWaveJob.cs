using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using Quartz;

namespace LeadershipBot.Nudges;

/// <summary>The weekly nudge reaches one time zone.</summary>
[DisallowConcurrentExecution]
public sealed class NudgeWaveJob(Agency agency, Agenda agenda, Occurrences occurrences, RunCampaigns runCampaigns, StoreHealth store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => RunAsync(context, cancellationToken));

    private async Task RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (await agenda.BeginAsync(context, cancellationToken) is not { } wave)
        {
            return;
        }

        var program = agency.Programs.Nudges.Single(candidate => candidate.Id == wave.Subject);
        var deadline = wave.Occurrence.Due + LateWave.NudgeLasts;
        var campaign = new CampaignRow($"{program.Id}-{wave.Date:yyyyMMdd}", CampaignKind.Nudge, program.Id, wave.Date, deadline);
        await runCampaigns.StartAsync(campaign, [.. agency.Roster.People.Where(program.Includes)], wave.Zone, cancellationToken);

        // From here on the ledger knows who is still to be sent it.
        await occurrences.FinishAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken);
    }
}

/// <summary>The card of a manager's nudge.</summary>
public sealed class NudgeMessage(ManagerNudges nudges) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Nudge;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await nudges.ChooseAsync(recipient, campaign.Id, cancellationToken) is { } card ? MessageFactory.Card(card) : null;
}
