using Azure;
using LeadershipBot.Storage.Tables;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

public sealed class PagesAndTransactionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    [InlineData(false, false, true)]
    [InlineData(true, true, true)]
    public async Task All_rows_come_once_however_the_service_cuts_its_pages(bool empty, bool emptyLast, bool partitionOnly)
    {
        await using var on = await ClientOnService.StartAsync();
        foreach (var partition in new[] { "a>>>~~~", "b", "cñ漢" })
        {
            // Their tokens, in base64, hold the signs that an address must not hold as they are.
            await on.Table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(number => Add(partition, $"{number}>>>~~~")), Token);
        }

        var whole = await on.RowsAsync();
        Assert.Equal(15, whole.Length);
        var paging = on.Service.Settings.Paging;
        (paging.PageSize, paging.EmptyPages, paging.EmptyLastPage, paging.PartitionOnlyTokens) = (5, empty, emptyLast, partitionOnly);
        on.Service.ForgetRequests();

        Assert.Equal(whole, await on.RowsAsync());
        Assert.InRange(on.Service.Requests.Count, 3, 7);
        Assert.Equal(whole[5..10], await on.RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {"b"}"), maxPerPage: 2));
        Assert.Equal(partitionOnly, on.Service.Requests.Any(request => request.Target.Contains("NextPartitionKey", StringComparison.Ordinal) && !request.Target.Contains("NextRowKey", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_goes_on_from_where_another_client_stopped()
    {
        await using var on = await ClientOnService.StartAsync();
        await on.Table.SubmitTransactionAsync(Enumerable.Range(0, 9).Select(number => Add("p", $"{number}")), Token);
        var first = await on.Table.QueryAsync(maxPerPage: 4, cancellationToken: Token).AsPages().FirstAsync(Token);

        var rest = new TableServiceClient(on.Service.ConnectionString).GetTableClient("Rows").QueryAsync(cancellationToken: Token).AsPages(first.ContinuationToken, pageSizeHint: 3);

        Assert.Equal(["456", "78"], await rest.Select(page => string.Concat(page.Values.Select(row => row.RowKey))).ToListAsync(Token));
    }

    [Fact]
    public async Task Tables_are_listed_by_name_over_several_pages()
    {
        await using var on = await ClientOnService.StartAsync();
        foreach (var name in new[] { "Beta", "Alpha", "Gamma" })
        {
            await on.Tables.CreateTableIfNotExistsAsync(name, Token);
        }

        Assert.Equal(["Alpha", "Beta", "Gamma", "Rows"], await on.Tables.QueryAsync(maxPerPage: 1, cancellationToken: Token).Select(table => table.Name).ToListAsync(Token));
        Assert.Equal(["Beta"], await on.Tables.QueryAsync(TableClient.CreateQueryFilter($"TableName ge {"B"} and TableName lt {"C"}"), cancellationToken: Token).Select(table => table.Name).ToListAsync(Token));
        Assert.Equal(409, (await Assert.ThrowsAsync<TableRequestFailedException>(() => on.Tables.CreateTableAsync("Beta", Token))).Status);
        Assert.Null(await on.Tables.CreateTableIfNotExistsAsync("Beta", Token));
        Assert.Equal(204, (await on.Tables.DeleteTableAsync("Beta", Token)).Status);
        Assert.Equal(404, (await on.Tables.DeleteTableAsync("Beta", Token)).Status);
    }

    [Fact]
    public async Task A_transaction_has_up_to_100_operations()
    {
        await using var on = await ClientOnService.StartAsync();
        var actions = Enumerable.Range(0, 101).Select(number => Add("p", $"{number:D3}")).ToList();

        await RefusedAsync(on, actions);
        await RefusedAsync(on, []);
        Assert.Equal(100, (await on.Table.SubmitTransactionAsync(actions[..100], Token)).Value.Count);
        Assert.Equal(100, on.Service.Count("Rows"));
    }

    [Fact]
    public async Task A_transaction_is_in_one_partition_and_touches_each_row_once()
    {
        await using var on = await ClientOnService.StartAsync();

        await RefusedAsync(on, [Add("p", "a"), Add("q", "b")]);
        await RefusedAsync(on, [Add("p", "a"), new(TableTransactionActionType.Delete, new TableEntity("p", "a"))]);
        Assert.Equal(2, (await on.Table.SubmitTransactionAsync([Add("p", "a"), Add("p", "A")], Token)).Value.Count);
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(53, false)]
    public async Task A_transaction_has_up_to_4_MiB_as_sent(int rows, bool fits)
    {
        await using var on = await ClientOnService.StartAsync();
        var actions = Enumerable.Range(0, rows).Select(number => Add("p", $"{number}", new byte[60_000])).ToList();

        if (fits)
        {
            await on.Table.SubmitTransactionAsync(actions, Token);
            Assert.InRange(on.Service.Requests.Single().Body.Length, 4_000_000, 4 * 1024 * 1024);
        }
        else
        {
            await RefusedAsync(on, actions);
        }
    }

    [Fact]
    public async Task Each_operation_of_a_transaction_tells_its_version()
    {
        await using var on = await ClientOnService.StartAsync();
        await on.Table.AddEntityAsync(new TableEntity("p", "replaced"), Token);
        await on.Table.AddEntityAsync(new TableEntity("p", "deleted"), Token);

        var answers = (await on.Table.SubmitTransactionAsync(
            [
                Add("p", "added"),
                new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "replaced")),
                new(TableTransactionActionType.Delete, new TableEntity("p", "deleted")),
            ],
            Token)).Value;

        Assert.Equal(await VersionAsync(on, "added"), answers[0].Headers.ETag);
        Assert.Equal(await VersionAsync(on, "replaced"), answers[1].Headers.ETag);
        Assert.Equal([204, 204, 204], answers.Select(answer => answer.Status));
    }

    [Theory]
    [InlineData(TableTransactionActionType.Add, "there", 409, "EntityAlreadyExists")]
    [InlineData(TableTransactionActionType.UpdateReplace, "there", 412, "UpdateConditionNotSatisfied")]
    [InlineData(TableTransactionActionType.UpdateMerge, "missing", 404, "ResourceNotFound")]
    [InlineData(TableTransactionActionType.Delete, "there", 412, "UpdateConditionNotSatisfied")]
    [InlineData(TableTransactionActionType.Delete, "missing", 404, "ResourceNotFound")]
    public async Task A_transaction_that_fails_tells_which_operation_and_does_none(TableTransactionActionType type, string row, int status, string code)
    {
        await using var on = await ClientOnService.StartAsync();
        await on.Table.AddEntityAsync(new TableEntity("p", "there"), Token);
        var stale = await VersionAsync(on, "there");
        await on.Table.UpsertEntityAsync(new TableEntity("p", "there"), TableUpdateMode.Replace, Token);

        foreach (var index in new[] { 0, 1, 12 })
        {
            var actions = Enumerable.Range(0, 13).Select(number => Add("p", $"{number}")).ToList();
            actions[index] = new(type, new TableEntity("p", row), stale);

            var error = await Assert.ThrowsAsync<TableTransactionFailedException>(() => on.Table.SubmitTransactionAsync(actions, Token));

            Assert.Equal((index, status, code), (error.FailedTransactionActionIndex, error.Status, error.ErrorCode));
            Assert.Equal(["p/there"], await on.RowsAsync());
        }
    }

    [Fact]
    public async Task An_update_or_delete_of_another_version_is_refused()
    {
        await using var on = await ClientOnService.StartAsync();
        await on.Table.AddEntityAsync(new TableEntity("p", "r"), Token);
        var stale = await VersionAsync(on, "r");
        await on.Table.UpsertEntityAsync(new TableEntity("p", "r"), TableUpdateMode.Replace, Token);

        Func<Task>[] calls =
        [
            () => on.Table.UpdateEntityAsync(new TableEntity("p", "r"), stale, TableUpdateMode.Replace, Token),
            () => on.Table.UpdateEntityAsync(new TableEntity("p", "r"), stale, TableUpdateMode.Merge, Token),
            () => on.Table.DeleteEntityAsync("p", "r", stale, Token),
        ];
        foreach (var call in calls)
        {
            Assert.Equal(TableErrorCode.UpdateConditionNotSatisfied, (await Assert.ThrowsAsync<TableRequestFailedException>(call)).ErrorCode);
        }

        await on.Table.DeleteEntityAsync("p", "r", await VersionAsync(on, "r"), Token);
        Assert.Equal(0, on.Service.Count("Rows"));
    }

    [Fact]
    public async Task An_answer_to_a_batch_that_is_none_is_not_taken_for_success()
    {
        await using var on = await ClientOnService.StartAsync();
        on.Service.Faults.Add(new Fault.Answer(202, "NoBatch"));

        await Assert.ThrowsAsync<TableTransactionFailedException>(() => on.Table.SubmitTransactionAsync([Add("p", "r")], Token));
    }

    private static TableTransactionAction Add(string partition, string row, byte[]? value = null) =>
        new(TableTransactionActionType.Add, value is null ? new TableEntity(partition, row) : new TableEntity(partition, row) { { "Value", value } });

    private static async Task<ETag> VersionAsync(ClientOnService on, string row) => (await on.Table.GetEntityAsync("p", row, cancellationToken: Token)).Value.ETag;

    private static async Task RefusedAsync(ClientOnService on, IReadOnlyList<TableTransactionAction> actions)
    {
        var before = on.Service.Requests.Count;
        await Assert.ThrowsAsync<ArgumentException>(() => on.Table.SubmitTransactionAsync(actions, Token));
        Assert.Equal(before, on.Service.Requests.Count);
    }
}
