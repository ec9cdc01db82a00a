using System.Globalization;
using LeadershipBot.Storage;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Store;

/// <summary>
/// The store in files as somebody sees it who only looks: a bot may be at work in them. Only lasting tables are read, and nothing
/// that is written is kept.
/// </summary>
public sealed class BorrowedFiles(IOptions<StoreOptions> options) : IEntityStore
{
    private static readonly WriteResult NotKept = new(WriteOutcome.TableNotFound);

    public Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task DropTableAsync(TableName table, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default)
    {
        using var files = Look();
        return Task.FromResult(files?.WasThere(table) == true);
    }

    public async Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) =>
        (await QueryAsync(table, new(partitionKey, rowKey), cancellationToken: cancellationToken)).Entities.FirstOrDefault(row => row.RowKey == rowKey);

    public Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) => Task.FromResult(NotKept);

    public Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) => Task.FromResult(NotKept);

    public Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) => Task.FromResult(NotKept);

    public Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) => Task.FromResult(NotKept);

    /// <summary>Each page reads from the start again.</summary>
    public async Task<EntityPage> QueryAsync(
        TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default)
    {
        using var files = Look();
        var rows = new List<Entity>();
        var before = continuation is null ? 0 : int.Parse(continuation, CultureInfo.InvariantCulture);
        var seen = 0;
        if (files?.LastingTables().FirstOrDefault(candidate => candidate.Is(table)) is { } found)
        {
            await foreach (var row in files.ReadAsync(found, cancellationToken))
            {
                if (!IsIn(range, row) || seen++ < before)
                {
                    continue;
                }

                if (rows.Count == pageSize)
                {
                    return new(rows, (seen - 1).ToString(CultureInfo.InvariantCulture));
                }

                rows.Add(row.Form == RowForm.OfThisVersion
                    ? new(row.PartitionKey, row.RowKey, row.Body)
                    : throw new EntityStoreException(
                        row.Form == RowForm.OfNewerVersion ? StoreProblem.NewerVersion : StoreProblem.Unreadable, $"The table {table} holds rows that this version of the bot did not write."));
            }
        }

        return new(rows, Continuation: null);
    }

    public Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default) =>
        Task.FromResult(new BatchResult(WriteOutcome.TableNotFound, 0));

    /// <summary>Null where no bot was ever started.</summary>
    private SqliteStoreInspection? Look()
    {
        try
        {
            return SqliteStoreInspection.Begin(options.Value.DataDirectory);
        }
        catch (EntityStoreException error) when (error.Problem == StoreProblem.NotFound)
        {
            return null;
        }
    }

    private static bool IsIn(EntityRange range, InspectedRow row) =>
        (range.PartitionKey is null || range.PartitionKey == row.PartitionKey)
        && (range.FromRowKey is null || string.CompareOrdinal(row.RowKey, range.FromRowKey) >= 0)
        && (range.ToRowKey is null || string.CompareOrdinal(row.RowKey, range.ToRowKey) < 0);
}
