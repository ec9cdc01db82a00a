using System.Collections.Concurrent;
using LeadershipBot.Storage;
using LeadershipBot.Storage.AzureTables;
using LeadershipBot.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Tests.Driving;

/// <summary>A change of the store: which table, and the rows it is about.</summary>
internal sealed record StoreChange(string Kind, TableName Table, IReadOnlyList<Entity> Rows);

/// <summary>One request to the store: the Table service is asked once for each.</summary>
/// <param name="Partition">Null for a table as a whole.</param>
/// <param name="Row">Null for several.</param>
internal sealed record StoreCall(string Kind, TableName Table, string? Partition = null, string? Row = null)
{
    public override string ToString() => $"{Kind} {(Table.Value.StartsWith("Ballots", StringComparison.Ordinal) ? "Ballots" : Table.Value.StartsWith("RoundKeys", StringComparison.Ordinal) ? "RoundKeys" : Table.Value)}";
}

/// <summary>A store with somebody watching; whoever watches may throw, before a change or after it.</summary>
internal sealed class WatchedStore(IEntityStore inner) : IEntityStore, IAsyncDisposable
{
    public ConcurrentQueue<StoreChange> Changes { get; } = new();

    public ConcurrentQueue<StoreCall> Calls { get; } = new();

    /// <summary>Before anything, reading too.</summary>
    public Action<StoreCall>? BeforeCall { get; set; }

    public Action<StoreChange>? Before { get; set; }

    public Action<StoreChange>? After { get; set; }

    /// <summary>How long a change takes before it begins; it may wait until its caller gives up.</summary>
    public Func<StoreChange, CancellationToken, Task>? Hold { get; set; }

    /// <summary>How long reading rows takes before it begins; it may wait until its caller gives up.</summary>
    public Func<StoreCall, CancellationToken, Task>? HoldRead { get; set; }

    /// <summary>What a query of this table answers instead.</summary>
    public Func<TableName, EntityPage, EntityPage>? ChangePage { get; set; }

    /// <summary>Rows that a store as it is in production refuses to read: their columns are not those this version writes.</summary>
    public Func<TableName, Entity, bool>? CannotRead { get; set; }

    /// <summary>Puts a watched store into the host that is about to be built.</summary>
    public static Action<WebApplicationBuilder> Into(Action<WatchedStore> watch) => Into(watch, directory => new SqliteEntityStore(directory));

    public static Action<WebApplicationBuilder> Into(Action<WatchedStore> watch, Func<string, SqliteEntityStore> open) =>
        Into(watch, (StoreOptions options) => open(options.DataDirectory));

    /// <summary>One on the tables that the host's settings name, which gives up after half a second instead of six.</summary>
    public static Action<WebApplicationBuilder> OnTables(Action<WatchedStore> watch) => Into(
        watch,
        (StoreOptions options) => new AzureTableEntityStore(
            SilentTables.ByKey(options.ConnectionString, new AzureTableTuning { MaxRetries = 3, Delay = TimeSpan.FromMilliseconds(50) })));

    private static Action<WebApplicationBuilder> Into(Action<WatchedStore> watch, Func<StoreOptions, IEntityStore> open) => builder =>
        builder.Services.Replace(ServiceDescriptor.Singleton<IEntityStore>(provider =>
        {
            var store = new WatchedStore(open(provider.GetRequiredService<IOptions<StoreOptions>>().Value));
            watch(store);
            return store;
        }));

    public Task CreateTableAsync(TableName table, CancellationToken cancellationToken = default) =>
        ChangeAsync(new("create", table, []), async () => { await inner.CreateTableAsync(table, cancellationToken); return true; }, cancellationToken);

    public Task DropTableAsync(TableName table, CancellationToken cancellationToken = default) =>
        ChangeAsync(new("drop", table, []), async () => { await inner.DropTableAsync(table, cancellationToken); return true; }, cancellationToken);

    public Task<bool> TableExistsAsync(TableName table, CancellationToken cancellationToken = default)
    {
        Note(new("look for", table));
        return inner.TableExistsAsync(table, cancellationToken);
    }

    public async Task<Entity?> GetAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(new("get", table, partitionKey, rowKey), cancellationToken);
        var row = await inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
        RefuseUnreadable(table, row is null ? [] : [row]);
        return row;
    }

    public Task<WriteResult> InsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
        ChangeAsync(new("insert", table, [entity]), () => inner.InsertAsync(table, entity, cancellationToken), cancellationToken);

    public Task<WriteResult> UpsertAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
        ChangeAsync(new("upsert", table, [entity]), () => inner.UpsertAsync(table, entity, cancellationToken), cancellationToken);

    public Task<WriteResult> ReplaceAsync(TableName table, Entity entity, CancellationToken cancellationToken = default) =>
        ChangeAsync(new("replace", table, [entity]), () => inner.ReplaceAsync(table, entity, cancellationToken), cancellationToken);

    public Task<WriteResult> DeleteAsync(TableName table, string partitionKey, string rowKey, CancellationToken cancellationToken = default) =>
        ChangeAsync(new("delete", table, [new(partitionKey, rowKey, "")]), () => inner.DeleteAsync(table, partitionKey, rowKey, cancellationToken), cancellationToken);

    public async Task<EntityPage> QueryAsync(
        TableName table, EntityRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellationToken = default)
    {
        await BeginReadAsync(new("query", table, range.PartitionKey), cancellationToken);
        var page = await inner.QueryAsync(table, range, pageSize, continuation, cancellationToken);
        RefuseUnreadable(table, page.Entities);
        return ChangePage?.Invoke(table, page) ?? page;
    }

    public Task<BatchResult> BatchAsync(TableName table, IReadOnlyList<BatchOperation> operations, CancellationToken cancellationToken = default) =>
        ChangeAsync(
            new("batch", table, [.. operations.Select(operation => operation.Entity)]),
            () => inner.BatchAsync(table, operations, cancellationToken), cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (inner is IAsyncDisposable store)
        {
            await store.DisposeAsync();
        }

        (inner as IDisposable)?.Dispose();
    }

    private Task BeginReadAsync(StoreCall call, CancellationToken cancellationToken)
    {
        Note(call);
        return HoldRead?.Invoke(call, cancellationToken) ?? Task.CompletedTask;
    }

    private void RefuseUnreadable(TableName table, IReadOnlyList<Entity> rows)
    {
        if (CannotRead is { } cannotRead && rows.Any(row => cannotRead(table, row)))
        {
            throw new EntityStoreException(StoreProblem.NewerVersion, $"The table {table} holds rows that a newer version of the bot wrote.");
        }
    }

    private void Note(StoreCall call)
    {
        Calls.Enqueue(call);
        BeforeCall?.Invoke(call);
    }

    private async Task<T> ChangeAsync<T>(StoreChange change, Func<Task<T>> make, CancellationToken cancellationToken)
    {
        Changes.Enqueue(change);
        Note(new(change.Kind, change.Table, change.Rows is [var first, ..] ? first.PartitionKey : null, change.Rows is [var only] ? only.RowKey : null));
        Before?.Invoke(change);
        if (Hold is not null)
        {
            await Hold(change, cancellationToken);
        }

        var result = await make();
        After?.Invoke(change);
        return result;
    }
}
