using LeadershipBot.Operations;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>A start on another store than the one that holds the agency's rows.</summary>
public sealed class OpenStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("open-");
    private readonly CapturedLog _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _log.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Storage:ConnectionString")]
    [InlineData("Storage:AccountUri")]
    public async Task An_account_without_the_bots_tables_is_told_as_new_and_empty_once(string setting)
    {
        await using var store = new WatchedStore(new SqliteEntityStore(_folder.FullName));
        var options = setting == "Storage:AccountUri" ? new StoreOptions { AccountUri = "https://harbor.table.core.windows.net" } : new() { ConnectionString = "AccountName=harbor" };
        await OpenAsync(store, options);
        await OpenAsync(store, options);

        Assert.Contains($"The store that {setting} names is new and empty", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Equal(2, store.Calls.Count(call => call.Kind == "look for"));
    }

    [Fact]
    public async Task A_new_folder_is_nothing_to_speak_of()
    {
        await using var store = new WatchedStore(new SqliteEntityStore(_folder.FullName));
        await OpenAsync(store, new() { DataDirectory = _folder.FullName });

        Assert.Empty(_log.Lines);
        Assert.Equal(Tables.All.Count, store.Calls.Count);
    }

    [Fact]
    public async Task A_host_does_not_move_to_tables_while_a_round_is_open_in_its_folder()
    {
        await using var before = await AgencyAtWork.StartHarborAsync();
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        await before.Find("North1").AnswersAsync(Items.All(4));
        await before.StopAsync();

        var error = await Assert.ThrowsAsync<OptionsValidationException>(() => AgencyAtWork.StartHarborAsync(
            before.Folder, builder => builder.Configuration["Storage:ConnectionString"] = "UseDevelopmentStorage=true", port: before.Root.Port));

        Assert.Equal(
            "Storage:ConnectionString is set, and the folder in Storage:DataDirectory still holds sealed answers (table-*) of a round that was begun without it. "
            + "Take Storage:ConnectionString away until that round is closed; or, to give its answers up, remove those files.",
            StartErrors.Describe(error));
        await using var again = await AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port);
        Assert.Single(await again.ReadBallotsAsync());
    }

    private async Task OpenAsync(IEntityStore store, StoreOptions options)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));
        await new OpenStore(store, Options.Create(options), loggers.CreateLogger<OpenStore>()).RunAsync(Cancellation);
    }
}
