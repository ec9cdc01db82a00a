namespace LeadershipBot.Storage.Tests.Contract;

/// <summary>One table of a store, in the words tests use; rows are in partition <c>p</c> unless said otherwise.</summary>
public sealed class TableDriver(IEntityStore store, TableName name)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public TableName Name => name;

    public Task CreateAsync() => store.CreateTableAsync(name, Token);

    public Task DropAsync() => store.DropTableAsync(name, Token);

    public Task<bool> ExistsAsync() => store.TableExistsAsync(name, Token);

    public Task<Entity?> GetAsync(string row, string partition = "p") => store.GetAsync(name, partition, row, Token);

    public async Task<string?> BodyAsync(string row, string partition = "p") => (await GetAsync(row, partition))?.Body;

    public Task<WriteResult> InsertAsync(string row, string body = "{}", string partition = "p") =>
        store.InsertAsync(name, new Entity(partition, row, body), Token);

    public Task<WriteResult> UpsertAsync(string row, string body = "{}", string partition = "p") =>
        store.UpsertAsync(name, new Entity(partition, row, body), Token);

    public Task<WriteResult> ReplaceAsync(string row, string body, string etag, string partition = "p") =>
        store.ReplaceAsync(name, new Entity(partition, row, body, etag), Token);

    public Task<WriteResult> DeleteAsync(string row, string partition = "p") => store.DeleteAsync(name, partition, row, Token);

    public Task<BatchResult> BatchAsync(params IReadOnlyList<BatchOperation> operations) => store.BatchAsync(name, operations, Token);

    public Task<EntityPage> PageAsync(EntityRange range, int pageSize = 1000, string? continuation = null) =>
        store.QueryAsync(name, range, pageSize, continuation, Token);

    /// <summary>The next page that has rows; the last one where none has.</summary>
    public async Task<EntityPage> NextRowsAsync(EntityRange range, int pageSize, string? continuation = null)
    {
        var page = await PageAsync(range, pageSize, continuation);
        while (page is { Entities.Count: 0, Continuation: not null })
        {
            page = await PageAsync(range, pageSize, page.Continuation);
        }

        return page;
    }

    /// <summary>All pages of a range; a page may be empty, none may be too long.</summary>
    public async Task<List<Entity>> AllAsync(EntityRange range = default, int pageSize = 1000)
    {
        var all = new List<Entity>();
        string? continuation = null;
        do
        {
            var page = await PageAsync(range, pageSize, continuation);
            Assert.InRange(page.Entities.Count, 0, pageSize);
            all.AddRange(page.Entities);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return all;
    }

    public async Task<string[]> RowKeysAsync(EntityRange range = default, int pageSize = 1000) =>
        [.. (await AllAsync(range, pageSize)).Select(entity => entity.RowKey)];
}
