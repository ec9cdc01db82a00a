using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Pulses;

/// <summary>A pulse reaches one time zone: the round is opened by the first wave, and the zone's people are sent the poll.</summary>
[DisallowConcurrentExecution]
public sealed class OpenWaveJob(
    Agency agency, Agenda agenda, Occurrences occurrences, ProgramDates dates, OpenRound open, RunCampaigns runCampaigns, StoreHealth store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => RunAsync(context, cancellationToken));

    private async Task RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        if (await agenda.BeginAsync(context, cancellationToken) is not { } wave)
        {
            return;
        }

        var program = agency.Programs.Pulses.Single(candidate => candidate.Id == wave.Subject);
        var round = await open.RunAsync(program, wave.Date, wave.Occurrence.Time, cancellationToken);
        if (round is not null && RoundLifeCycle.Allows(round.State, RoundStep.Ask) && await KeepsDateAsync(wave, cancellationToken))
        {
            var campaign = new CampaignRow(PulseInvitation.CampaignOf(round.Id), CampaignKind.PulseInvitation, round.Id, round.OpenDate, round.ClosesAt);
            await runCampaigns.StartAsync(campaign, agency.Roster.People, wave.Zone, cancellationToken);
        }

        // From here on the ledger knows who is still to be asked.
        await occurrences.FinishAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken);
    }

    /// <summary>Once anybody is asked, the pulse has its date for every zone.</summary>
    private async Task<bool> KeepsDateAsync(Wave wave, CancellationToken cancellationToken) =>
        (await dates.SettleDateAsync(wave.Subject, new(wave.Date), cancellationToken)).MovedTo is null;
}
