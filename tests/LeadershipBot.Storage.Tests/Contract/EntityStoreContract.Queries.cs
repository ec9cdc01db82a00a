namespace LeadershipBot.Storage.Tests.Contract;

public abstract partial class EntityStoreContract
{
    private static readonly string[] Unordered = ["b", "B", "a", "a!", "a~", "10", "9", "_", "~", "!", "aa", "a a", "Z", "z"];

    [Theory]
    [InlineData(TableKind.Lasting, 1)]
    [InlineData(TableKind.Lasting, 3)]
    [InlineData(TableKind.Lasting, 14)]
    [InlineData(TableKind.Lasting, 1000)]
    [InlineData(TableKind.Disposable, 3)]
    [InlineData(TableKind.Disposable, 1000)]
    public async Task A_partition_comes_in_ordinal_order_on_pages_of_any_size(TableKind kind, int pageSize)
    {
        var table = await CreateTableAsync(kind);
        await Task.WhenAll(Unordered.Select(key => table.InsertAsync(key, $"\"{key}\"")));
        await Task.WhenAll(table.InsertAsync("a", partition: "p!"), table.InsertAsync("a", partition: "o"), table.InsertAsync("a", partition: "P"));

        var rows = await table.AllAsync(new EntityRange("p"), pageSize);

        Assert.Equal(Unordered.Order(StringComparer.Ordinal), rows.Select(row => row.RowKey));
        Assert.All(rows, row => Assert.Equal(("p", $"\"{row.RowKey}\""), (row.PartitionKey, row.Body)));
        foreach (var row in rows)
        {
            Assert.Equal(await table.GetAsync(row.RowKey), row);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(1000)]
    public async Task A_whole_table_comes_by_partition_then_by_row_in_ordinal_order(int pageSize)
    {
        var table = await CreateTableAsync();
        var rows = new[] { "b", "B", "a", "ab", "a!" }.SelectMany(partition => Unordered[..4].Select(row => (partition, row))).ToArray();
        await Task.WhenAll(rows.Select(key => table.InsertAsync(key.row, partition: key.partition)));

        var all = await table.AllAsync(pageSize: pageSize);

        Assert.Equal(
            rows.OrderBy(key => key.partition, StringComparer.Ordinal).ThenBy(key => key.row, StringComparer.Ordinal),
            all.Select(row => (row.PartitionKey, row.RowKey)));
    }

    [Theory]
    [InlineData(null, null, "b c c! d")]
    [InlineData("c", null, "c c! d")]
    [InlineData("bb", null, "c c! d")]
    [InlineData(null, "c", "b")]
    [InlineData(null, "cc", "b c c!")]
    [InlineData("b", "d", "b c c!")]
    [InlineData("c", "c!", "c")]
    [InlineData("c", "c", "")]
    [InlineData("d", "b", "")]
    [InlineData("e", null, "")]
    [InlineData(null, "a", "")]
    [InlineData("B", "~", "b c c! d")]
    public async Task A_range_includes_its_lower_bound_and_excludes_its_upper_one(string? from, string? to, string expected)
    {
        var table = await CreateTableAsync();
        await Task.WhenAll(new[] { "b", "c", "c!", "d" }.Select(key => table.InsertAsync(key)));
        await Task.WhenAll(table.InsertAsync("c", partition: "o"), table.InsertAsync("c", partition: "q"));

        foreach (var pageSize in new[] { 1, 2, 1000 })
        {
            Assert.Equal(
                expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), await table.RowKeysAsync(new EntityRange("p", from, to), pageSize));
        }
    }

    [Fact]
    public async Task A_query_goes_on_after_its_last_row_though_that_row_was_deleted_and_others_were_added()
    {
        var table = await CreateTableAsync();
        await Task.WhenAll(new[] { "b", "d", "f" }.Select(key => table.InsertAsync(key)));
        var first = await table.NextRowsAsync(new EntityRange("p"), pageSize: 2);

        await Task.WhenAll(table.DeleteAsync("d"), table.InsertAsync("c"), table.InsertAsync("e"));
        var second = await table.NextRowsAsync(new EntityRange("p"), pageSize: 1000, first.Continuation);

        Assert.Equal(["b", "d"], first.Entities.Select(row => row.RowKey));
        Assert.Equal("f", second.Entities[^1].RowKey);
        Assert.DoesNotContain(second.Entities, row => row.RowKey is not ("e" or "f"));
        Assert.True(second.Continuation is null || (await table.NextRowsAsync(new EntityRange("p"), pageSize: 1000, second.Continuation)).Entities.Count == 0);
    }

    [Fact]
    public async Task A_thousand_rows_and_more_come_in_several_pages()
    {
        var table = await CreateTableAsync();
        var keys = Enumerable.Range(0, 1050).Select(number => $"{number:D5}").ToArray();
        foreach (var chunk in keys.Chunk(100))
        {
            Assert.Equal(
                WriteOutcome.Written,
                (await table.BatchAsync([.. chunk.Select(key => new BatchOperation(BatchAction.Insert, new Entity("p", key, "{}")))])).Outcome);
        }

        Assert.Equal(keys, await table.RowKeysAsync(new EntityRange("p")));
        Assert.NotNull((await table.PageAsync(new EntityRange("p"))).Continuation);
    }

    [Fact]
    public async Task Large_rows_all_come_however_they_are_paged()
    {
        var table = await CreateTableAsync();
        var body = new string('漢', Entity.MaxBodyBytes / sizeof(char));
        await Task.WhenAll(Enumerable.Range(0, 90).Select(number => table.InsertAsync($"{number:D2}", body)));

        var rows = await table.AllAsync(new EntityRange("p"));

        Assert.Equal(90, rows.Count);
        Assert.All(rows, row => Assert.Equal(body, row.Body));
    }
}
