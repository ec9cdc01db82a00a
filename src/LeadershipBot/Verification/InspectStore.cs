using Azure.Core;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Verification;

/// <summary>Begins to look at the store that the settings name, without opening it as the bot does.</summary>
public sealed class InspectStore(IOptions<StoreOptions> options, TokenCredential credential)
{
    /// <exception cref="EntityStoreException">The store can't be read, or it is none in which a bot was ever started.</exception>
    public async Task<IStoreInspection> BeginAsync()
    {
        var inspection = await OpenAsync();
        var missing = Tables.All.Where(table => !inspection.WasThere(table)).ToList();
        if (missing.Count == 0)
        {
            return inspection;
        }

        using (inspection)
        {
            // All would hold of a store that holds nothing.
            throw new EntityStoreException(
                StoreProblem.NotFound,
                $"The store at {inspection.Place} lacks {missing.Count} of the {Tables.All.Count} tables that a bot makes when it starts: {string.Join(", ", missing)}. Check {StoreProblems.SettingOf(options.Value)}: it must name the bot's own store. If it does, start this version of the bot once.");
        }
    }

    private async Task<IStoreInspection> OpenAsync() => options.Value.Kind switch
    {
        StoreKind.TablesByKey => await AzureTableStoreInspection.BeginAsync(options.Value.ConnectionString, KindOf),
        StoreKind.TablesByIdentity => await AzureTableStoreInspection.BeginAsync(new Uri(options.Value.AccountUri), credential, KindOf),
        _ => SqliteStoreInspection.Begin(options.Value.DataDirectory),
    };

    /// <summary>What is called like a table of a round is taken for one, whoever made it.</summary>
    private static TableKind KindOf(string table) =>
        Tables.PrefixesOfARound.Any(prefix => table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ? TableKind.Disposable : TableKind.Lasting;
}
