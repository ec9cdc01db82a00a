using System.Text;
using LeadershipBot.Storage.Sqlite;
using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

public sealed class SqliteErasureTests : IDisposable
{
    private const string Secret = "a-secret-nobody-else-writes";
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_dropped_disposable_table_leaves_no_file()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var before = _directory.FileNames.ToHashSet(StringComparer.Ordinal);
        var table = await DisposableAsync(store);
        await table.InsertAsync("r");
        await table.GetAsync("r");
        Assert.Contains("table-round1.db", _directory.FileNames);

        await table.DropAsync();

        Assert.Equal(before, _directory.FileNames.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task After_the_drop_of_a_disposable_table_no_file_holds_a_byte_of_its_rows()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = await DisposableAsync(store);
        await table.InsertAsync("r", $"\"{Secret}\"");
        await table.InsertAsync(Secret);
        await table.DeleteAsync("r");
        Assert.NotEmpty(_directory.FilesWith(Secret));

        await table.DropAsync();

        Assert.Empty(_directory.FilesWith(Secret));
    }

    [Theory]
    [InlineData("table-round1.db")]
    [InlineData("table-round1.db-wal")]
    public async Task A_dropped_disposable_table_is_overwritten_before_its_files_are_deleted(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "What an open handle still reads of a deleted file differs there.");
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { IdleBeforeErasing = TimeSpan.FromHours(1) });
        var table = await DisposableAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => table.InsertAsync($"{number}", $"\"{new string('x', 1000)}{Secret}\"")));
        ForeignProcess.Run(_directory.File("table-round1.db"), "PRAGMA wal_checkpoint(PASSIVE)");
        await using var handle = new FileStream(_directory.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var before = await ReadAsync(handle);
        Assert.True(before.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) >= 0);

        await table.DropAsync();

        var after = await ReadAsync(handle);
        Assert.False(File.Exists(_directory.File(name)));
        Assert.True(after.Length >= before.Length, "cut off rather than overwritten");
        Assert.False(after.AsSpan().ContainsAnyExcept((byte)0));
    }

    [Fact]
    public async Task After_the_drop_of_a_lasting_table_no_file_holds_a_byte_of_its_rows()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = await LastingAsync(store);
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number => table.InsertAsync($"{number}-{Secret}", $"\"{Secret}\"")));
        Assert.NotEmpty(_directory.FilesWith(Secret));

        await table.DropAsync();

        Assert.Empty(_directory.FilesWith(Secret));
    }

    [Fact]
    public async Task A_lasting_table_is_dropped_though_another_program_reads()
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        var table = await LastingAsync(store);
        await table.InsertAsync("r");

        using (ForeignProcess.HoldReadLock(_directory.File("leadershipbot.db")))
        {
            await table.DropAsync();
        }

        Assert.False(await table.ExistsAsync());
    }

    [Fact]
    public async Task A_row_deleted_or_replaced_in_a_lasting_table_leaves_the_files_when_the_store_is_idle()
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { IdleBeforeErasing = TimeSpan.FromMilliseconds(20) });
        var table = await LastingAsync(store);
        await table.InsertAsync("deleted", $"\"{Secret}\"");
        await table.InsertAsync("replaced", $"\"{Secret}\"");
        await table.DeleteAsync("deleted");
        await table.UpsertAsync("replaced");

        await Eventually.TrueAsync(() => !_directory.FilesWith(Secret).Any());
        Assert.Equal(["replaced"], await table.RowKeysAsync());
    }

    [Fact]
    public async Task Closing_the_store_leaves_no_log_behind()
    {
        await using (var store = new SqliteEntityStore(_directory.Path))
        {
            foreach (var table in new[] { await DisposableAsync(store), await LastingAsync(store) })
            {
                await table.InsertAsync("r");
                await table.GetAsync("r");
            }
        }

        Assert.Equal(["leadershipbot.db", "table-round1.db"], _directory.FileNames.Order(StringComparer.Ordinal));
    }

    private static async Task<byte[]> ReadAsync(FileStream file)
    {
        file.Position = 0;
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
        return bytes;
    }

    private static async Task<TableDriver> DisposableAsync(SqliteEntityStore store)
    {
        var table = new TableDriver(store, TableName.Disposable("Round1"));
        await table.CreateAsync();
        return table;
    }

    private static async Task<TableDriver> LastingAsync(SqliteEntityStore store)
    {
        var table = new TableDriver(store, TableName.Lasting("lasting"));
        await table.CreateAsync();
        return table;
    }
}
