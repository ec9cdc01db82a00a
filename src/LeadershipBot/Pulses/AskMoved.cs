using System.Collections.Concurrent;
using LeadershipBot.Core;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>Somebody who changed zones while a pulse went round may have missed every wave of it; they are asked after all.</summary>
public sealed class AskMoved(IEntityStore store, Agency agency, Occurrences occurrences, Campaigns campaigns, RunCampaigns runCampaigns, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);
    private Core.Organization.Roster? _roster;

    /// <summary>Adds them to the ledger; it looks again only where the roster was replaced.</summary>
    public async Task RunAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var roster = agency.Roster;
        if (Interlocked.Exchange(ref _roster, roster) != roster)
        {
            _seen.Clear();
        }

        if (clock.GetUtcNow() >= round.ClosesAt - LateWave.TimeToAnswer
            || _seen.ContainsKey(round.Id)
            || await campaigns.FindAsync(PulseInvitation.CampaignOf(round.Id), cancellationToken) is not { Value: var campaign })
        {
            return;
        }

        var missed = await MissedAsync(round, roster, campaign, cancellationToken);
        if (missed.Count > 0)
        {
            await runCampaigns.StartAsync(campaign, missed, zone: null, cancellationToken);
        }

        _seen[round.Id] = true;
    }

    private async Task<IReadOnlyList<Person>> MissedAsync(
        RoundRow round, Core.Organization.Roster roster, CampaignRow campaign, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var batch = 0; batch < campaign.Batches; batch++)
        {
            await foreach (var row in campaigns.DeliveriesAsync(campaign.Id, batch, cancellationToken))
            {
                known.Add(row.RowKey);
            }
        }

        var missed = new List<Person>();
        foreach (var zone in roster.People.Where(person => !known.Contains(person.Id)).GroupBy(person => person.TimeZone, StringComparer.Ordinal))
        {
            // A zone whose wave is yet to come needs nobody's help.
            if (await occurrences.FindAsync(round.ProgramId, zone.Key, round.OpenDate, cancellationToken) is { Value.Stage: OccurrenceStage.Done })
            {
                missed.AddRange(zone);
            }
        }

        // Whoever came to the agency since the round opened is not asked in it.
        return missed.Count > 0 && await store.ReadLargeAsync(Tables.RoundRosters, round.Id, CoreJsonContext.Default.FrozenRoster, cancellationToken) is { } asked
            ? [.. missed.Where(person => asked.CellOf(person.Id) is not null)]
            : [];
    }
}
