using LeadershipBot.Storage;

namespace LeadershipBot.Store;

public static class Partitions
{
    /// <summary>Deletes every row of a partition. Another process may do the same meanwhile.</summary>
    public static async Task DeletePartitionAsync(this IEntityStore store, TableName table, string partitionKey, CancellationToken cancellationToken)
    {
        EntityPage page;
        WriteOutcome written;
        do
        {
            // From the start each time: what was there is gone, by this process or by another. Where one row was gone already, none of the
            // page was deleted, and it is read again.
            page = await store.QueryAsync(table, new EntityRange(partitionKey), EntityRules.MaxBatchOperations, cancellationToken: cancellationToken);
            written = page.Entities.Count == 0
                ? WriteOutcome.Written
                : (await store.BatchAsync(table, [.. page.Entities.Select(row => new BatchOperation(BatchAction.Delete, row))], cancellationToken)).Outcome;
            if (written is not (WriteOutcome.Written or WriteOutcome.NotFound))
            {
                throw new InvalidOperationException($"The rows of a partition could not be deleted: {written}.");
            }
        }
        while (page.Continuation is not null || written is WriteOutcome.NotFound);
    }
}
