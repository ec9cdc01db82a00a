using LeadershipBot.Storage.Sqlite;

namespace LeadershipBot.Storage;

/// <summary>
/// The embedded store. Lasting tables share <c>leadershipbot.db</c>; each disposable table is a file of its own,
/// <c>table-{name}.db</c>, which dropping overwrites with zeros and deletes. One process at a time writes to a directory; others may read.
/// </summary>
/// <remarks>
/// Write-ahead log, synchronised at every commit (sqlite.org/wal.html); writes of concurrent callers share commits.
/// A write cancelled while it waits may still be stored. What is replaced or deleted in a lasting table is overwritten at
/// once in the file and leaves its log when nothing has been written for a second, or with the drop of a table.
/// On Unix the directory, where this makes it, and the files are for their owner alone.
/// </remarks>
public sealed class SqliteEntityStore : IEntityStore, IAsyncDisposable
{
    private readonly SqliteFile _lasting;
    private readonly DisposableTables _disposables;
    private volatile bool _disposed;

    /// <summary>Opens the store; makes the directory and the file where there are none.</summary>
    /// <param name="dataDirectory">Where the files are (<c>Storage:DataDirectory</c>).</param>
    /// <exception cref="EntityStoreException">The directory or the file can't be used.</exception>
    public SqliteEntityStore(string dataDirectory)
        : this(dataDirectory, new SqliteTuning())
    {
    }

    internal SqliteEntityStore(string dataDirectory, SqliteTuning tuning)
    {
        var directory = Path.GetFullPath(dataDirectory);
        var path = Path.Combine(directory, StoreFiles.Lasting);
        _disposables = new DisposableTables(directory, tuning);
        _lasting = SqliteErrors.Guard(path, () =>
        {
            PrivateFiles.CreateDirectory(directory);
            _disposables.Sweep();
            return SqliteFile.Create(path, firstTable: null, tuning);
        });
    }

    /// <inheritdoc/>
    public Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return table.Kind == TableKind.Disposable
            ? _disposables.CreateAsync(table.Value, cancellationToken)
            : ChangeLastingAsync(writes => writes.CreateTable(table.Value), erases: false, cancellationToken);
    }

    /// <inheritdoc/>
    public Task DropTableAsync(TableName table, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return table.Kind == TableKind.Disposable
            ? _disposables.DropAsync(table.Value, cancellationToken)
            : ChangeLastingAsync(writes => writes.DropTable(table.Value), erases: true, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default) =>
        ReadAsync(table, reads => reads.TableExists(table.Value), whenMissing: false, cancellationToken);

    /// <inheritdoc/>
    public Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckKeys(partitionKey, rowKey);
        return ReadAsync(table, reads => reads.Get(table.Value, partitionKey, rowKey), whenMissing: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckEntity(entity);
        return WriteAsync(table, writes => writes.Insert(table.Value, entity), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckEntity(entity);
        return WriteAsync(table, writes => writes.Upsert(table.Value, entity), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckEntity(entity);
        return WriteAsync(table, writes => writes.Replace(table.Value, entity), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckKeys(partitionKey, rowKey);
        return WriteAsync(table, writes => writes.Delete(table.Value, partitionKey, rowKey), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<EntityPage> QueryAsync(
        TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckQuery(range, pageSize);
        var after = RowPosition.Parse(continuation, range);
        return ReadAsync(
            table,
            reads => reads.Query(table.Value, range, pageSize, after, cancellationToken),
            whenMissing: new EntityPage([], Continuation: null),
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default)
    {
        EntityRules.CheckBatch(operations);
        return WriteAsync(
            table, writes => writes.Batch(table.Value, operations), new BatchResult(WriteOutcome.TableNotFound, FailedIndex: 0), cancellationToken);
    }

    /// <summary>Finishes the writes under way and closes the files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            await _disposables.CloseAsync();
            await _lasting.CloseAsync(forgettingTables: false);
        }
    }

    private async Task ChangeLastingAsync(Func<SqliteWrites, bool> change, bool erases, CancellationToken cancellationToken)
    {
        var changed = await _lasting.WriteAsync<bool?>(writes => change(writes), whenClosed: null, erases, cancellationToken);
        ObjectDisposedException.ThrowIf(changed is null, this);
    }

    private Task<WriteResult> WriteAsync(TableName table, Func<SqliteWrites, WriteResult> write, CancellationToken cancellationToken) =>
        WriteAsync(table, write, new WriteResult(WriteOutcome.TableNotFound), cancellationToken);

    private async Task<T> WriteAsync<T>(TableName table, Func<SqliteWrites, T> write, T whenMissing, CancellationToken cancellationToken) =>
        await FindAsync(table, cancellationToken) is { } file
            ? UnlessClosed(await file.WriteAsync(write, whenMissing, erases: false, cancellationToken), whenMissing)
            : whenMissing;

    private async Task<T> ReadAsync<T>(TableName table, Func<SqliteReads, T> read, T whenMissing, CancellationToken cancellationToken) =>
        await FindAsync(table, cancellationToken) is { } file
            ? UnlessClosed(await file.ReadAsync(read, whenMissing, cancellationToken), whenMissing)
            : whenMissing;

    /// <summary>The result, unless the store was closed meanwhile: then "no such table" may not be true.</summary>
    private T UnlessClosed<T>(T result, T whenMissing)
    {
        ObjectDisposedException.ThrowIf(_disposed && EqualityComparer<T>.Default.Equals(result, whenMissing), this);
        return result;
    }

    private async ValueTask<SqliteFile?> FindAsync(TableName table, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return table.Kind == TableKind.Disposable ? await _disposables.FindAsync(table.Value, cancellationToken) : _lasting;
    }
}
