using Azure;
using Azure.Core;
using LeadershipBot.Storage.AzureTables;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage;

/// <summary>The production store: the Table service of an Azure storage account.</summary>
/// <remarks>
/// It makes its own client, which neither logs nor traces (see <see cref="SilentTables"/>); there is no way to hand it another.
/// Requests are repeated while the service can't answer. A write whose answer was lost is recognised when it is repeated, by an
/// id in the row; only where somebody else has overwritten that row meanwhile is it told as AlreadyExists or ETagMismatch.
/// A delete that is repeated and finds no row is told as Written.
/// Rows of a dropped table are out of reach at once; the service erases them in its own time, and its name is free after that.
/// </remarks>
public sealed class AzureTableEntityStore : IEntityStore, IDisposable
{
    private static readonly string[] Columns = ["PartitionKey", "RowKey", StoredRow.Body, StoredRow.Format];

    private readonly SilentTables _tables;

    /// <summary>An account with its key.</summary>
    /// <param name="connectionString"><c>Storage:ConnectionString</c>.</param>
    /// <exception cref="FormatException">It can't be used; the message does not hold it.</exception>
    public AzureTableEntityStore(string connectionString)
        : this(SilentTables.ByKey(connectionString, new AzureTableTuning()))
    {
    }

    /// <summary>An account that gives an identity leave.</summary>
    /// <param name="accountUri"><c>Storage:AccountUri</c>, such as <c>https://NAME.table.core.windows.net</c>.</param>
    /// <param name="credential">The identity.</param>
    public AzureTableEntityStore(Uri accountUri, TokenCredential credential)
        : this(SilentTables.ByIdentity(accountUri, credential, new AzureTableTuning()))
    {
    }

    internal AzureTableEntityStore(SilentTables tables) => _tables = tables;

    /// <inheritdoc/>
    public Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default) =>
        _tables.Errors.GuardAsync(_tables.Client.CreateTableIfNotExistsAsync(table.Value, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task DropTableAsync(TableName table, CancellationToken cancellationToken = default) =>
        _tables.Errors.GuardAsync(_tables.Client.DeleteTableAsync(table.Value, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default) =>
        _tables.Errors.GuardAsync(ExistsAsync(table, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckKeys(partitionKey, rowKey);
        var found = await _tables.Errors.GuardAsync(
            ClientOf(table).GetEntityIfExistsAsync(partitionKey, rowKey, cancellationToken: cancellationToken), cancellationToken);
        return found.HasValue ? StoredRow.ToEntity(found.Value!, table.Value, _tables.Errors) : null;
    }

    /// <inheritdoc/>
    public Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
        WriteAsync(table, entity, (client, row) => client.AddEntityAsync(row, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
        WriteAsync(table, entity, (client, row) => client.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
        WriteAsync(
            table,
            entity,
            (client, row) => client.UpdateEntityAsync(row, StoredRow.VersionOf(entity), TableUpdateMode.Replace, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckKeys(partitionKey, rowKey);
        return _tables.Errors.GuardAsync(DeleteRowAsync(table, partitionKey, rowKey, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<EntityPage> QueryAsync(
        TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckQuery(range, pageSize);
        return _tables.Errors.GuardAsync(PageAsync(table, range, pageSize, continuation, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckBatch(operations);
        return _tables.Errors.GuardAsync(SubmitAsync(table, operations, cancellationToken), cancellationToken);
    }

    /// <summary>Closes the connections.</summary>
    public void Dispose() => _tables.Dispose();

    private TableClient ClientOf(TableName table) => _tables.Client.GetTableClient(table.Value);

    private async Task<bool> ExistsAsync(TableName table, CancellationToken cancellationToken)
    {
        await foreach (var _ in _tables.Client.QueryAsync(TableClient.CreateQueryFilter($"TableName eq {table.Value}"), maxPerPage: 1, cancellationToken))
        {
            return true;
        }

        return false;
    }

    private Task<WriteResult> WriteAsync(
        TableName table, Entity entity, Func<TableClient, TableEntity, Task<Response>> write, CancellationToken cancellationToken)
    {
        EntityRules.CheckEntity(entity);
        return _tables.Errors.GuardAsync(WriteRowAsync(table, entity, write, cancellationToken), cancellationToken);
    }

    private async Task<WriteResult> WriteRowAsync(
        TableName table, Entity entity, Func<TableClient, TableEntity, Task<Response>> write, CancellationToken cancellationToken)
    {
        var writeId = StoredRow.NewWriteId();
        try
        {
            return new(WriteOutcome.Written, VersionOf(await write(ClientOf(table), StoredRow.From(entity, writeId))));
        }
        catch (TableRequestFailedException error) when (TableErrors.OutcomeOf(error) is { } outcome)
        {
            return error.WasRetried && await FindOwnAsync(table, entity, writeId, cancellationToken) is { } own
                ? new(WriteOutcome.Written, own.ETag.ToString("H"))
                : new(outcome);
        }
    }

    private async Task<WriteResult> DeleteRowAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            await ClientOf(table).DeleteEntityAsync(partitionKey, rowKey, ETag.All, cancellationToken);
            return new(WriteOutcome.Written);
        }
        catch (TableRequestFailedException error) when (TableErrors.OutcomeOf(error) is { } outcome)
        {
            // Sent again, it may have found its own work done.
            return new(outcome == WriteOutcome.NotFound && error.WasRetried ? WriteOutcome.Written : outcome);
        }
    }

    private async Task<EntityPage> PageAsync(
        TableName table, EntityRange range, int pageSize, string? continuation, CancellationToken cancellationToken)
    {
        try
        {
            var pages = ClientOf(table).QueryAsync(FilterOf(range), pageSize, Columns, cancellationToken).AsPages(continuation);
            await using var page = pages.GetAsyncEnumerator(cancellationToken);
            await page.MoveNextAsync();
            return new([.. page.Current.Values.Select(row => StoredRow.ToEntity(row, table.Value, _tables.Errors))], page.Current.ContinuationToken);
        }
        catch (TableRequestFailedException error) when (TableErrors.OutcomeOf(error) == WriteOutcome.TableNotFound)
        {
            return new([], Continuation: null);
        }
    }

    private async Task<BatchResult> SubmitAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken)
    {
        var writeId = StoredRow.NewWriteId();
        try
        {
            await ClientOf(table).SubmitTransactionAsync(operations.Select(operation => StoredRow.ToAction(operation, writeId)), cancellationToken);
            return new(WriteOutcome.Written);
        }
        catch (TableRequestFailedException error) when (TableErrors.OutcomeOf(error) is { } outcome)
        {
            return error.WasRetried && await WasDoneAsync(table, operations, outcome, writeId, cancellationToken)
                ? new(WriteOutcome.Written)
                : new(outcome, (error as TableTransactionFailedException)?.FailedTransactionActionIndex ?? 0);
        }
    }

    /// <summary>Whether an earlier try did the batch: then a row it wrote tells, or all that it deletes is gone.</summary>
    private async Task<bool> WasDoneAsync(
        TableName table, IReadOnlyList<BatchOperation> operations, WriteOutcome outcome, string writeId, CancellationToken cancellationToken)
    {
        foreach (var (action, entity) in operations)
        {
            if (action != BatchAction.Delete)
            {
                return await FindOwnAsync(table, entity, writeId, cancellationToken) is not null;
            }
        }

        foreach (var (_, entity) in operations)
        {
            if ((await ClientOf(table).GetEntityIfExistsAsync(entity.PartitionKey, entity.RowKey, Columns, cancellationToken)).HasValue)
            {
                return false;
            }
        }

        return outcome == WriteOutcome.NotFound;
    }

    private async Task<TableEntity?> FindOwnAsync(TableName table, Entity entity, string writeId, CancellationToken cancellationToken)
    {
        var found = await ClientOf(table).GetEntityIfExistsAsync(entity.PartitionKey, entity.RowKey, cancellationToken: cancellationToken);
        return found.HasValue && found.Value!.GetString(StoredRow.Write) == writeId ? found.Value : null;
    }

    private static string VersionOf(Response response) => response.Headers.ETag?.ToString("H") ?? "";

    private static string? FilterOf(EntityRange range) => range switch
    {
        { PartitionKey: null } => null,
        { FromRowKey: null, ToRowKey: null } => TableClient.CreateQueryFilter($"PartitionKey eq {range.PartitionKey}"),
        { ToRowKey: null } => TableClient.CreateQueryFilter($"PartitionKey eq {range.PartitionKey} and RowKey ge {range.FromRowKey}"),
        { FromRowKey: null } => TableClient.CreateQueryFilter($"PartitionKey eq {range.PartitionKey} and RowKey lt {range.ToRowKey}"),
        _ => TableClient.CreateQueryFilter($"PartitionKey eq {range.PartitionKey} and RowKey ge {range.FromRowKey} and RowKey lt {range.ToRowKey}"),
    };
}
