using System.Runtime.CompilerServices;
using Azure;
using Azure.Core;
using LeadershipBot.Storage.AzureTables;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage;

/// <summary>
/// Looks at a storage account that may be in use and changes nothing: every request is a GET, by a client as silent as the
/// store's own. Tables are listed when it begins; rows are read as they are when it is their turn, so that two tables, or two
/// pages of one, may be of different moments.
/// </summary>
/// <remarks>What the service keeps of dropped tables, of requests and in other places can't be seen through it.</remarks>
public sealed class AzureTableStoreInspection : IStoreInspection
{
    private readonly SilentTables _tables;
    private readonly List<InspectedTable> _listed = [];

    private AzureTableStoreInspection(SilentTables tables) => _tables = tables;

    /// <inheritdoc/>
    public string Place => _tables.Client.Uri.Host;

    /// <summary>Begins an inspection of an account with its key.</summary>
    /// <param name="connectionString"><c>Storage:ConnectionString</c>.</param>
    /// <param name="kindOf">How a table of that name is meant to be kept: the service knows no kinds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="FormatException">The connection string can't be used; the message does not hold it.</exception>
    /// <exception cref="EntityStoreException">The account can't be read.</exception>
    public static Task<AzureTableStoreInspection> BeginAsync(string connectionString, Func<string, TableKind> kindOf, CancellationToken cancellationToken = default) =>
        BeginAsync(SilentTables.ByKey(connectionString, new AzureTableTuning()), kindOf, cancellationToken);

    /// <summary>Begins an inspection of an account that gives an identity leave.</summary>
    /// <param name="accountUri"><c>Storage:AccountUri</c>.</param>
    /// <param name="credential">The identity; leave to read is enough.</param>
    /// <param name="kindOf">How a table of that name is meant to be kept: the service knows no kinds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EntityStoreException">The account can't be read.</exception>
    public static Task<AzureTableStoreInspection> BeginAsync(
        Uri accountUri, TokenCredential credential, Func<string, TableKind> kindOf, CancellationToken cancellationToken = default) =>
        BeginAsync(SilentTables.ByIdentity(accountUri, credential, new AzureTableTuning()), kindOf, cancellationToken);

    /// <inheritdoc/>
    public IReadOnlyList<InspectedTable> LastingTables() => [.. _listed.Where(table => table.Kind == TableKind.Lasting)];

    /// <inheritdoc/>
    public IEnumerable<InspectedTable> DisposableTables() => _listed.Where(table => table.Kind == TableKind.Disposable);

    /// <inheritdoc/>
    /// <remarks>None: a table that no store made has rows all the same, and is among the lasting ones.</remarks>
    public IReadOnlyList<string> ForeignTables() => [];

    /// <inheritdoc/>
    public bool IsPlaceOf(TableName name, InspectedTable table) => table.Is(name);

    /// <inheritdoc/>
    public bool WasThere(TableName name) => _listed.Exists(table => table.Is(name));

    /// <inheritdoc/>
    public Task<bool> RemainsAsync(TableName name, CancellationToken cancellationToken = default) =>
        _tables.Errors.GuardAsync(
            IsThereAsync(_tables.Client.GetTableClient(name.Value).QueryAsync(maxPerPage: 1, select: [nameof(TableEntity.PartitionKey)], cancellationToken: cancellationToken)),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<InspectedRow> ReadAsync(InspectedTable table, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var rows = _tables.Client.GetTableClient(table.Name).QueryAsync(cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await _tables.Errors.GuardAsync(IsNextAsync(rows), cancellationToken))
        {
            yield return RowInspection.Look(rows.Current);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tables.Dispose();

    internal static async Task<AzureTableStoreInspection> BeginAsync(SilentTables tables, Func<string, TableKind> kindOf, CancellationToken cancellationToken)
    {
        var inspection = new AzureTableStoreInspection(tables);
        try
        {
            await tables.Errors.GuardAsync(inspection.ListAsync(kindOf, cancellationToken), cancellationToken);
            return inspection;
        }
        catch
        {
            inspection.Dispose();
            throw;
        }
    }

    private async Task<int> ListAsync(Func<string, TableKind> kindOf, CancellationToken cancellationToken)
    {
        await foreach (var table in _tables.Client.QueryAsync(cancellationToken: cancellationToken))
        {
            _listed.Add(new(table.Name, File: null, kindOf(table.Name)));
        }

        return _listed.Count;
    }

    private static async Task<bool> IsThereAsync(AsyncPageable<TableEntity> rows)
    {
        try
        {
            await foreach (var _ in rows.AsPages())
            {
                break;
            }

            return true;
        }
        catch (TableRequestFailedException error) when (IsGone(error))
        {
            return false;
        }
    }

    private static async Task<bool> IsNextAsync(IAsyncEnumerator<TableEntity> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (TableRequestFailedException error) when (IsGone(error))
        {
            return false;
        }
    }

    private static bool IsGone(TableRequestFailedException error) => TableErrors.OutcomeOf(error) == WriteOutcome.TableNotFound;
}
