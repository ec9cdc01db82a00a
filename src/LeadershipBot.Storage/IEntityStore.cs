namespace LeadershipBot.Storage;

/// <summary>What became of a write; each value is an expected outcome.</summary>
public enum WriteOutcome
{
    /// <summary>The row is durable.</summary>
    Written,

    /// <summary>Insert found a row with the same keys; nothing changed.</summary>
    AlreadyExists,

    /// <summary>Replace found another version of the row; nothing changed.</summary>
    ETagMismatch,

    /// <summary>Replace or delete found no such row; nothing changed.</summary>
    NotFound,

    /// <summary>The table does not exist (any more); nothing changed.</summary>
    TableNotFound,
}

/// <summary>The outcome of a write and, where it was written, the row's new version.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="ETag">The new version; empty unless written, and after a delete.</param>
public readonly record struct WriteResult(WriteOutcome Outcome, string ETag = "")
{
    /// <summary>Whether the row is durable.</summary>
    public bool IsWritten => Outcome == WriteOutcome.Written;
}

/// <summary>The outcome of a batch: all operations or none.</summary>
/// <param name="Outcome">Written, or what stopped the first operation that failed.</param>
/// <param name="FailedIndex">The index of that operation; −1 when written.</param>
public readonly record struct BatchResult(WriteOutcome Outcome, int FailedIndex = -1);

/// <summary>One operation of a batch.</summary>
public enum BatchAction
{
    /// <summary>As <see cref="IEntityStore.InsertAsync"/>.</summary>
    Insert,

    /// <summary>As <see cref="IEntityStore.UpsertAsync"/>.</summary>
    Upsert,

    /// <summary>As <see cref="IEntityStore.ReplaceAsync"/>, with the entity's own ETag.</summary>
    Replace,

    /// <summary>As <see cref="IEntityStore.DeleteAsync"/>.</summary>
    Delete,
}

/// <summary>An entity and what to do with it.</summary>
/// <param name="Action">What to do.</param>
/// <param name="Entity">The row; for a delete its body is ignored.</param>
public readonly record struct BatchOperation(BatchAction Action, Entity Entity);

/// <summary>Which rows a query returns: a partition, or part of it, ordered by row key (ordinal).</summary>
/// <param name="PartitionKey">The partition; null for the whole table, ordered by partition key then row key.</param>
/// <param name="FromRowKey">First row key, inclusive; null for the first. Only with a partition.</param>
/// <param name="ToRowKey">Upper bound, exclusive; null for none. Only with a partition.</param>
public readonly record struct EntityRange(string? PartitionKey = null, string? FromRowKey = null, string? ToRowKey = null);

/// <summary>A page of a query.</summary>
/// <param name="Entities">Rows in order; may be empty even when more follow.</param>
/// <param name="Continuation">Hand it back for the next page; null after the last.</param>
public sealed record EntityPage(IReadOnlyList<Entity> Entities, string? Continuation);

/// <summary>
/// Partition key, row key, JSON body, version: exactly the model of Azure Table Storage, so that SQLite and the Table
/// service can stand behind it alike. Keys or bodies outside what <see cref="Entity"/> allows throw
/// <see cref="ArgumentException"/> before anything is sent (<see cref="EntityRules"/>); a store that cannot work throws <see cref="EntityStoreException"/>.
/// Writes are durable when their task completes; one cancelled on its way may be stored or not, one cancelled before is
/// not begun. Safe for concurrent use.
/// </summary>
public interface IEntityStore
{
    /// <summary>Makes the table; nothing happens where it exists.</summary>
    Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default);

    /// <summary>Drops the table with all its rows; nothing happens where it does not exist.</summary>
    Task DropTableAsync(TableName table, CancellationToken cancellationToken = default);

    /// <summary>Whether the table exists.</summary>
    Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default);

    /// <summary>The row with these keys, or null where there is none (or no such table).</summary>
    Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default);

    /// <summary>Adds a row: Written, AlreadyExists or TableNotFound.</summary>
    Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default);

    /// <summary>Adds a row or replaces it whatever its version: Written or TableNotFound.</summary>
    Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default);

    /// <summary>Replaces a row if its version is still <see cref="Entity.ETag"/>: Written, ETagMismatch, NotFound or TableNotFound.</summary>
    Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default);

    /// <summary>Removes a row whatever its version: Written, NotFound or TableNotFound.</summary>
    Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default);

    /// <summary>
    /// A page of at most <paramref name="pageSize"/> (1 to 1,000) rows, fewer where rows are large; an absent table has no rows.
    /// Rows written or deleted between pages are seen or not.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="range">Which rows.</param>
    /// <param name="pageSize">At most this many rows.</param>
    /// <param name="continuation">From the page before, with the same range; null for the first.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<EntityPage> QueryAsync(
        TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// All operations or none: 1 to 100, one partition, each row once, bodies of at most
    /// <see cref="EntityRules.MaxBatchBytes"/> together (otherwise <see cref="ArgumentException"/>).
    /// </summary>
    Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default);
}
