using LeadershipBot.Core.Organization;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Delivery;

/// <summary>The ledger: every recipient of every campaign, with what became of the message.</summary>
public sealed class Campaigns(IEntityStore store, TimeProvider clock)
{
    private const string Partition = "campaign";
    private const int BatchSize = 100;

    /// <summary>Adds those who are not in the ledger yet, so that doing it twice adds nobody twice.</summary>
    public async Task AddAsync(CampaignRow campaign, IEnumerable<Person> recipients, CancellationToken cancellationToken)
    {
        await store.UpsertAsync(Tables.Campaigns, ToEntity(campaign), cancellationToken);
        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in DeliveriesAsync(campaign.Id, cancellationToken))
        {
            known.Add(row.RowKey);
        }

        var waiting = new DeliveryRow(DeliveryState.Pending, clock.GetUtcNow());
        foreach (var chunk in recipients.Where(person => !known.Contains(person.Id)).Chunk(BatchSize))
        {
            var added = await store.BatchAsync(
                Tables.Deliveries,
                [.. chunk.Select(person => new BatchOperation(BatchAction.Insert, StoredJson.ToEntity(campaign.Id, person.Id, waiting, HostJson.Default.DeliveryRow)))],
                cancellationToken);
            if (added.Outcome != WriteOutcome.Written)
            {
                throw new InvalidOperationException($"Recipients could not be added to a campaign's ledger: {added.Outcome}.");
            }
        }

        // Once more: somebody may have found the campaign finished while recipients were still being added.
        await store.UpsertAsync(Tables.Campaigns, ToEntity(campaign), cancellationToken);
    }

    public Task<Stored<CampaignRow>?> FindAsync(string campaignId, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Campaigns, Partition, campaignId, HostJson.Default.CampaignRow, cancellationToken);

    /// <summary>Says that nobody waits any more, unless recipients were added since the campaign was read.</summary>
    public Task FinishAsync(Stored<CampaignRow> campaign, CancellationToken cancellationToken) =>
        store.ReplaceAsync(Tables.Campaigns, ToEntity(campaign.Value with { Finished = true }, campaign.ETag), cancellationToken);

    public IAsyncEnumerable<Stored<CampaignRow>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAllAsync(Tables.Campaigns, new EntityRange(Partition), HostJson.Default.CampaignRow, cancellationToken);

    public IAsyncEnumerable<Stored<DeliveryRow>> DeliveriesAsync(string campaignId, CancellationToken cancellationToken) =>
        store.ReadAllAsync(Tables.Deliveries, new EntityRange(campaignId), HostJson.Default.DeliveryRow, cancellationToken);

    public async Task<DeliveryRow?> FindDeliveryAsync(string campaignId, string personId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Deliveries, campaignId, personId, HostJson.Default.DeliveryRow, cancellationToken))?.Value;

    /// <summary>The row as it is now; null when another process changed it first.</summary>
    public async Task<Stored<DeliveryRow>?> TryChangeAsync(
        string campaignId, Stored<DeliveryRow> before, DeliveryRow after, CancellationToken cancellationToken)
    {
        var result = await store.ReplaceAsync(
            Tables.Deliveries,
            StoredJson.ToEntity(campaignId, before.RowKey, after, HostJson.Default.DeliveryRow, before.ETag),
            cancellationToken);
        return result.IsWritten ? new(before.RowKey, after, result.ETag) : null;
    }

    private static Entity ToEntity(CampaignRow campaign, string eTag = "") =>
        StoredJson.ToEntity(Partition, campaign.Id, campaign, HostJson.Default.CampaignRow, eTag);
}
