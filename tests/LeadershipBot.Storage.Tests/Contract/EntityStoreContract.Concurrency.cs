namespace LeadershipBot.Storage.Tests.Contract;

public abstract partial class EntityStoreContract
{
    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Many_upserts_of_one_row_at_once_leave_one_row(TableKind kind)
    {
        var table = await CreateTableAsync(kind);

        var results = await AtOnceAsync(64, number => table.UpsertAsync("r", $"{number}"));

        Assert.All(results, result => Assert.True(result.IsWritten));
        var row = Assert.Single(await table.AllAsync());
        Assert.Equal(results[int.Parse(row.Body, System.Globalization.CultureInfo.InvariantCulture)].ETag, row.ETag);
    }

    [Fact]
    public async Task Of_many_inserts_of_one_row_at_once_one_wins()
    {
        var table = await CreateTableAsync();

        var results = await AtOnceAsync(64, number => table.InsertAsync("r", $"{number}"));

        var winner = Assert.Single(results, result => result.IsWritten);
        Assert.Equal(63, results.Count(result => result.Outcome == WriteOutcome.AlreadyExists));
        Assert.Equal(winner.ETag, (await table.GetAsync("r"))!.ETag);
    }

    [Fact]
    public async Task Of_many_replaces_of_one_version_at_once_one_wins()
    {
        var table = await CreateTableAsync();
        var etag = (await table.InsertAsync("r")).ETag;

        var results = await AtOnceAsync(64, number => table.ReplaceAsync("r", $"{number}", etag));

        var winner = Assert.Single(results, result => result.IsWritten);
        Assert.Equal(63, results.Count(result => result.Outcome == WriteOutcome.ETagMismatch));
        Assert.Equal(winner.ETag, (await table.GetAsync("r"))!.ETag);
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task A_table_created_many_times_at_once_takes_every_row(TableKind kind)
    {
        var table = NewTable(kind);

        var results = await AtOnceAsync(16, async number =>
        {
            await table.CreateAsync();
            return await table.InsertAsync($"{number}");
        });

        Assert.All(results, result => Assert.True(result.IsWritten));
        Assert.Equal(16, (await table.AllAsync()).Count);
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task Writes_and_reads_during_a_drop_are_done_before_it_or_find_no_table(TableKind kind)
    {
        var table = await CreateTableAsync(kind);
        await table.InsertAsync("r");
        using var writing = new SemaphoreSlim(0);

        var writers = AtOnceAsync(16, async number =>
        {
            var outcomes = new List<WriteOutcome>();
            while (outcomes.Count < 3 || outcomes[^3..].Contains(WriteOutcome.Written))
            {
                outcomes.Add((await table.UpsertAsync($"{number}")).Outcome);
                await table.GetAsync("r");
                await table.AllAsync();
                writing.Release();
            }

            return outcomes;
        });
        await writing.WaitAsync(TestContext.Current.CancellationToken);
        await table.DropAsync();

        Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await table.UpsertAsync("late"));
        foreach (var outcomes in await writers)
        {
            var written = outcomes.TakeWhile(outcome => outcome == WriteOutcome.Written).Count();
            Assert.All(outcomes[written..], outcome => Assert.Equal(WriteOutcome.TableNotFound, outcome));
        }
    }

    [Theory]
    [InlineData(TableKind.Lasting)]
    [InlineData(TableKind.Disposable)]
    public async Task A_cancelled_call_is_not_begun(TableKind kind)
    {
        var table = await CreateTableAsync(kind);
        var (name, row, cancelled) = (table.Name, new Entity("p", "r", "{}"), new CancellationToken(canceled: true));

        await CancelledAsync(() => Store.InsertAsync(name, row, cancelled));
        await CancelledAsync(() => Store.UpsertAsync(name, row, cancelled));
        await CancelledAsync(() => Store.ReplaceAsync(name, row, cancelled));
        await CancelledAsync(() => Store.DeleteAsync(name, "p", "r", cancelled));
        await CancelledAsync(() => Store.BatchAsync(name, [new BatchOperation(BatchAction.Insert, row)], cancelled));
        await CancelledAsync(() => Store.GetAsync(name, "p", "r", cancelled));
        await CancelledAsync(() => Store.QueryAsync(name, default, cancellationToken: cancelled));
        await CancelledAsync(() => Store.TableExistsAsync(name, cancelled));
        await CancelledAsync(() => Store.DropTableAsync(name, cancelled));
        await CancelledAsync(() => Store.CreateTableAsync(NewTable(kind).Name, cancelled));

        Assert.True(await table.ExistsAsync());
        Assert.Empty(await table.AllAsync());
    }

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => call(number), TestContext.Current.CancellationToken)));

    private static Task<OperationCanceledException> CancelledAsync(Func<Task> call) => Assert.ThrowsAnyAsync<OperationCanceledException>(call);
}
