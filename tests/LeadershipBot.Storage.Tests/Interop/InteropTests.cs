using System.Text.Json;
using LeadershipBot.Storage.Tables;
using LeadershipBot.Storage.Tests.Tables;

namespace LeadershipBot.Storage.Tests.Interop;

/// <summary>Microsoft's own client and this one, on the same tables: each reads what the other wrote, and their filters agree.</summary>
public sealed class InteropTests(AzuriteFixture azurite, StrictServiceFixture strict) : IClassFixture<AzuriteFixture>, IClassFixture<StrictServiceFixture>
{
    private const string OddKey = "it's 100 % + & = ~";
    private static readonly Guid Id = Guid.Parse("7b2f9e0c-1f64-4f0a-9a3e-2c8d5b6a7e11");
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 22, 17, 0, 0, 123, TimeSpan.Zero).AddTicks(4567);

    private static readonly string[] Filters =
    [
        TableClient.CreateQueryFilter($"PartitionKey eq {"ours"}"),
        TableClient.CreateQueryFilter($"PartitionKey eq {"ours"} and RowKey eq {OddKey}"),
        TableClient.CreateQueryFilter($"Moment eq {Moment}"),
        TableClient.CreateQueryFilter($"Moment gt {Moment}"),
        TableClient.CreateQueryFilter($"Id eq {Id}"),
        TableClient.CreateQueryFilter($"Int64 eq {long.MaxValue}"),
        TableClient.CreateQueryFilter($"Int32 le {int.MinValue}"),
        TableClient.CreateQueryFilter($"Double lt {0.5}"),
        TableClient.CreateQueryFilter($"Yes eq {true}"),
        TableClient.CreateQueryFilter($"Text eq {"¿qué? 漢 😀 \"'\\"}"),
        TableClient.CreateQueryFilter($"(RowKey eq {"types"} or RowKey eq {OddKey}) and not (PartitionKey eq {"theirs"})"),
        TableClient.CreateQueryFilter($"RowKey ge {"t"} and RowKey lt {"u"}"),
    ];

    [Theory]
    [InlineData("Azurite")]
    [InlineData("strict")]
    public async Task Each_client_reads_what_the_other_wrote_and_finds_what_the_other_finds(string service)
    {
        var connection = service == "strict" ? strict.Service.ConnectionString : azurite.Azurite.ConnectionString;
        var tables = new TableServiceClient(connection, new TableClientOptions());
        await tables.CreateTableAsync("Interop", Token);
        var table = tables.GetTableClient("Interop");
        foreach (var row in Ours())
        {
            await table.AddEntityAsync(row, Token);
        }

        var oursBefore = new List<string[]>();
        var said = await Peer.RunAsync(connection, "Interop", Filters);
        foreach (var filter in Filters)
        {
            oursBefore.Add(await RowsAsync(table, filter));
        }

        AssertRead(said.GetProperty("read"));
        Assert.Equal(OddKey, said.GetProperty("one").GetString());
        Assert.Equal([204, 204, 204, 204], said.GetProperty("transaction").EnumerateArray().Select(status => status.GetInt32()));
        Assert.Equal(oursBefore, said.GetProperty("filtered").EnumerateArray().Select(Strings));
        Assert.Equal(["types"], oursBefore[2]);
        Assert.Equal([OddKey], oursBefore[1]);
        foreach (var theirs in said.GetProperty("own").EnumerateArray())
        {
            var rows = await RowsAsync(table, theirs.GetProperty("filter").GetString()!);
            Assert.NotEmpty(rows);
            Assert.Equal(Strings(theirs.GetProperty("rows")), rows);
        }

        var errors = said.GetProperty("errors");
        Assert.Equal("409 EntityAlreadyExists", errors.GetProperty("exists").GetString());
        Assert.Equal("404 ResourceNotFound", errors.GetProperty("missing").GetString());
        Assert.Equal("412 UpdateConditionNotSatisfied", errors.GetProperty("stale").GetString());
        Assert.Equal("412 UpdateConditionNotSatisfied", errors.GetProperty("staleBatch").GetString());
        var pages = said.GetProperty("pages").EnumerateArray().Select(Strings).ToList();
        Assert.All(pages, page => Assert.InRange(page.Length, 0, 2));
        Assert.Equal(await KeysAsync(table), pages.SelectMany(page => page));

        await AssertTheirsAsync(table);
        Assert.Equal("changed", (await table.GetEntityAsync("ours", "batched", cancellationToken: Token)).Value.GetString("Text"));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TableEntity[] Ours() =>
    [
        new("ours", "types")
        {
            { "Text", "¿qué? 漢 😀 \"'\\" },
            { "Yes", true },
            { "Int32", int.MinValue },
            { "Int64", long.MaxValue },
            { "Double", 0.1 },
            { "Large", 1e300 },
            { "NaN", double.NaN },
            { "Up", double.PositiveInfinity },
            { "Down", double.NegativeInfinity },
            { "Moment", Moment },
            { "Id", Id },
            { "Bytes", new byte[] { 0, 1, 254, 255 } },
        },
        new("ours", OddKey),
        new("ours", "batched") { { "Text", "old" } },
        new("ours", "deleted"),
    ];

    private static void AssertRead(JsonElement read)
    {
        var types = read.GetProperty("types");
        Assert.Equal(("String", "¿qué? 漢 😀 \"'\\"), Typed(types, "Text"));
        Assert.Equal(("Boolean", "true"), Typed(types, "Yes"));
        Assert.Equal(("Int32", "-2147483648"), Typed(types, "Int32"));
        Assert.Equal(("Int64", "9223372036854775807"), Typed(types, "Int64"));
        Assert.Equal(("Double", "0.1"), Typed(types, "Double"));
        Assert.Equal(("Double", "1e+300"), Typed(types, "Large"));
        Assert.Equal(("Double", "NaN"), Typed(types, "NaN"));
        Assert.Equal(("Double", "Infinity"), Typed(types, "Up"));
        Assert.Equal(("Double", "-Infinity"), Typed(types, "Down"));
        Assert.Equal(("DateTime", "2026-11-22T17:00:00.1234567Z"), Typed(types, "Moment"));
        Assert.Equal(("Guid", Id.ToString()), Typed(types, "Id"));
        Assert.Equal(("Binary", "AAH+/w=="), Typed(types, "Bytes"));
    }

    private static (string, string) Typed(JsonElement row, string name)
    {
        var property = row.GetProperty(name);
        return (property.GetProperty("type").GetString()!, property.GetProperty("value").ToString());
    }

    private static async Task AssertTheirsAsync(TableClient table)
    {
        TableEntity types = await table.GetEntityAsync("the'irs", "types", cancellationToken: Token);
        Assert.Equal("año \"漢\" 😀 \\ ' \n", types.GetString("Text"));
        Assert.Equal("", types.GetString("Empty"));
        Assert.Equal((true, false), (types.GetBoolean("Yes"), types.GetBoolean("No")));
        Assert.Equal((int.MinValue, long.MaxValue), (types.GetInt32("Int32"), types.GetInt64("Int64")));
        Assert.Equal((0.1, 1e300), (types.GetDouble("Double"), types.GetDouble("Large")));
        Assert.Equal(new DateTimeOffset(2026, 11, 22, 17, 0, 0, 123, TimeSpan.Zero), types.GetDateTimeOffset("Date"));
        Assert.Equal(Id, types.GetGuid("Guid"));
        Assert.Equal([0, 1, 254, 255], types.GetBinary("Binary")!);
        TableEntity specials = await table.GetEntityAsync("the'irs", "specials", cancellationToken: Token);
        Assert.Equal([double.NaN, double.PositiveInfinity, double.NegativeInfinity, 3], new[] { "NaN", "Up", "Down", "Whole" }.Select(name => specials.GetDouble(name)!.Value));
        Assert.Equal((long.MinValue, Moment), (specials.GetInt64("Least"), specials.GetDateTimeOffset("Tick")));
        Assert.NotNull((await table.GetEntityIfExistsAsync("the'irs", "O'Neill's + 100 % & more", cancellationToken: Token)).Value);
    }

    private static async Task<string[]> RowsAsync(TableClient table, string filter) =>
        [.. await table.QueryAsync(filter, cancellationToken: Token).Select(row => row.RowKey).ToListAsync(Token)];

    private static async Task<string[]> KeysAsync(TableClient table) =>
        [.. await table.QueryAsync(cancellationToken: Token).Select(row => $"{row.PartitionKey}/{row.RowKey}").ToListAsync(Token)];

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];
}
