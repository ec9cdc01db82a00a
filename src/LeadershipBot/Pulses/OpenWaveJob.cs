using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using Quartz;

namespace LeadershipBot.Pulses;

/// <summary>A pulse reaches one time zone: the round is opened by the first wave, and the zone's people are sent the poll.</summary>
[DisallowConcurrentExecution]
public sealed class OpenWaveJob(Agency agency, Occurrences occurrences, OpenRound open, StartCampaign start) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var wave = WaveJobData.From(context);
        var program = agency.Programs.Pulses.Single(candidate => candidate.Id == wave.ProgramId);
        if (!await occurrences.ClaimAsync(wave.ProgramId, wave.Zone, wave.Date, cancellationToken))
        {
            return;
        }

        var round = await open.RunAsync(program, wave.Date, wave.Time, cancellationToken);
        if (round is not null && RoundLifeCycle.Allows(round.State, RoundStep.Ask))
        {
            var campaign = new CampaignRow(PulseInvitation.CampaignOf(round.Id), CampaignKind.PulseInvitation, round.Id, round.OpenDate, round.ClosesAt);
            await start.RunAsync(campaign, agency.Roster.People, wave.Zone, cancellationToken);
        }

        await occurrences.FinishAsync(wave.ProgramId, wave.Zone, wave.Date, cancellationToken);
    }
}
