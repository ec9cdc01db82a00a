namespace LeadershipBot.Storage.Tests.Contract;

/// <summary>What every store does; a store passes by being opened here.</summary>
public abstract partial class EntityStoreContract : IAsyncLifetime
{
    private IEntityStore _store = null!;

    /// <summary>The store under test.</summary>
    protected IEntityStore Store => _store;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await CloseAsync(_store);
        GC.SuppressFinalize(this);
    }

    /// <summary>Opens the store; each time in one test with the same data.</summary>
    protected abstract ValueTask<IEntityStore> OpenAsync();

    /// <summary>Closes what was opened.</summary>
    protected abstract ValueTask CloseAsync(IEntityStore store);

    protected async Task ReopenAsync()
    {
        await CloseAsync(_store);
        _store = await OpenAsync();
    }

    /// <summary>A table with a name of its own that does not exist yet.</summary>
    protected TableDriver NewTable(TableKind kind = TableKind.Lasting)
    {
        var name = $"t{Guid.NewGuid():N}";
        return new TableDriver(_store, kind == TableKind.Lasting ? TableName.Lasting(name) : TableName.Disposable(name));
    }

    protected async Task<TableDriver> CreateTableAsync(TableKind kind = TableKind.Lasting)
    {
        var table = NewTable(kind);
        await table.CreateAsync();
        return table;
    }

    /// <summary>The same table in the store as it is open now.</summary>
    protected TableDriver Again(TableDriver table) => new(_store, table.Name);
}
