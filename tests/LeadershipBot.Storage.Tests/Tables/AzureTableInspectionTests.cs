using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using LeadershipBot.Storage.AzureTables;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>Looking at a storage account only reads, and takes nothing for the store's that the store did not write.</summary>
public sealed class AzureTableInspectionTests : IAsyncLifetime
{
    private static readonly TableName Lasting = TableName.Lasting("People");
    private static readonly TableName Disposable = TableName.Disposable("Box7");
    private static readonly AzureTableTuning InAHurry = new() { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) };

    private TableService _service = null!;
    private AzureTableEntityStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await TableService.StartAsync();
        _store = new AzureTableEntityStore(_service.ConnectionString);
        await _store.CreateTableAsync(Lasting, Cancellation);
        await _store.CreateTableAsync(Disposable, Cancellation);
        await _store.UpsertAsync(Lasting, new Entity("p", "a", "\"Ana\""), Cancellation);
        await _store.UpsertAsync(Lasting, new Entity("p", "b", "\"Luz\""), Cancellation);
        await _store.BatchAsync(Disposable, [new(BatchAction.Insert, new Entity("p", "x", "\"seal\""))], Cancellation);
        _service.ForgetRequests();
    }

    public async ValueTask DisposeAsync()
    {
        _store.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task It_reads_every_table_with_requests_that_only_read()
    {
        using var inspection = await BeginAsync();
        var box = Assert.Single(inspection.DisposableTables());

        Assert.Equal("127.0.0.1", inspection.Place);
        Assert.Equal([new("People", File: null, TableKind.Lasting)], inspection.LastingTables());
        Assert.Equal(new("Box7", File: null, TableKind.Disposable), box);
        Assert.Equal([new("p", "a", "\"Ana\""), new("p", "b", "\"Luz\"")], await ReadAsync(inspection, inspection.LastingTables()[0]));
        Assert.Equal([new("p", "x", "\"seal\"")], await ReadAsync(inspection, box));
        Assert.Empty(inspection.ForeignTables());
        Assert.True(await inspection.RemainsAsync(Disposable, Cancellation));
        Assert.True(inspection.IsPlaceOf(TableName.Disposable("BOX7"), box));
        Assert.False(inspection.IsPlaceOf(Lasting, box));
        Assert.NotEmpty(_service.Requests);
        Assert.All(_service.Requests, request => Assert.Equal(("GET", ""), (request.Method, request.Body)));
    }

    [Fact]
    public async Task It_says_nothing_of_its_requests_to_whoever_listens()
    {
        var heard = new ConcurrentQueue<(ActivityTraceId Trace, string Source)>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => heard.Enqueue((activity.TraceId, activity.Source.Name)),
        };
        ActivitySource.AddActivityListener(listener);
        using var span = new Activity("somebody's").SetIdFormat(ActivityIdFormat.W3C).Start();

        using var inspection = await BeginAsync();
        await ReadAsync(inspection, inspection.LastingTables()[0]);

        // Other tests run beside this one and are heard too; theirs are other traces.
        Assert.DoesNotContain(heard, one => one.Trace == span.TraceId && one.Source.StartsWith("Azure", StringComparison.Ordinal));
        Assert.All(_service.Requests, request => Assert.DoesNotContain(request.Headers.Keys, name => name is "traceparent" or "Request-Id"));
    }

    [Theory]
    [InlineData(RowForm.OfThisVersion, """{"Body":"1","Format":1,"Write":"0123456789abcdef"}""", "1", "")]
    [InlineData(RowForm.OfNewerVersion, """{"Body":"1","Format":2,"Write":"0123456789abcdef"}""", "1", """{"Format":"2","Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.OfNewerVersion, """{"Text":"1","Format":3}""", "", """{"Format":"3","Text":"1"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Format":1,"Write":"0123456789abcdef","PersonId":"Ana"}""", "1", """{"Format":"1","PersonId":"Ana","Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Format":1}""", "1", """{"Format":"1"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Format":1,"Write":"0123456789abcdef0"}""", "1", """{"Format":"1","Write":"0123456789abcdef0"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Format":1,"Write":"Ana Luz Paz 2026"}""", "1", """{"Format":"1","Write":"Ana Luz Paz 2026"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Format":0,"Write":"0123456789abcdef"}""", "1", """{"Format":"0","Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Format":"1","Write":"0123456789abcdef"}""", "1", """{"Format":"1","Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.Foreign, """{"Body":"1","Write":"0123456789abcdef"}""", "1", """{"Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.Foreign, """{"Body":7,"Format":1,"Write":"0123456789abcdef"}""", "", """{"Body":"7","Format":"1","Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.Foreign, """{"Format":1,"Write":"0123456789abcdef"}""", "", """{"Format":"1","Write":"0123456789abcdef"}""")]
    [InlineData(RowForm.Foreign, "{}", "", "{}")]
    public async Task It_tells_what_the_store_writes_from_what_it_does_not(RowForm form, string properties, string body, string beside)
    {
        using var inspection = await BeginAsync();
        _service.Set("Box7", "p", "x", Properties(properties));

        var row = Assert.Single(await ReadAsync(inspection, inspection.DisposableTables().Single()));

        Assert.Equal((form, body), (row.Form, row.Body));
        Assert.Equal(beside, string.Join(',', Sorted(row.Beside)));
    }

    [Fact]
    public async Task Bytes_and_numbers_beside_a_row_are_told_as_text()
    {
        using var inspection = await BeginAsync();
        _service.Set("Box7", "p", "x", new Dictionary<string, object> { ["Note"] = "Ana"u8.ToArray(), ["Score"] = 4.5, ["At"] = new Guid("c0ffee00-0101-4abc-8def-0000000c3453") });

        var row = Assert.Single(await ReadAsync(inspection, inspection.DisposableTables().Single()));

        Assert.Equal("""{"At":"c0ffee00-0101-4abc-8def-0000000c3453","Note":"Ana","Score":"4.5"}""", Sorted(row.Beside).Single());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_table_that_is_dropped_meanwhile_is_gone(bool isBusy)
    {
        _service.KeepDeletedNames();
        _service.Settings.DeletedTablesAreBusy = isBusy;
        using var inspection = await BeginAsync();
        await _store.DropTableAsync(Disposable, Cancellation);

        Assert.Empty(await ReadAsync(inspection, inspection.DisposableTables().Single()));
        Assert.False(await inspection.RemainsAsync(Disposable, Cancellation));
        Assert.False(await inspection.RemainsAsync(TableName.Disposable("Never"), Cancellation));
        Assert.True(inspection.WasThere(Disposable));
        Assert.False(inspection.WasThere(TableName.Disposable("Never")));
    }

    [Fact]
    public async Task However_the_service_cuts_its_answers_nothing_is_missed()
    {
        _service.Settings.Paging.PageSize = 1;
        _service.Settings.Paging.EmptyPages = true;
        _service.Settings.Paging.EmptyLastPage = true;
        foreach (var number in Enumerable.Range(1, 5))
        {
            await _store.CreateTableAsync(TableName.Lasting($"Other{number}"), Cancellation);
            await _store.UpsertAsync(Lasting, new Entity("q", $"{number}", "1"), Cancellation);
        }

        using var inspection = await BeginAsync();

        Assert.Equal(6, inspection.LastingTables().Count);
        Assert.Equal(7, (await ReadAsync(inspection, inspection.LastingTables().Single(table => table.Name == "People"))).Count);
    }

    [Fact]
    public async Task A_wrong_key_is_told_as_by_the_store_without_the_key()
    {
        var error = await Assert.ThrowsAsync<EntityStoreException>(
            () => AzureTableStoreInspection.BeginAsync(_service.ConnectionStringWith("bm90IHRoZSBrZXk="), KindOf, Cancellation));

        Assert.Equal(StoreProblem.Refused, error.Problem);
        Assert.DoesNotContain("bm90IHRoZSBrZXk", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_leave_is_told_whenever_it_goes_missing()
    {
        using var inspection = await BeginAsync();
        _service.Settings.Refuses = Refusal.ByNetworkRules;

        Assert.Equal(StoreProblem.Refused, (await Assert.ThrowsAsync<EntityStoreException>(BeginAsync)).Problem);
        Assert.Equal(StoreProblem.Refused, (await Assert.ThrowsAsync<EntityStoreException>(() => inspection.RemainsAsync(Lasting, Cancellation))).Problem);
        Assert.Equal(StoreProblem.Refused, (await Assert.ThrowsAsync<EntityStoreException>(() => ReadAsync(inspection, inspection.LastingTables()[0]))).Problem);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_told()
    {
        await _service.DisposeAsync();

        var error = await Assert.ThrowsAsync<EntityStoreException>(
            () => AzureTableStoreInspection.BeginAsync(SilentTables.ByKey("AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:9/a", InAHurry), KindOf, Cancellation));

        Assert.Equal(StoreProblem.Unavailable, error.Problem);
    }

    private static TableKind KindOf(string table) => table.StartsWith("Box", StringComparison.Ordinal) ? TableKind.Disposable : TableKind.Lasting;

    private static async Task<List<InspectedRow>> ReadAsync(AzureTableStoreInspection inspection, InspectedTable table) =>
        await inspection.ReadAsync(table, Cancellation).ToListAsync(Cancellation);

    private static Dictionary<string, object> Properties(string json) => JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(
        property => property.Name, property => property.Value.ValueKind == JsonValueKind.Number ? property.Value.GetInt32() : (object)property.Value.GetString()!);

    /// <summary>The order of properties is the service's own.</summary>
    private static IEnumerable<string> Sorted(string json)
    {
        if (json.Length > 0)
        {
            using var document = JsonDocument.Parse(json);
            var properties = document.RootElement.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal);
            yield return $"{{{string.Join(',', properties.Select(property => $"\"{property.Name}\":{property.Value.GetRawText()}"))}}}";
        }
    }

    private Task<AzureTableStoreInspection> BeginAsync() => AzureTableStoreInspection.BeginAsync(_service.ConnectionString, KindOf, Cancellation);
}
