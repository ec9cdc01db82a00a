namespace LeadershipBot.Storage.Tests.Contract;

public abstract partial class EntityStoreContract
{
    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task An_inserted_row_is_read_back_with_its_version(TableKind kind)
    {
        var table = await CreateTableAsync(kind);

        var result = await table.InsertAsync("r", "{\"a\":1}");

        Assert.True(result.IsWritten);
        Assert.NotEmpty(result.ETag);
        Assert.Equal(new Entity("p", "r", "{\"a\":1}", result.ETag), await table.GetAsync("r"));
    }

    [Fact]
    public async Task An_insert_over_a_row_changes_nothing()
    {
        var table = await CreateTableAsync();
        var first = await table.InsertAsync("r", "{\"a\":1}");

        Assert.Equal(new WriteResult(WriteOutcome.AlreadyExists), await table.InsertAsync("r", "{\"a\":2}"));

        Assert.Equal(new Entity("p", "r", "{\"a\":1}", first.ETag), await table.GetAsync("r"));
    }

    [Fact]
    public async Task An_upsert_adds_a_row_and_then_replaces_it_whatever_its_version()
    {
        var table = await CreateTableAsync();

        var added = await table.UpsertAsync("r", "{\"a\":1}");
        Assert.Equal("{\"a\":1}", await table.BodyAsync("r"));

        var replaced = await table.UpsertAsync("r", "{\"a\":2}");
        Assert.Equal(new Entity("p", "r", "{\"a\":2}", replaced.ETag), await table.GetAsync("r"));
        Assert.True(added.IsWritten && replaced.IsWritten);
        Assert.Single(await table.AllAsync());
    }

    [Fact]
    public async Task A_replace_of_the_current_version_is_written()
    {
        var table = await CreateTableAsync();
        var first = await table.InsertAsync("r", "{\"a\":1}");

        var second = await table.ReplaceAsync("r", "{\"a\":2}", first.ETag);

        Assert.True(second.IsWritten);
        Assert.Equal(new Entity("p", "r", "{\"a\":2}", second.ETag), await table.GetAsync("r"));
    }

    [Fact]
    public async Task A_replace_of_an_older_version_changes_nothing()
    {
        var table = await CreateTableAsync();
        var first = await table.InsertAsync("r", "{\"a\":1}");
        await table.UpsertAsync("r", "{\"a\":2}");

        Assert.Equal(new WriteResult(WriteOutcome.ETagMismatch), await table.ReplaceAsync("r", "{\"a\":3}", first.ETag));

        Assert.Equal("{\"a\":2}", await table.BodyAsync("r"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("another store's")]
    public async Task A_version_the_store_never_gave_matches_no_row(string etag)
    {
        var table = await CreateTableAsync();
        await table.InsertAsync("r", "{\"a\":1}");

        Assert.Equal(new WriteResult(WriteOutcome.ETagMismatch), await table.ReplaceAsync("r", "{\"a\":2}", etag));

        Assert.Equal("{\"a\":1}", await table.BodyAsync("r"));
    }

    [Fact]
    public async Task A_replace_of_a_row_that_is_not_there_adds_none()
    {
        var table = await CreateTableAsync();
        var etag = (await table.InsertAsync("r")).ETag;
        await table.DeleteAsync("r");

        Assert.Equal(new WriteResult(WriteOutcome.NotFound), await table.ReplaceAsync("r", "{}", etag));

        Assert.Empty(await table.AllAsync());
    }

    [Fact]
    public async Task A_delete_removes_the_row_whatever_its_version()
    {
        var table = await CreateTableAsync();
        await table.InsertAsync("r");
        await table.UpsertAsync("r");
        await table.InsertAsync("s");

        Assert.Equal(new WriteResult(WriteOutcome.Written), await table.DeleteAsync("r"));

        Assert.Null(await table.GetAsync("r"));
        Assert.Equal(["s"], await table.RowKeysAsync());
        Assert.Equal(new WriteResult(WriteOutcome.NotFound), await table.DeleteAsync("r"));
    }

    [Fact]
    public async Task Every_write_gives_a_version_that_was_never_there_before()
    {
        var table = await CreateTableAsync();
        var etags = new List<string> { (await table.InsertAsync("r")).ETag };
        etags.Add((await table.UpsertAsync("r")).ETag);
        etags.Add((await table.ReplaceAsync("r", "{}", etags[^1])).ETag);
        await table.DeleteAsync("r");
        etags.Add((await table.InsertAsync("r")).ETag);
        await table.BatchAsync(new BatchOperation(BatchAction.Upsert, new Entity("p", "r", "{}")));
        etags.Add((await table.GetAsync("r"))!.ETag);

        Assert.Equal(5, etags.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_row_key_is_unique_in_its_partition_only_and_case_counts()
    {
        var table = await CreateTableAsync();

        Assert.True((await table.InsertAsync("r", "1", "p")).IsWritten);
        Assert.True((await table.InsertAsync("R", "2", "p")).IsWritten);
        Assert.True((await table.InsertAsync("r", "3", "P")).IsWritten);
        Assert.True((await table.InsertAsync("r", "4", "q")).IsWritten);

        Assert.Equal("1", await table.BodyAsync("r"));
        Assert.Equal("2", await table.BodyAsync("R"));
        Assert.Equal("3", await table.BodyAsync("r", "P"));
        Assert.Equal("4", await table.BodyAsync("r", "q"));
    }

    [Theory]
    [InlineData("!\"$%&'()*+,-.")]
    [InlineData("0123456789:;<=>@")]
    [InlineData("ABCXYZ[]^_`abcxyz{|}~")]
    [InlineData("it's a key with ''quotes'' and spaces")]
    [InlineData("%2F%00")]
    public async Task Keys_may_hold_all_printable_ASCII_but_four_characters(string key)
    {
        var table = await CreateTableAsync();
        var etag = (await table.InsertAsync(key, "1", key)).ETag;

        Assert.Equal(new Entity(key, key, "1", etag), await table.GetAsync(key, key));
        Assert.Equal([key], await table.RowKeysAsync(new EntityRange(key, key)));
        Assert.True((await table.ReplaceAsync(key, "2", etag, key)).IsWritten);
        Assert.True((await table.DeleteAsync(key, key)).IsWritten);
    }

    [Fact]
    public async Task Keys_have_up_to_512_characters()
    {
        var table = await CreateTableAsync();
        var key = new string('k', 512);

        Assert.True((await table.InsertAsync(key, "1", key)).IsWritten);

        Assert.Equal("1", await table.BodyAsync(key, key));
    }

    [Theory]
    [InlineData("ñ")]
    [InlineData("漢")]
    [InlineData("😀")]
    [InlineData("\"\\\n\t\u0001\u2028 ")]
    public async Task A_body_of_60_KiB_of_any_text_comes_back_as_it_was(string text)
    {
        var table = await CreateTableAsync();
        var body = string.Concat(Enumerable.Repeat(text, Entity.MaxBodyBytes / sizeof(char) / text.Length));

        Assert.True((await table.InsertAsync("r", body)).IsWritten);

        Assert.Equal(body, await table.BodyAsync("r"));
        Assert.Equal(body, Assert.Single(await table.AllAsync()).Body);
    }
}
