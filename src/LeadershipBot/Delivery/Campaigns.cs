using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Delivery;

/// <summary>The ledger: every recipient of every campaign, with what became of the message.</summary>
public sealed class Campaigns(IEntityStore store, TimeProvider clock)
{
    private const string Partition = "campaign";
    private const int RecipientsPerBatch = 200;
    private const int RowsPerWrite = 100;

    // It never changes once a campaign has started.
    private readonly ConcurrentDictionary<string, int> _batches = new(StringComparer.Ordinal);

    // A batch that had somebody waiting when it was last looked for one.
    private readonly ConcurrentDictionary<string, int> _open = new(StringComparer.Ordinal);

    /// <summary>Adds those who are not in the ledger yet, so that doing it twice adds nobody twice.</summary>
    /// <param name="audienceSize">How many the campaign may reach in all, these included.</param>
    /// <param name="after">How long the messages wait before they are looked at.</param>
    /// <returns>The batches that have somebody to send to.</returns>
    public async Task<IReadOnlyList<int>> AddAsync(
        CampaignRow campaign, IEnumerable<Person> recipients, int audienceSize, TimeSpan after, CancellationToken cancellationToken)
    {
        var started = await StartAsync(campaign, audienceSize, cancellationToken);
        var touched = new List<int>();
        foreach (var batch in recipients.GroupBy(person => BatchOf(person.Id, started.Batches)))
        {
            if (await AddAsync(campaign.Id, batch.Key, batch, after, cancellationToken))
            {
                touched.Add(batch.Key);
            }
        }

        return touched;
    }

    public async Task<Stored<CampaignRow>?> FindAsync(string campaignId, CancellationToken cancellationToken) =>
        await store.ReadAsync(Tables.Campaigns, Partition, campaignId, HostJson.Default.CampaignRow, cancellationToken);

    public IAsyncEnumerable<Stored<CampaignRow>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAllAsync(Tables.Campaigns, new EntityRange(Partition), HostJson.Default.CampaignRow, cancellationToken);

    /// <summary>Changes the row until nobody else changed it meanwhile; leaves it where the change gives null.</summary>
    public async Task<CampaignRow?> ChangeAsync(string campaignId, Func<CampaignRow, CampaignRow?> change, CancellationToken cancellationToken)
    {
        while (await FindAsync(campaignId, cancellationToken) is { } campaign)
        {
            if (change(campaign.Value) is not { } wanted)
            {
                return campaign.Value;
            }

            if ((await store.ReplaceAsync(Tables.Campaigns, ToEntity(wanted, campaign.ETag), cancellationToken)).IsWritten)
            {
                return wanted;
            }
        }

        return null;
    }

    /// <summary>
    /// Says that the campaign is finished where all its batches are. Whichever batch ends last finds all others finished, since
    /// each says so before it looks.
    /// </summary>
    public async Task FinishAsync(string campaignId, CancellationToken cancellationToken)
    {
        // One that was open is looked at before all are.
        if ((_open.TryGetValue(campaignId, out var open) && await FindBatchAsync(campaignId, open, cancellationToken) is { Value.IsFinished: false })
            || await HasOpenBatchAsync(campaignId, cancellationToken))
        {
            return;
        }

        await ChangeAsync(campaignId, campaign => campaign.FinishedAt is null ? campaign with { FinishedAt = clock.GetUtcNow() } : null, cancellationToken);
        if (await HasOpenBatchAsync(campaignId, cancellationToken))
        {
            // Recipients were added between the look and the word.
            await ChangeAsync(campaignId, campaign => campaign with { FinishedAt = null }, cancellationToken);
        }
    }

    /// <summary>Deletes it with its batches and recipients. What is cut short goes on when it is done again: the campaign's own row goes last.</summary>
    public async Task DeleteAsync(CampaignRow campaign, CancellationToken cancellationToken)
    {
        for (var batch = 0; batch < campaign.Batches; batch++)
        {
            await store.DeletePartitionAsync(Tables.Deliveries, PartitionOf(campaign.Id, batch), cancellationToken);
        }

        await store.DeletePartitionAsync(Tables.Batches, campaign.Id, cancellationToken);
        await store.DeleteAsync(Tables.Campaigns, Partition, campaign.Id, cancellationToken);
        _batches.TryRemove(campaign.Id, out _);
    }

    public IAsyncEnumerable<Stored<BatchRow>> BatchesAsync(string campaignId, CancellationToken cancellationToken) =>
        store.ReadAllAsync(Tables.Batches, new EntityRange(campaignId), HostJson.Default.BatchRow, cancellationToken);

    public Task<Stored<BatchRow>?> FindBatchAsync(string campaignId, int batch, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Batches, campaignId, KeyOf(batch), HostJson.Default.BatchRow, cancellationToken);

    /// <summary>The row as it is now; null when recipients were added meanwhile.</summary>
    public async Task<Stored<BatchRow>?> TryChangeAsync(
        string campaignId, int batch, Stored<BatchRow> before, BatchRow after, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(campaignId, KeyOf(batch), after, HostJson.Default.BatchRow, before.ETag);
        var result = await store.ReplaceAsync(Tables.Batches, entity, cancellationToken);
        return result.IsWritten ? before with { Value = after, ETag = result.ETag } : null;
    }

    /// <summary>Has an unfinished batch looked at: what sends it just now sees that it must look once more, what plans batches that it is due.</summary>
    public async Task WakeAsync(string campaignId, int batch, CancellationToken cancellationToken)
    {
        while (await FindBatchAsync(campaignId, batch, cancellationToken) is { Value.IsFinished: false } row
            && await TryChangeAsync(campaignId, batch, row, row.Value with { NextAt = null }, cancellationToken) is null)
        {
            // Its figures were written meanwhile.
        }
    }

    public IAsyncEnumerable<Stored<DeliveryRow>> DeliveriesAsync(string campaignId, int batch, CancellationToken cancellationToken) =>
        store.ReadAllAsync(Tables.Deliveries, new EntityRange(PartitionOf(campaignId, batch)), HostJson.Default.DeliveryRow, cancellationToken);

    public async Task<DeliveryRow?> FindDeliveryAsync(string campaignId, string personId, CancellationToken cancellationToken)
    {
        if (!_batches.TryGetValue(campaignId, out var batches))
        {
            if (await FindAsync(campaignId, cancellationToken) is not { } campaign)
            {
                return null;
            }

            batches = _batches[campaignId] = campaign.Value.Batches;
        }

        var partition = PartitionOf(campaignId, BatchOf(personId, batches));
        return (await store.ReadAsync(Tables.Deliveries, partition, personId, HostJson.Default.DeliveryRow, cancellationToken))?.Value;
    }

    /// <summary>The row as it is now; null when another process changed it first.</summary>
    public async Task<Stored<DeliveryRow>?> TryChangeAsync(
        string campaignId, int batch, Stored<DeliveryRow> before, DeliveryRow after, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(PartitionOf(campaignId, batch), before.RowKey, after, HostJson.Default.DeliveryRow, before.ETag);
        var result = await store.ReplaceAsync(Tables.Deliveries, entity, cancellationToken);
        return result.IsWritten ? before with { Value = after, ETag = result.ETag } : null;
    }

    /// <summary>Anything else can't be a key of the store.</summary>
    public static bool IsId(string id) => id.Length is > 0 and < 100 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    public static int NumberOf(Stored<BatchRow> batch) => int.Parse(batch.RowKey, CultureInfo.InvariantCulture);

    private async Task<bool> HasOpenBatchAsync(string campaignId, CancellationToken cancellationToken)
    {
        await foreach (var batch in BatchesAsync(campaignId, cancellationToken))
        {
            if (!batch.Value.IsFinished)
            {
                _open[campaignId] = NumberOf(batch);
                return true;
            }
        }

        _open.TryRemove(campaignId, out _);
        return false;
    }

    private async Task<CampaignRow> StartAsync(CampaignRow campaign, int audienceSize, CancellationToken cancellationToken)
    {
        var row = campaign with
        {
            Audience = audienceSize,
            Batches = Math.Max(1, (audienceSize + RecipientsPerBatch - 1) / RecipientsPerBatch),
            StartedAt = clock.GetUtcNow(),
        };
        return (await store.InsertAsync(Tables.Campaigns, ToEntity(row), cancellationToken)).IsWritten
            ? row
            : (await FindAsync(campaign.Id, cancellationToken))!.Value;
    }

    /// <summary>True where somebody in the batch still waits.</summary>
    private async Task<bool> AddAsync(string campaignId, int batch, IEnumerable<Person> recipients, TimeSpan after, CancellationToken cancellationToken)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var isOpen = false;
        var tally = DeliveryTally.Empty;
        var now = clock.GetUtcNow();
        await foreach (var row in DeliveriesAsync(campaignId, batch, cancellationToken))
        {
            known.Add(row.RowKey);
            isOpen |= row.Value.IsOpen;
            tally = Count(tally, row.Value, now);
        }

        var added = recipients.Where(person => !known.Contains(person.Id)).ToList();
        if (added.Count > 0)
        {
            // Said before a row is there, so that none is ever in a batch that nobody looks at; and again once they all are.
            isOpen = true;
            await ReopenAsync(campaignId, batch, tally, cancellationToken);
        }

        var waiting = new DeliveryRow(DeliveryState.Pending, now + after);
        tally = added.Aggregate(tally, (sum, _) => Count(sum, waiting, now));
        foreach (var chunk in added.Chunk(RowsPerWrite))
        {
            var written = await store.BatchAsync(
                Tables.Deliveries,
                [.. chunk.Select(person => new BatchOperation(
                    BatchAction.Insert, StoredJson.ToEntity(PartitionOf(campaignId, batch), person.Id, waiting, HostJson.Default.DeliveryRow)))],
                cancellationToken);
            if (written.Outcome == WriteOutcome.AlreadyExists)
            {
                // The same tap came twice at once: what the other has added is read then.
                return await AddAsync(campaignId, batch, recipients, after, cancellationToken);
            }

            if (written.Outcome != WriteOutcome.Written)
            {
                throw new InvalidOperationException($"Recipients could not be added to a campaign's ledger: {written.Outcome}.");
            }
        }

        if (isOpen)
        {
            await ReopenAsync(campaignId, batch, tally, cancellationToken);
        }

        return isOpen;
    }

    /// <param name="tally">As it was before: whoever sends the batch next counts anew.</param>
    private async Task ReopenAsync(string campaignId, int batch, DeliveryTally tally, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(campaignId, KeyOf(batch), new BatchRow(tally), HostJson.Default.BatchRow);
        await store.UpsertAsync(Tables.Batches, entity, cancellationToken);
        await ChangeAsync(campaignId, campaign => campaign.FinishedAt is null ? null : campaign with { FinishedAt = null }, cancellationToken);
    }

    /// <summary>The figures with one more row, or one fewer.</summary>
    public static DeliveryTally Count(DeliveryTally tally, DeliveryRow row, DateTimeOffset now, int by = 1) =>
        tally.With(row.State, row.Reason, row.NotBefore > now, row.IsAmbiguous, by);

    private static int BatchOf(string personId, int batches)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(personId), hash);
        return (int)(BinaryPrimitives.ReadUInt32BigEndian(hash) % (uint)batches);
    }

    private static string KeyOf(int batch) => batch.ToString("D4", CultureInfo.InvariantCulture);

    private static string PartitionOf(string campaignId, int batch) => $"{campaignId}.{KeyOf(batch)}";

    private static Entity ToEntity(CampaignRow campaign, string eTag = "") =>
        StoredJson.ToEntity(Partition, campaign.Id, campaign, HostJson.Default.CampaignRow, eTag);
}
