using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Storage;

namespace LeadershipBot.Benchmarks.TableStorage;

/// <summary>The same work through the bot's own store, in this process.</summary>
internal sealed class TableLoad(IEntityStore store)
{
    /// <summary>As long as a row of the ledger.</summary>
    public const string Body =
        """{"state":"Delivered","at":"2026-11-02T10:00:00+00:00","reason":null,"attempts":1,"activityId":"1730541600000","owner":null,"leaseUntil":null}""";

    private static readonly Process Self = Process.GetCurrentProcess();

    public async Task<TableCost> RunAsync(TableWork work)
    {
        var act = Operation(work.Operation, TableName.Lasting(work.Table));
        var next = work.First - 1;
        Self.Refresh();
        var cpu = Self.TotalProcessorTime;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, work.AtOnce).Select(_ => LaneAsync()));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        Self.Refresh();
        return new(seconds, (Self.TotalProcessorTime - cpu).TotalSeconds);

        async Task LaneAsync()
        {
            await Task.Yield();
            while (Interlocked.Increment(ref next) is var index && index < work.First + work.Count)
            {
                await act(index);
            }
        }
    }

    public async Task FillForQueryAsync(TableName table)
    {
        foreach (var chunk in Enumerable.Range(0, 10_000).Chunk(100))
        {
            Check((await store.BatchAsync(table, [.. chunk.Select(index => new BatchOperation(BatchAction.Upsert, new("query", KeyOf(index), Body)))])).Outcome);
        }
    }

    private Func<int, Task> Operation(string name, TableName table) => name switch
    {
        "insert" => async index => Check((await store.InsertAsync(table, RowOf(index))).Outcome),
        "upsert" => async index => Check((await store.UpsertAsync(table, RowOf(index))).Outcome),
        "read" => async index => Check(await store.GetAsync(table, PartitionOf(index), KeyOf(index)) is { Body: Body } ? WriteOutcome.Written : WriteOutcome.NotFound),
        "transaction" => async index => Check((await store.BatchAsync(
            table, [.. Enumerable.Range(index * 100, 100).Select(row => new BatchOperation(BatchAction.Upsert, new($"t{index % 8}", KeyOf(row), Body)))])).Outcome),
        "query" => _ => QueryAsync(table),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private async Task QueryAsync(TableName table)
    {
        var rows = 0;
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(table, new EntityRange("query"), continuation: continuation);
            rows += page.Entities.Count;
            continuation = page.Continuation;
        }
        while (continuation is not null);
        Check(rows == 10_000 ? WriteOutcome.Written : WriteOutcome.NotFound);
    }

    private static Entity RowOf(int index) => new(PartitionOf(index), KeyOf(index), Body);

    private static string PartitionOf(int index) => string.Create(CultureInfo.InvariantCulture, $"p{index % 64}");

    private static string KeyOf(int index) => index.ToString("D8", CultureInfo.InvariantCulture);

    private static void Check(WriteOutcome outcome)
    {
        if (outcome != WriteOutcome.Written)
        {
            throw new InvalidOperationException($"An operation of the benchmark ended with {outcome}.");
        }
    }
}
