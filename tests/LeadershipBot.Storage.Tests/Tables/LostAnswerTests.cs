using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>A write that was done though its answer was lost is sent again; it is told as done, once, and done once.</summary>
public sealed class LostAnswerTests
{
    private const string P = StoreOnService.Partition;

    public static TheoryData<string, string> LostWrites { get; } = new MatrixTheoryData<string, string>(
        ["insert", "upsert", "upsert new", "replace", "delete", "batch", "batch of deletes"], ["cut", "busy", "timed out", "cut before"]);

    [Theory]
    [MemberData(nameof(LostWrites))]
    public async Task A_write_whose_answer_is_lost_is_told_as_done_and_done_once(string write, string how)
    {
        await using var on = await StoreOnService.StartAsync();
        var etag = (await on.InsertAsync("0", "there")).ETag;
        await on.InsertAsync("0", "there too");
        on.Service.ForgetRequests();
        on.Service.Faults.Add(FaultOf(how));

        var version = await WriteAsync(on, write, etag);

        Assert.Equal(2, on.Writes.Count());
        var rows = await on.Table.AllAsync(new EntityRange(P));
        Assert.Equal(Expected(write), rows.Select(row => $"{row.RowKey} {row.Body}"));
        if (version is not null)
        {
            Assert.Equal(rows.Single(row => row.Body == "1").ETag, version);
        }
    }

    [Theory]
    [InlineData("insert", WriteOutcome.AlreadyExists)]
    [InlineData("replace", WriteOutcome.ETagMismatch)]
    [InlineData("batch", WriteOutcome.ETagMismatch)]
    public async Task A_write_that_was_not_done_is_not_taken_for_done_because_it_was_sent_again(string write, WriteOutcome expected)
    {
        await using var on = await StoreOnService.StartAsync();
        var etag = (await on.InsertAsync("0", "there")).ETag;
        await on.Table.UpsertAsync("there", "other", P);
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: false));

        var outcome = write switch
        {
            "insert" => (await on.InsertAsync("1", "there")).Outcome,
            "replace" => (await on.Table.ReplaceAsync("there", "1", etag, P)).Outcome,
            _ => (await on.Table.BatchAsync(Operation(BatchAction.Upsert, "new"), Operation(BatchAction.Replace, "there", etag))).Outcome,
        };

        Assert.Equal(expected, outcome);
        Assert.Equal("other", (await on.Table.AllAsync()).Single().Body);
    }

    [Theory]
    [InlineData("insert", WriteOutcome.AlreadyExists)]
    [InlineData("replace", WriteOutcome.ETagMismatch)]
    public async Task Where_another_writer_came_in_between_its_row_stays_and_the_write_is_told_as_beaten(string write, WriteOutcome expected)
    {
        await using var on = await StoreOnService.StartAsync();
        var etag = write == "replace" ? (await on.InsertAsync("0")).ETag : "";
        on.Service.Faults.Add(new Fault.CutAfterThen(() => on.Table.UpsertAsync(StoreOnService.Row, "other", P)), when: request => request.Writes);

        var result = write == "insert" ? await on.InsertAsync("1") : await on.Table.ReplaceAsync(StoreOnService.Row, "1", etag, P);

        Assert.Equal(new WriteResult(expected), result);
        Assert.Equal("other", await on.BodyAsync());
    }

    [Fact]
    public async Task A_replace_that_another_writer_forestalls_changes_nothing()
    {
        await using var on = await StoreOnService.StartAsync();
        var etag = (await on.InsertAsync("0")).ETag;
        on.Service.Faults.Add(new Fault.First(_ => on.Table.UpsertAsync(StoreOnService.Row, "other", P)), when: request => request.Writes);

        Assert.Equal(new WriteResult(WriteOutcome.ETagMismatch), await on.Table.ReplaceAsync(StoreOnService.Row, "1", etag, P));

        Assert.Equal("other", await on.BodyAsync());
    }

    [Fact]
    public async Task A_batch_of_deletes_of_which_one_row_is_missing_is_not_taken_for_done()
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("0", "there");
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: false));

        var result = await on.Table.BatchAsync(Operation(BatchAction.Delete, "there"), Operation(BatchAction.Delete, "missing"));

        Assert.Equal(new BatchResult(WriteOutcome.NotFound, FailedIndex: 1), result);
        Assert.NotNull(await on.BodyAsync("there"));
    }

    [Fact]
    public async Task A_batch_that_begins_with_deletes_is_recognised_by_the_row_it_wrote()
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("0", "there");
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: true));

        var result = await on.Table.BatchAsync(Operation(BatchAction.Delete, "there"), Operation(BatchAction.Upsert, "new"));

        Assert.Equal(new BatchResult(WriteOutcome.Written), result);
        Assert.Equal(["new"], await on.Table.RowKeysAsync());
    }

    [Fact]
    public async Task A_table_made_or_dropped_without_an_answer_is_made_or_dropped()
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: true));
        await on.Table.DropAsync();
        Assert.False(await on.Table.ExistsAsync());

        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: true));
        await on.Table.CreateAsync();
        Assert.True(await on.Table.ExistsAsync());
    }

    [Fact]
    public async Task Every_request_that_arrives_was_sent_by_the_store_and_none_by_the_handler_below_it_in_secret()
    {
        await using var on = await StoreOnService.StartAsync(Quickly.Tuning with { MaxRetries = 0 });
        await on.InsertAsync("0");
        on.Service.ForgetRequests();
        on.Service.Faults.Add(new Fault.Cut(AfterTheWork: true), times: int.MaxValue, when: request => request.Writes);

        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.DeleteAsync(StoreOnService.Row, P));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.InsertAsync("1"));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.UpsertAsync(StoreOnService.Row, "2", P));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.BatchAsync(Operation(BatchAction.Delete, StoreOnService.Row)));
        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.DropAsync());

        Assert.Equal(5, on.Writes.Count());
    }

    private static Fault FaultOf(string how) => how switch
    {
        "cut" => new Fault.Cut(AfterTheWork: true),
        "cut before" => new Fault.Cut(AfterTheWork: false),
        "busy" => new Fault.Lost(503, "ServerBusy"),
        _ => new Fault.Lost(500, "OperationTimedOut"),
    };

    /// <summary>Does a write that goes well and gives the version it told.</summary>
    private static async Task<string?> WriteAsync(StoreOnService on, string write, string etag)
    {
        if (write is "batch" or "batch of deletes")
        {
            var done = write == "batch"
                ? await on.Table.BatchAsync(Operation(BatchAction.Insert, "new"), Operation(BatchAction.Replace, "there", etag), Operation(BatchAction.Delete, "there too"))
                : await on.Table.BatchAsync(Operation(BatchAction.Delete, "there"), Operation(BatchAction.Delete, "there too"));
            Assert.Equal(new BatchResult(WriteOutcome.Written), done);
            return null;
        }

        var result = await (write switch
        {
            "insert" => on.InsertAsync("1", "new"),
            "upsert" => on.Table.UpsertAsync("there", "1", P),
            "upsert new" => on.Table.UpsertAsync("new", "1", P),
            "replace" => on.Table.ReplaceAsync("there", "1", etag, P),
            _ => on.Table.DeleteAsync("there", P),
        });
        Assert.Equal(WriteOutcome.Written, result.Outcome);
        return write == "delete" ? null : result.ETag;
    }

    private static string[] Expected(string write) => write switch
    {
        "insert" or "upsert new" => ["new 1", "there 0", "there too 0"],
        "upsert" or "replace" => ["there 1", "there too 0"],
        "delete" => ["there too 0"],
        "batch" => ["new 1", "there 1"],
        _ => [],
    };

    private static BatchOperation Operation(BatchAction action, string row, string etag = "") =>
        new(action, new Entity(P, row, action == BatchAction.Delete ? "" : "1", etag));
}
