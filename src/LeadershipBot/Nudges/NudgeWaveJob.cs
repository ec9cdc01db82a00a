using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Teams;
using Quartz;

namespace LeadershipBot.Nudges;

/// <summary>The weekly nudge reaches one time zone.</summary>
[DisallowConcurrentExecution]
public sealed class NudgeWaveJob(Agency agency, Occurrences occurrences, StartCampaign start) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var wave = WaveJobData.From(context);
        var program = agency.Programs.Nudges.Single(candidate => candidate.Id == wave.ProgramId);
        if (await occurrences.ClaimAsync(wave.ProgramId, wave.Zone, wave.Date, cancellationToken))
        {
            // Stale after four days: the next one is near.
            var deadline = wave.Due.AddDays(4);
            var campaign = new CampaignRow($"{program.Id}-{wave.Date:yyyyMMdd}", CampaignKind.Nudge, program.Id, wave.Date, deadline);
            await start.RunAsync(campaign, [.. agency.Roster.People.Where(program.Includes)], wave.Zone, cancellationToken);
            await occurrences.FinishAsync(wave.ProgramId, wave.Zone, wave.Date, cancellationToken);
        }
    }
}

/// <summary>The card of a manager's nudge.</summary>
public sealed class NudgeMessage(ManagerNudges nudges) : ICampaignMessage
{
    public CampaignKind Kind => CampaignKind.Nudge;

    public async Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
        await nudges.ChooseAsync(recipient, campaign.Id, cancellationToken) is { } card ? MessageFactory.Card(card) : null;
}
