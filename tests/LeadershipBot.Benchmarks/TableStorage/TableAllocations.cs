using System.Globalization;
using System.Net;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Benchmarks.TableStorage;

/// <summary>What the table client allocates for an operation, with answers that are there at once.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class TableAllocations
{
    private static readonly (string Method, string What)[] Operations =
    [
        (nameof(Read), "a point read"), (nameof(Insert), "an insert"), (nameof(Upsert), "an upsert"), (nameof(Transaction), "a transaction of 100 rows"), (nameof(Query), "a page of 1,000 rows"),
    ];

    private TableClient _client = null!;
    private TableEntity _entity = null!;
    private TableTransactionAction[] _actions = null!;

    /// <summary>A row of the table for each operation.</summary>
    internal static IEnumerable<Row> Measure()
    {
        var config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "leadershipbot-allocations"));
        var reports = BenchmarkRunner.Run<TableAllocations>(config).Reports;
        foreach (var (method, what) in Operations)
        {
            var report = reports.Single(one => one.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
            var bytes = report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? throw new InvalidOperationException($"{what} was not measured.");
            yield return new(
                $"Table Storage, allocated for {what}",
                string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:N1} KiB, {report.ResultStatistics!.Mean / 1000:N0} µs"),
                "",
                "BenchmarkDotNet, short run; the client alone, Azure.Core's pipeline included, answers from memory");
        }
    }

    [GlobalSetup]
    public void Prepare()
    {
        var options = new TableClientOptions { Transport = new Azure.Core.Pipeline.HttpClientTransport(new HttpClient(new Answers())) };
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        options.Diagnostics.IsTelemetryEnabled = false;
        _client = new TableServiceClient(new Uri("https://account.table.core.windows.net"), new TableSharedKeyCredential("account", "c2VjcmV0"), options).GetTableClient("Rows");
        _entity = Entity(0);
        _actions = [.. Enumerable.Range(0, 100).Select(row => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Entity(row)))];
    }

    [Benchmark]
    public Task Read() => _client.GetEntityIfExistsAsync("p", "r");

    [Benchmark]
    public Task Insert() => _client.AddEntityAsync(_entity);

    [Benchmark]
    public Task Upsert() => _client.UpsertEntityAsync(_entity, TableUpdateMode.Replace);

    [Benchmark]
    public Task Transaction() => _client.SubmitTransactionAsync(_actions);

    [Benchmark]
    public async Task<int> Query()
    {
        await foreach (var page in _client.QueryAsync(maxPerPage: 1000).AsPages())
        {
            return page.Values.Count;
        }

        return 0;
    }

    private static TableEntity Entity(int row) =>
        new("p", row.ToString("D8", CultureInfo.InvariantCulture)) { { "Body", TableLoad.Body }, { "Format", 1 }, { "Write", "0123456789abcdef" } };

    /// <summary>The service's answers to these five operations, ready.</summary>
    private sealed class Answers : HttpMessageHandler
    {
        private static readonly byte[] OneRow = [.. "{"u8, .. Row(0), .. "}"u8];
        private static readonly byte[] Page = [.. "{\"value\":["u8, .. Rows(), .. "]}"u8];
        private static readonly byte[] Transaction = [.. Enumerable.Repeat(
            "--changesetresponse_1\r\nContent-Type: application/http\r\n\r\nHTTP/1.1 204 No Content\r\nETag: W/\"datetime'2026-11-02T10%3A00%3A00.0000000Z'\"\r\n\r\n\r\n", 100)
            .SelectMany(System.Text.Encoding.ASCII.GetBytes)];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(
            request.Method == HttpMethod.Get ? Answer(HttpStatusCode.OK, request.RequestUri!.AbsolutePath.EndsWith("()", StringComparison.Ordinal) ? Page : OneRow)
            : request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) ? Answer(HttpStatusCode.Accepted, Transaction)
            : Answer(HttpStatusCode.NoContent, []));

        private static HttpResponseMessage Answer(HttpStatusCode status, byte[] body)
        {
            var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) };
            answer.Headers.TryAddWithoutValidation("x-ms-request-id", "1");
            answer.Headers.TryAddWithoutValidation("ETag", "W/\"datetime'2026-11-02T10%3A00%3A00.0000000Z'\"");
            return answer;
        }

        private static IEnumerable<byte> Rows() => Enumerable.Range(0, 1000).SelectMany(row => (byte[])[.. row > 0 ? ","u8 : ""u8, .. "{"u8, .. Row(row), .. "}"u8]);

        private static byte[] Row(int row) => System.Text.Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"\"odata.etag\":\"W/\\\"datetime'2026-11-02T10%3A00%3A00.0000000Z'\\\"\",\"PartitionKey\":\"p\",\"RowKey\":\"{row:D8}\",\"Timestamp\":\"2026-11-02T10:00:00.0000000Z\",\"Body\":{System.Text.Json.JsonSerializer.Serialize(TableLoad.Body)},\"Format\":1,\"Write\":\"0123456789abcdef\""));
    }
}
