using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Pulses;

/// <summary>The same reminder to everyone in a zone who was asked, whether they answered or not: the bot does not look.</summary>
[DisallowConcurrentExecution]
public sealed class RemindJob(Agency agency, Agenda agenda, Rounds rounds, Occurrences occurrences, RunCampaigns runCampaigns, StoreHealth store) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => RunAsync(context, cancellationToken));

    private async Task RunAsync(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var (roundId, zone) = WaveJobData.From(context);
        if (await rounds.FindAsync(roundId, cancellationToken) is not { Value: var round } || !RoundLifeCycle.Allows(round.State, RoundStep.Ask)
            || await agenda.BeginReminderAsync(round, zone, cancellationToken) is not { } wave)
        {
            return;
        }

        var campaign = new CampaignRow(wave.Subject, CampaignKind.PulseReminder, round.Id, round.OpenDate, round.ClosesAt);
        await runCampaigns.StartAsync(campaign, agency.Roster.People, zone, cancellationToken);
        await occurrences.FinishAsync(wave.Subject, zone, wave.Date, cancellationToken);
    }
}
