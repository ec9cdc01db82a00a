namespace LeadershipBot.Storage.Tests.Contract;

public abstract partial class EntityStoreContract
{
    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task A_table_exists_from_its_creation_to_its_drop(TableKind kind)
    {
        var table = NewTable(kind);
        Assert.False(await table.ExistsAsync());

        await table.CreateAsync();
        Assert.True(await table.ExistsAsync());

        await table.DropAsync();
        Assert.False(await table.ExistsAsync());
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Creating_a_table_again_keeps_its_rows(TableKind kind)
    {
        var table = await CreateTableAsync(kind);
        await table.InsertAsync("r");

        await table.CreateAsync();

        Assert.NotNull(await table.GetAsync("r"));
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Dropping_a_table_again_or_one_that_never_was_does_nothing(TableKind kind)
    {
        var table = NewTable(kind);
        await table.DropAsync();
        await table.CreateAsync();
        await table.DropAsync();
        await table.DropAsync();

        Assert.False(await table.ExistsAsync());
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Dropping_one_table_leaves_the_rows_of_others(TableKind kind)
    {
        var (dropped, kept, keptToo) = (await CreateTableAsync(kind), await CreateTableAsync(), await CreateTableAsync(TableKind.Disposable));
        await Task.WhenAll(dropped.InsertAsync("r"), kept.InsertAsync("r"), keptToo.InsertAsync("r"));

        await dropped.DropAsync();

        Assert.Null(await dropped.GetAsync("r"));
        Assert.NotNull(await kept.GetAsync("r"));
        Assert.NotNull(await keptToo.GetAsync("r"));
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Nothing_is_found_in_or_written_to_a_table_that_is_not_there(TableKind kind)
    {
        var never = NewTable(kind);
        var dropped = await CreateTableAsync(kind);
        var etag = (await dropped.InsertAsync("r")).ETag;
        await dropped.DropAsync();

        foreach (var table in new[] { never, dropped })
        {
            Assert.Null(await table.GetAsync("r"));
            Assert.Empty(await table.AllAsync());
            Assert.Empty(await table.AllAsync(new EntityRange("p")));
            Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await table.InsertAsync("r"));
            Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await table.UpsertAsync("r"));
            Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await table.ReplaceAsync("r", "{}", etag));
            Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await table.DeleteAsync("r"));
            Assert.Equal(
                new BatchResult(WriteOutcome.TableNotFound, FailedIndex: 0),
                await table.BatchAsync(new BatchOperation(BatchAction.Upsert, new Entity("p", "r", "{}"))));
            Assert.False(await table.ExistsAsync());
        }
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Rows_are_there_after_the_store_was_closed_and_opened(TableKind kind)
    {
        var table = await CreateTableAsync(kind);
        var etag = (await table.InsertAsync("r", "{\"a\":1}")).ETag;

        await ReopenAsync();

        Assert.True(await Again(table).ExistsAsync());
        Assert.Equal(new Entity("p", "r", "{\"a\":1}", etag), await Again(table).GetAsync("r"));
        Assert.Equal(WriteOutcome.Written, (await Again(table).ReplaceAsync("r", "{}", etag)).Outcome);
    }
}
