using System.Security.Cryptography;

namespace LeadershipBot.Storage.Tests.Sqlite;

/// <summary>Looking at a store leaves no trace, whether somebody uses it or not.</summary>
public sealed class SqliteInspectionTests : IDisposable
{
    private static readonly TableName Lasting = TableName.Lasting("people");
    private static readonly TableName Disposable = TableName.Disposable("box");

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_reads_every_table_and_changes_no_file(bool isInUse)
    {
        var store = await FillAsync();
        if (!isInUse)
        {
            await store.DisposeAsync();
        }

        var before = Fingerprints();
        using (var inspection = SqliteStoreInspection.Begin(_directory.Path))
        {
            Assert.Equal(_directory.Path, inspection.Place);
            Assert.Equal([new("people", "leadershipbot.db", TableKind.Lasting)], inspection.LastingTables());
            var box = Assert.Single(inspection.DisposableTables());
            Assert.Equal(new("box", "table-box.db", TableKind.Disposable), box);
            Assert.True(inspection.IsPlaceOf(Disposable, box));
            Assert.False(inspection.IsPlaceOf(Lasting, box));
            Assert.Equal(["\"Ana\"", "\"Luz\""], (await ReadAsync(inspection)).Select(row => row.Body));
            Assert.Equal([new("p", "x", "\"seal\"")], await ReadAsync(inspection, box));
            Assert.Empty(inspection.ForeignTables());
            Assert.True(await inspection.RemainsAsync(Disposable, Cancellation));
            Assert.False(await inspection.RemainsAsync(TableName.Disposable("bag"), Cancellation));
        }

        Assert.Equal(before, Fingerprints());
        await store.DisposeAsync();
    }

    [Fact]
    public async Task A_store_that_a_dead_process_left_is_read_with_its_log()
    {
        await using (await FillAsync())
        {
            Directory.CreateDirectory(_directory.File("copy"));
            foreach (var name in _directory.FileNames.ToList())
            {
                File.Copy(_directory.File(name), Path.Combine(_directory.File("copy"), name));
            }
        }

        using var inspection = SqliteStoreInspection.Begin(_directory.File("copy"));

        Assert.Equal(2, (await ReadAsync(inspection)).Count);
        Assert.Single(await ReadAsync(inspection, inspection.DisposableTables().Single()));
    }

    [Fact]
    public async Task It_sees_one_moment_while_others_write_and_keeps_nobody_waiting()
    {
        await using var store = await FillAsync();
        using var inspection = SqliteStoreInspection.Begin(_directory.Path);

        Assert.True((await store.UpsertAsync(Lasting, new Entity("p", "c", "\"Eva\""), Cancellation)).IsWritten);
        await store.DropTableAsync(Disposable, Cancellation);

        Assert.Equal(2, (await ReadAsync(inspection)).Count);
        Assert.Empty(inspection.DisposableTables());
        Assert.Empty(await ReadAsync(inspection, new("box", "table-box.db", TableKind.Disposable)));
        Assert.False(await inspection.RemainsAsync(Disposable, Cancellation));
        Assert.True(inspection.WasThere(Disposable));
        Assert.True(inspection.WasThere(Lasting));
        Assert.False(inspection.WasThere(TableName.Disposable("bag")));
        Assert.False(inspection.WasThere(TableName.Lasting("places")));
    }

    [Fact]
    public async Task A_disposable_table_whose_drop_was_begun_is_gone()
    {
        await using var store = await FillAsync();
        ForeignProcess.Run(_directory.File("table-box.db"), "DELETE FROM tables");
        using var inspection = SqliteStoreInspection.Begin(_directory.Path);

        Assert.Empty(inspection.DisposableTables());
    }

    [Fact]
    public async Task Several_may_look_at_once()
    {
        await using var store = await FillAsync();
        using var one = SqliteStoreInspection.Begin(_directory.Path);
        using var other = SqliteStoreInspection.Begin(_directory.Path);

        Assert.Equal(await ReadAsync(one), await ReadAsync(other));
    }

    [Fact]
    public void Where_there_is_no_store_it_says_so_and_makes_none()
    {
        Directory.CreateDirectory(_directory.Path);

        var error = Assert.Throws<EntityStoreException>(() => SqliteStoreInspection.Begin(_directory.Path));

        Assert.StartsWith("There is no store in", error.Message, StringComparison.Ordinal);
        Assert.Empty(_directory.FileNames);
    }

    [Fact]
    public async Task A_log_without_its_index_is_left_alone()
    {
        await (await FillAsync()).DisposeAsync();
        await File.WriteAllBytesAsync(_directory.File("leadershipbot.db-wal"), [], Cancellation);
        var before = Fingerprints();

        Assert.Throws<EntityStoreException>(() => SqliteStoreInspection.Begin(_directory.Path));

        Assert.Equal(before, Fingerprints());
    }

    [Fact]
    public async Task Rows_without_a_table_foreign_tables_and_damaged_files_are_found()
    {
        await (await FillAsync()).DisposeAsync();
        ForeignProcess.Run(_directory.File("leadershipbot.db"), "CREATE TABLE copied(x); INSERT INTO entities VALUES (77, 'p', 'r', '1', 'e')");
        await File.WriteAllTextAsync(_directory.File("table-odd.db"), "no database, but as long as the header of one and a bit more than that", Cancellation);

        using var inspection = SqliteStoreInspection.Begin(_directory.Path);

        Assert.Equal(["copied"], inspection.ForeignTables());
        Assert.Equal(["", "people"], inspection.LastingTables().Select(table => table.Name));
        Assert.Equal(["r"], (await ReadAsync(inspection)).Select(row => row.RowKey));
        Assert.Equal([false, true], inspection.DisposableTables().OrderBy(table => table.IsReadable).Select(table => table.IsReadable));
        Assert.Equal("table-odd.db", inspection.DisposableTables().Single(table => !table.IsReadable).File);
    }

    private static async Task<List<InspectedRow>> ReadAsync(SqliteStoreInspection inspection, InspectedTable? table = null) =>
        await inspection.ReadAsync(table ?? inspection.LastingTables()[0], Cancellation).ToListAsync(Cancellation);

    private async Task<SqliteEntityStore> FillAsync()
    {
        var store = new SqliteEntityStore(_directory.Path);
        await store.CreateTableAsync(Lasting, Cancellation);
        await store.CreateTableAsync(Disposable, Cancellation);
        await store.UpsertAsync(Lasting, new Entity("p", "a", "\"Ana\""), Cancellation);
        await store.UpsertAsync(Lasting, new Entity("p", "b", "\"Luz\""), Cancellation);
        await store.UpsertAsync(Disposable, new Entity("p", "x", "\"seal\""), Cancellation);

        // The log of a quiet store has been folded in; from then on nothing changes by itself.
        await Eventually.TrueAsync(() => new FileInfo(_directory.File("table-box.db-wal")).Length == 0 && new FileInfo(_directory.File("leadershipbot.db-wal")).Length == 0);
        return store;
    }

    /// <summary>Names and bytes; of the index of a log in use, which readers mark their place in, the name only.</summary>
    private SortedDictionary<string, string> Fingerprints()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in _directory.FileNames.ToList())
        {
            using var file = new FileStream(_directory.File(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            files.Add(name, name.EndsWith("-shm", StringComparison.Ordinal) ? "" : Convert.ToHexString(SHA256.HashData(file)));
        }

        return files;
    }
}
