using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using Quartz;

namespace LeadershipBot.Pulses;

/// <summary>The same reminder to everyone in a zone who was asked, whether they answered or not: the bot does not look.</summary>
[DisallowConcurrentExecution]
public sealed class RemindJob(Agency agency, Rounds rounds, Occurrences occurrences, StartCampaign start) : IJob
{
    public const string RoundKey = "round";
    public const string ZoneKey = "zone";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var roundId = context.MergedJobDataMap.GetString(RoundKey)!;
        var zone = context.MergedJobDataMap.GetString(ZoneKey)!;
        if (await rounds.FindAsync(roundId, cancellationToken) is not { Value: var round } || !RoundLifeCycle.Allows(round.State, RoundStep.Ask))
        {
            return;
        }

        var campaign = new CampaignRow(round.Id + ".remind", CampaignKind.PulseReminder, round.Id, round.OpenDate, round.ClosesAt);
        if (await occurrences.ClaimAsync(campaign.Id, zone, round.OpenDate, cancellationToken))
        {
            await start.RunAsync(campaign, agency.Roster.People, zone, cancellationToken);
            await occurrences.FinishAsync(campaign.Id, zone, round.OpenDate, cancellationToken);
        }
    }
}
