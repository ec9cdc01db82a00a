using Azure.Core;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Verification;

/// <summary>Begins to look at the store that the settings name, without opening it as the bot does.</summary>
public sealed class InspectStore(IOptions<StoreOptions> options, TokenCredential credential)
{
    /// <exception cref="EntityStoreException">The store can't be read.</exception>
    public async Task<IStoreInspection> BeginAsync() => options.Value switch
    {
        { ConnectionString: { Length: > 0 } connection } => await AzureTableStoreInspection.BeginAsync(connection, KindOf),
        { AccountUri: { Length: > 0 } account } => await AzureTableStoreInspection.BeginAsync(new Uri(account), credential, KindOf),
        { DataDirectory: var folder } => SqliteStoreInspection.Begin(folder),
    };

    /// <summary>What is called like a table of a round is taken for one, whoever made it.</summary>
    private static TableKind KindOf(string table) =>
        Tables.PrefixesOfARound.Any(prefix => table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? TableKind.Disposable : TableKind.Lasting;
}
