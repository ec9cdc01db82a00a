using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Store;

public sealed class PartitionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_partition_is_deleted_whole_though_somebody_else_deletes_it_too()
    {
        var folder = Directory.CreateTempSubdirectory("partitions-");
        try
        {
            var inner = new SqliteEntityStore(folder.FullName);
            await using var store = new WatchedStore(inner) { Hold = (change, _) => inner.DeleteAsync(change.Table, "person", "2", Cancellation) };
            await inner.CreateTableAsync(Tables.Budgets, Cancellation);
            foreach (var row in new[] { "1", "2", "3" })
            {
                await inner.InsertAsync(Tables.Budgets, new("person", row, "{}"), Cancellation);
            }

            await store.DeletePartitionAsync(Tables.Budgets, "person", Cancellation);

            Assert.Empty((await inner.QueryAsync(Tables.Budgets, new("person"), cancellationToken: Cancellation)).Entities);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
