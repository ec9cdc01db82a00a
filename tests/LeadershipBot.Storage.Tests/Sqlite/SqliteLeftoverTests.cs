using LeadershipBot.Storage.Sqlite;
using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

/// <summary>What a process killed in the middle of creating or dropping a disposable table leaves behind.</summary>
public sealed class SqliteLeftoverTests : IDisposable
{
    private static readonly TableName Name = TableName.Disposable("round1");
    private readonly TemporaryDirectory _directory = new();

    private string Database => _directory.File("table-round1.db");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_drop_killed_before_the_file_was_deleted_is_finished_at_the_next_start()
    {
        await WriteRowAsync();
        ForeignProcess.Run(Database, "DELETE FROM tables");

        await using var store = new SqliteEntityStore(_directory.Path);

        Assert.DoesNotContain("table-round1.db", _directory.FileNames);
        Assert.False(await new TableDriver(store, Name).ExistsAsync());
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(65536)]
    [InlineData(int.MaxValue)]
    public async Task A_drop_killed_while_the_file_was_overwritten_is_finished_at_the_next_start(int overwritten)
    {
        await WriteRowAsync(rows: 200);
        ForeignProcess.Run(Database, "DELETE FROM tables");
        await using (var file = new FileStream(Database, FileMode.Open))
        {
            await file.WriteAsync(new byte[Math.Min(overwritten, file.Length)], TestContext.Current.CancellationToken);
        }

        await using var store = new SqliteEntityStore(_directory.Path);

        Assert.DoesNotContain(_directory.FileNames, name => name.StartsWith("table-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(0, 16)]
    [InlineData(16, 16)]
    [InlineData(4096, 409600)]
    public async Task A_drop_killed_before_all_of_its_log_was_overwritten_is_finished_at_the_next_start(int overwritten, int database)
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { IdleBeforeErasing = TimeSpan.FromHours(1) });
        var table = new TableDriver(store, Name);
        await table.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(row => table.InsertAsync($"{row}", $"\"{new string('x', 1000)}\"")));
        ForeignProcess.Run(Database, "DELETE FROM tables");
        using var killed = new TemporaryDirectory();
        Directory.CreateDirectory(killed.Path);
        await File.WriteAllBytesAsync(killed.File("table-round1.db"), new byte[database], TestContext.Current.CancellationToken);
        File.Copy(Database + "-wal", killed.File("table-round1.db-wal"));
        await using (var log = new FileStream(killed.File("table-round1.db-wal"), FileMode.Open))
        {
            await log.WriteAsync(new byte[overwritten], TestContext.Current.CancellationToken);
        }

        await using var next = new SqliteEntityStore(killed.Path);

        Assert.DoesNotContain(killed.FileNames, name => name.StartsWith("table-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_whose_database_is_gone_is_deleted_at_the_next_start()
    {
        await WriteRowAsync();
        File.Move(Database, Database + "-wal");
        await File.WriteAllTextAsync(Database + "-shm", "leftover", TestContext.Current.CancellationToken);

        await using var store = new SqliteEntityStore(_directory.Path);

        Assert.DoesNotContain(_directory.FileNames, name => name.StartsWith("table-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dropped_file_that_is_still_there_takes_no_row_and_a_new_table_starts_empty()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, Name);
        await table.CreateAsync();
        await table.InsertAsync("r");
        ForeignProcess.Run(Database, "DELETE FROM tables");

        Assert.False(await table.ExistsAsync());
        Assert.Equal(WriteOutcome.TableNotFound, (await table.UpsertAsync("r")).Outcome);
        Assert.Null(await table.GetAsync("r"));
        Assert.Empty(await table.AllAsync());

        await table.CreateAsync();
        Assert.True((await table.InsertAsync("s")).IsWritten);
        Assert.Equal(["s"], await table.RowKeysAsync());
    }

    [Fact]
    public async Task A_file_left_empty_by_a_creation_cut_short_is_no_table_until_it_is_created_again()
    {
        Directory.CreateDirectory(_directory.Path);
        await File.WriteAllBytesAsync(Database, [], TestContext.Current.CancellationToken);
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, Name);

        Assert.False(await table.ExistsAsync());
        Assert.Equal(WriteOutcome.TableNotFound, (await table.UpsertAsync("r")).Outcome);

        await table.CreateAsync();
        Assert.True((await table.UpsertAsync("r")).IsWritten);
    }

    [Fact]
    public async Task A_damaged_table_can_still_be_dropped_and_made_anew()
    {
        Directory.CreateDirectory(_directory.Path);
        await File.WriteAllTextAsync(Database, new string('x', 5000), TestContext.Current.CancellationToken);
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, Name);
        var error = await Assert.ThrowsAsync<EntityStoreException>(() => table.UpsertAsync("r"));
        Assert.Contains("table-round1.db", error.Message, StringComparison.Ordinal);

        await table.DropAsync();
        Assert.DoesNotContain("table-round1.db", _directory.FileNames);

        await table.CreateAsync();
        Assert.True((await table.UpsertAsync("r")).IsWritten);
    }

    [Fact]
    public async Task Names_that_differ_only_by_case_are_one_table()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        foreach (var (lower, upper) in new[] { (Name, TableName.Disposable("ROUND1")), (TableName.Lasting("lasting"), TableName.Lasting("Lasting")) })
        {
            await new TableDriver(store, lower).CreateAsync();
            await new TableDriver(store, upper).CreateAsync();
            await new TableDriver(store, upper).InsertAsync("r");
            Assert.Equal(["r"], await new TableDriver(store, lower).RowKeysAsync());
        }
    }

    private async Task WriteRowAsync(int rows = 1)
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, Name);
        await table.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, rows).Select(row => table.InsertAsync($"{row}", $"\"{new string('x', 1000)}\"")));
    }
}
