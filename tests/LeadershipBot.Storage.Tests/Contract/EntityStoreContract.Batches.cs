namespace LeadershipBot.Storage.Tests.Contract;

public abstract partial class EntityStoreContract
{
    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task A_batch_does_each_of_its_operations(TableKind kind)
    {
        var table = await CreateTableAsync(kind);
        await Task.WhenAll(table.InsertAsync("upserted", "0"), table.InsertAsync("deleted", "0"));
        var etag = (await table.InsertAsync("replaced", "0")).ETag;

        var result = await table.BatchAsync(
            Operation(BatchAction.Insert, "inserted"),
            Operation(BatchAction.Upsert, "upserted"),
            Operation(BatchAction.Upsert, "new"),
            Operation(BatchAction.Replace, "replaced", etag),
            new BatchOperation(BatchAction.Delete, new Entity("p", "deleted", "")));

        Assert.Equal(new BatchResult(WriteOutcome.Written, FailedIndex: -1), result);
        var rows = await table.AllAsync();
        Assert.Equal(["inserted", "new", "replaced", "upserted"], rows.Select(row => row.RowKey));
        Assert.All(rows, row => Assert.Equal("1", row.Body));
        Assert.All(rows, row => Assert.NotEqual(etag, row.ETag));
    }

    [Theory]
    [InlineData(BatchAction.Insert, "there", WriteOutcome.AlreadyExists)]
    [InlineData(BatchAction.Replace, "there", WriteOutcome.ETagMismatch)]
    [InlineData(BatchAction.Replace, "missing", WriteOutcome.NotFound)]
    [InlineData(BatchAction.Delete, "missing", WriteOutcome.NotFound)]
    public async Task A_batch_with_an_operation_that_fails_changes_nothing_and_names_it(BatchAction action, string row, WriteOutcome expected)
    {
        var table = await CreateTableAsync();
        var stale = (await table.InsertAsync("there", "0")).ETag;
        var current = (await table.UpsertAsync("there", "0")).ETag;
        var other = (await table.InsertAsync("other", "0")).ETag;

        var result = await table.BatchAsync(
            Operation(BatchAction.Upsert, "added"),
            new BatchOperation(BatchAction.Delete, new Entity("p", "other", "")),
            Operation(action, row, stale),
            Operation(BatchAction.Upsert, "added too"));

        Assert.Equal(new BatchResult(expected, FailedIndex: 2), result);
        Assert.Equal([new Entity("p", "other", "0", other), new Entity("p", "there", "0", current)], await table.AllAsync());
    }

    [Fact]
    public async Task A_batch_that_fails_takes_no_other_write_with_it()
    {
        var table = await CreateTableAsync();
        await table.InsertAsync("there");

        var failing = Enumerable.Range(0, 20).Select(_ => table.BatchAsync(Operation(BatchAction.Upsert, "never"), Operation(BatchAction.Insert, "there")));
        var writing = Enumerable.Range(0, 20).Select(number => table.InsertAsync($"{number:D2}"));
        var (failed, written) = (Task.WhenAll(failing), Task.WhenAll(writing));

        Assert.All(await failed, result => Assert.Equal(new BatchResult(WriteOutcome.AlreadyExists, FailedIndex: 1), result));
        Assert.All(await written, result => Assert.True(result.IsWritten));
        Assert.Equal(21, (await table.AllAsync()).Count);
    }

    [Fact]
    public async Task A_batch_has_1_to_100_operations()
    {
        var table = await CreateTableAsync();
        var operations = Enumerable.Range(0, 101).Select(number => Operation(BatchAction.Insert, $"{number:D3}")).ToArray();

        Assert.Equal(WriteOutcome.Written, (await table.BatchAsync(operations[..100])).Outcome);
        await Assert.ThrowsAsync<ArgumentException>(() => table.BatchAsync([]));
        await Assert.ThrowsAsync<ArgumentException>(() => table.BatchAsync(operations));

        Assert.Equal(100, (await table.AllAsync()).Count);
    }

    [Fact]
    public async Task A_batch_is_in_one_partition_and_touches_each_row_once()
    {
        var table = await CreateTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.BatchAsync(
            Operation(BatchAction.Insert, "a"), new BatchOperation(BatchAction.Insert, new Entity("q", "b", "1"))));
        await Assert.ThrowsAsync<ArgumentException>(() => table.BatchAsync(
            Operation(BatchAction.Insert, "a"), new BatchOperation(BatchAction.Delete, new Entity("p", "a", ""))));

        Assert.Empty(await table.AllAsync());
    }

    [Fact]
    public async Task The_bodies_of_a_batch_have_up_to_1_MiB_together()
    {
        var table = await CreateTableAsync();
        var body = new string('漢', EntityRules.MaxBatchBytes / sizeof(char) / 32);
        var operations = Enumerable.Range(0, 32)
            .Select(number => new BatchOperation(BatchAction.Insert, new Entity("p", $"{number:D2}", body))).ToArray();

        await Assert.ThrowsAsync<ArgumentException>(() => table.BatchAsync([.. operations, Operation(BatchAction.Insert, "more")]));
        Assert.Equal(WriteOutcome.Written, (await table.BatchAsync(operations)).Outcome);

        Assert.Equal(32, (await table.AllAsync()).Count);
    }

    private static BatchOperation Operation(BatchAction action, string row, string etag = "") => new(action, new Entity("p", row, "1", etag));
}
