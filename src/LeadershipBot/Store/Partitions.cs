using LeadershipBot.Storage;

namespace LeadershipBot.Store;

public static class Partitions
{
    /// <summary>Deletes every row of a partition. Another process may do the same meanwhile.</summary>
    public static async Task DeletePartitionAsync(this IEntityStore store, TableName table, string partitionKey, CancellationToken cancellationToken)
    {
        // From the start each time: what was there is gone, by this process or by another.
        while ((await store.QueryAsync(table, new EntityRange(partitionKey), EntityRules.MaxBatchOperations, cancellationToken: cancellationToken)).Entities is { Count: > 0 } rows)
        {
            var written = await store.BatchAsync(table, [.. rows.Select(row => new BatchOperation(BatchAction.Delete, row))], cancellationToken);
            if (written.Outcome is not (WriteOutcome.Written or WriteOutcome.NotFound))
            {
                throw new InvalidOperationException($"The rows of a partition could not be deleted: {written.Outcome}.");
            }
        }
    }
}
