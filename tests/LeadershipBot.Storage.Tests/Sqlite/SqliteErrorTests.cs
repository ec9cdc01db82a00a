using LeadershipBot.Storage.Sqlite;
using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

/// <summary>What a deployer reads when the machine is at fault.</summary>
public sealed class SqliteErrorTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_file_in_place_of_the_directory_names_the_setting()
    {
        File.WriteAllText(_directory.Path, "");
        try
        {
            var error = Assert.Throws<EntityStoreException>(() => new SqliteEntityStore(Path.Combine(_directory.Path, "data")));
            Assert.Contains("Storage:DataDirectory", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(_directory.Path);
        }
    }

    [Fact]
    public void A_directory_that_may_not_be_written_names_the_setting()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes.");

        var error = Assert.Throws<EntityStoreException>(() => new SqliteEntityStore(Unwritable()));

        Assert.Contains("Storage:DataDirectory", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        Directory.CreateDirectory(_directory.Path);
        await File.WriteAllTextAsync(_directory.File("leadershipbot.db"), new string('x', 5000), TestContext.Current.CancellationToken);

        var error = Assert.Throws<EntityStoreException>(() => new SqliteEntityStore(_directory.Path));

        Assert.Contains("leadershipbot.db' is damaged", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task A_full_disk_is_told_and_what_was_acknowledged_stays_readable(TableKind kind)
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { MaxPages = 20 });
        var table = new TableDriver(store, kind == TableKind.Lasting ? TableName.Lasting("table") : TableName.Disposable("table"));
        await table.CreateAsync();
        var written = new List<string>();

        var error = await Assert.ThrowsAsync<EntityStoreException>(async () =>
        {
            for (var number = 0; number < 100; number++)
            {
                await table.InsertAsync($"{number:D3}", $"\"secret{new string('b', 3000)}\"");
                written.Add($"{number:D3}");
            }
        });

        Assert.StartsWith("The disk is full: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("Storage:DataDirectory", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(written);
        Assert.Equal(written, await table.RowKeysAsync());
        await table.DropAsync();
        Assert.False(await table.ExistsAsync());
    }

    [Fact]
    public async Task A_write_too_large_for_what_is_left_fails_alone()
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { MaxPages = 20 });
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();

        Task<BatchResult> large;
        Task<WriteResult[]> small;
        using (ForeignProcess.HoldWriteLock(_directory.File("leadershipbot.db")))
        {
            large = table.BatchAsync([.. Enumerable.Range(0, 30).Select(number => new BatchOperation(BatchAction.Insert, new Entity("p", $"l{number}", new string('b', 3000))))]);
            small = Task.WhenAll(Enumerable.Range(0, 20).Select(number => table.InsertAsync($"s{number}")));
        }

        await Assert.ThrowsAsync<EntityStoreException>(() => large);
        Assert.All(await small, result => Assert.True(result.IsWritten));
        Assert.Equal(20, (await table.AllAsync()).Count);
    }

    [Fact]
    public async Task A_file_held_by_another_process_is_told_and_written_to_once_it_is_free()
    {
        await using var store = new SqliteEntityStore(_directory.Path, new SqliteTuning { BusyTimeout = TimeSpan.FromMilliseconds(50) });
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();

        using (ForeignProcess.HoldWriteLock(_directory.File("leadershipbot.db")))
        {
            var error = await Assert.ThrowsAsync<EntityStoreException>(() => table.UpsertAsync("r"));
            Assert.Contains("held by another process", error.Message, StringComparison.Ordinal);
            Assert.Null(await table.GetAsync("r"));
        }

        Assert.True((await table.UpsertAsync("r")).IsWritten);
    }

    [Fact]
    public async Task A_caller_who_gives_up_while_the_file_is_held_need_not_wait_and_its_write_is_dropped()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();
        using var cancellation = new CancellationTokenSource();

        using (ForeignProcess.HoldWriteLock(_directory.File("leadershipbot.db")))
        {
            var write = store.UpsertAsync(table.Name, new Entity("p", "r", "{}"), cancellation.Token);
            await cancellation.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        }

        Assert.True((await table.UpsertAsync("s")).IsWritten);
        Assert.Equal(["s"], await table.RowKeysAsync());
    }

    /// <summary>Permissions do not hold for root, so root is given a folder that the kernel itself keeps read-only.</summary>
    private string Unwritable()
    {
        if (Environment.IsPrivilegedProcess)
        {
            return "/proc/self/fdinfo";
        }

        Directory.CreateDirectory(_directory.Path);
#pragma warning disable CA1416 // Skipped on Windows by its caller.
        File.SetUnixFileMode(_directory.Path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
#pragma warning restore CA1416
        return _directory.Path;
    }
}
