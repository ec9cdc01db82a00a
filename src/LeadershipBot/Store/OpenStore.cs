using LeadershipBot.Storage;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Store;

/// <summary>Makes the tables that are not there, and sees to it that nobody is on another store than they think.</summary>
public sealed partial class OpenStore(IEntityStore store, IOptions<StoreOptions> options, ILogger<OpenStore> logger)
{
    /// <exception cref="OptionsValidationException">A round was begun on the store in files, and the settings name tables now.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsTables)
        {
            RefuseHalfRounds();
        }

        var isNew = options.Value.IsTables && !await store.TableExistsAsync(Tables.Rounds, cancellationToken);

        // At once: a service far away takes its time for each.
        await Task.WhenAll(Tables.All.Select(table => store.CreateTableAsync(table, cancellationToken)));
        if (isNew)
        {
            LogNew(logger, StoreProblems.SettingOf(options.Value));
        }
    }

    private void RefuseHalfRounds()
    {
        var folder = options.Value.DataDirectory;
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder).Any(SqliteStoreInspection.IsDisposable))
        {
            throw new OptionsValidationException(
                StoreOptions.Section,
                typeof(StoreOptions),
                [$"{StoreProblems.SettingOf(options.Value)} is set, and the folder in Storage:DataDirectory still holds sealed answers (table-*) of a round that was begun without it. Take {StoreProblems.SettingOf(options.Value)} away until that round is closed; or, to give its answers up, remove those files."]);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store that {Setting} names is new and empty. If this agency has worked before, stop the bot and look at that setting")]
    private static partial void LogNew(ILogger logger, string setting);
}
