using Azure.Core;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Verification;

/// <summary>Begins to look at the store that the settings name, without opening it as the bot does.</summary>
public sealed class InspectStore(IOptions<StoreOptions> options, TokenCredential credential)
{
    /// <exception cref="EntityStoreException">The store can't be read.</exception>
    public async Task<IStoreInspection> BeginAsync() => options.Value.Kind switch
    {
        StoreKind.TablesByKey => await AzureTableStoreInspection.BeginAsync(options.Value.ConnectionString, KindOf),
        StoreKind.TablesByIdentity => await AzureTableStoreInspection.BeginAsync(new Uri(options.Value.AccountUri), credential, KindOf),
        _ => SqliteStoreInspection.Begin(options.Value.DataDirectory),
    };

    /// <summary>What is called like a table of a round is taken for one, whoever made it.</summary>
    private static TableKind KindOf(string table) =>
        Tables.PrefixesOfARound.Any(prefix => table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? TableKind.Disposable : TableKind.Lasting;
}
