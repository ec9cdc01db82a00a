using LeadershipBot.Storage.Sqlite;
using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

public sealed class SqliteDurabilityTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Every_acknowledged_row_is_there_after_the_process_was_killed()
    {
        var acknowledged = await WritingProcess.KillAfterAsync(500, _directory.Path, TestContext.Current.CancellationToken);

        Assert.True(acknowledged.Count >= 500);
        await using var store = new SqliteEntityStore(_directory.Path);
        foreach (var (table, row) in acknowledged)
        {
            Assert.Equal(WritingProcess.BodyOf(row), await new TableDriver(store, table).BodyAsync(row));
        }

        Assert.Equal(2, acknowledged.Select(row => row.Table).Distinct().Count());
    }

    [Fact]
    public async Task Writes_that_wait_together_share_a_commit()
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { IdleBeforeErasing = TimeSpan.FromHours(1) });
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();
        var before = WalFile.Commits(_directory.File("leadershipbot.db-wal"));

        Task<WriteResult[]> writes;
        using (ForeignProcess.HoldWriteLock(_directory.File("leadershipbot.db")))
        {
            writes = Task.WhenAll(Enumerable.Range(0, 200).Select(number => table.InsertAsync($"{number}")));
        }

        Assert.All(await writes, result => Assert.True(result.IsWritten));
        Assert.InRange(WalFile.Commits(_directory.File("leadershipbot.db-wal")) - before, 1, 20);
        Assert.Equal(200, (await table.AllAsync()).Count);
    }

    [Fact]
    public async Task Writes_asked_for_before_the_store_is_closed_are_finished()
    {
        Task<WriteResult[]> writes;
        var name = TableName.Disposable("table");
        await using (var store = new SqliteEntityStore(_directory.Path))
        {
            var table = new TableDriver(store, name);
            await table.CreateAsync();
            writes = Task.WhenAll(Enumerable.Range(0, 50).Select(number => table.InsertAsync($"{number}")));
        }

        Assert.All(await writes, result => Assert.True(result.IsWritten));
        await using var reopened = new SqliteEntityStore(_directory.Path);
        Assert.Equal(50, (await new TableDriver(reopened, name).AllAsync()).Count);
    }

    [Fact]
    public async Task A_closed_store_says_so()
    {
        var store = new SqliteEntityStore(_directory.Path);
        await store.DisposeAsync();
        await store.DisposeAsync();

        foreach (var name in new[] { TableName.Lasting("table"), TableName.Disposable("table") })
        {
            var table = new TableDriver(store, name);
            await Assert.ThrowsAsync<ObjectDisposedException>(table.CreateAsync);
            await Assert.ThrowsAsync<ObjectDisposedException>(table.DropAsync);
            await Assert.ThrowsAsync<ObjectDisposedException>(() => table.UpsertAsync("r"));
            await Assert.ThrowsAsync<ObjectDisposedException>(() => table.GetAsync("r"));
        }
    }

    [Fact]
    public async Task Others_may_read_the_file_meanwhile()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();
        await table.InsertAsync("r", "1");

        using (ForeignProcess.HoldReadLock(_directory.File("leadershipbot.db")))
        {
            Assert.True((await table.UpsertAsync("r", "2")).IsWritten);
            Assert.Equal("2", await table.BodyAsync("r"));
        }
    }
}
