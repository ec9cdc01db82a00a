using Azure;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>Every type the service has, there and back without loss.</summary>
public sealed class EntityTypesTests
{
    private static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 22, 17, 4, 59, 999, TimeSpan.Zero).AddTicks(9999);

    public static TheoryData<object> Values { get; } =
    [
        "", "text", "quotes \" and ' and \\ and / and <b>&amp;</b>", "line\r\nbreak\ttab", "año 漢字 😀 \u2028 \uFEFF", new string('漢', 32 * 1024),
        true, false,
        0, 1, -1, int.MaxValue, int.MinValue,
        0L, 1L, -1L, 2147483648L, 9007199254740993L, long.MaxValue, long.MinValue,
        0.0, 1.0, -1.0, -0.0, 0.1, 1e300, -1e300, 1e15, 1e16, 123456789012.0, double.Epsilon, 2.2250738585072009E-308, double.MaxValue, double.MinValue,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity,
        Moment, new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero), DateTimeOffset.MaxValue, new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.Zero),
        Guid.Empty, Guid.Parse("7b2f9e0c-1f64-4f0a-9a3e-2c8d5b6a7e11"),
        Array.Empty<byte>(), new byte[] { 0 }, new byte[] { 255, 254, 0, 127, 128 },
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task A_value_is_stored_and_read_as_what_it_is(object value)
    {
        await using var on = await ClientOnService.StartAsync();

        await on.Table.AddEntityAsync(new TableEntity("p", "r") { { "Value", value } }, Token);
        AssertSame(value, on.Service.Get("Rows", "p", "r")!["Value"]);
        AssertSame(value, (await on.Table.GetEntityAsync("p", "r", cancellationToken: Token)).Value["Value"]);
        AssertSame(value, (await on.Table.QueryAsync(cancellationToken: Token).SingleAsync(Token))["Value"]);

        await on.Table.UpsertEntityAsync(new TableEntity("p", "s") { { "Value", value } }, TableUpdateMode.Replace, Token);
        AssertSame(value, on.Service.Get("Rows", "p", "s")!["Value"]);
        await on.Table.SubmitTransactionAsync([new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "t") { { "Value", value } })], Token);
        AssertSame(value, on.Service.Get("Rows", "p", "t")!["Value"]);
    }

    [Fact]
    public async Task A_moment_of_another_zone_is_the_same_moment()
    {
        await using var on = await ClientOnService.StartAsync();
        var there = Moment.ToOffset(TimeSpan.FromHours(-7));

        await on.Table.AddEntityAsync(new TableEntity("p", "r") { { "Value", there } }, Token);

        Assert.Equal(there.UtcDateTime, (await on.Table.GetEntityAsync("p", "r", cancellationToken: Token)).Value.GetDateTimeOffset("Value")!.Value.UtcDateTime);
    }

    [Fact]
    public async Task A_value_of_a_type_the_service_lacks_is_refused_before_anything_is_sent()
    {
        await using var on = await ClientOnService.StartAsync();

        foreach (var value in new object[] { 1.5m, 'c', 1f, (short)1, new DateOnly(2026, 1, 1), new[] { 1 } })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => on.Table.AddEntityAsync(new TableEntity("p", "r") { { "Value", value } }, Token));
        }

        Assert.Empty(on.Service.Requests);
    }

    [Fact]
    public async Task Nothing_is_stored_of_a_null_and_nothing_is_sent_of_a_timestamp()
    {
        await using var on = await ClientOnService.StartAsync();

        await on.Table.AddEntityAsync(new TableEntity("p", "r") { { "Nothing", null }, { "Timestamp", DateTimeOffset.UnixEpoch } }, Token);

        Assert.Empty(on.Service.Get("Rows", "p", "r")!);
        Assert.DoesNotContain("1970", on.Service.Requests[0].Body, StringComparison.Ordinal);
        TableEntity read = await on.Table.GetEntityAsync("p", "r", cancellationToken: Token);
        Assert.InRange(read.Timestamp!.Value, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.NotEqual(default, read.ETag);
    }

    [Fact]
    public async Task Reading_a_value_as_another_type_is_an_error_not_a_guess()
    {
        await using var on = await ClientOnService.StartAsync();
        on.Service.Set("Rows", "p", "r", new Dictionary<string, object> { ["Value"] = 1L });

        TableEntity read = await on.Table.GetEntityAsync("p", "r", cancellationToken: Token);

        Assert.Throws<InvalidOperationException>(() => read.GetString("Value"));
        Assert.Throws<InvalidOperationException>(() => read.GetInt32("Value"));
        Assert.Null(read.GetString("Other"));
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_name_and_a_replace_does_not()
    {
        await using var on = await ClientOnService.StartAsync();
        await on.Table.AddEntityAsync(new TableEntity("p", "r") { { "A", 1 }, { "B", 2 } }, Token);

        await on.Table.UpsertEntityAsync(new TableEntity("p", "r") { { "A", 3 } }, TableUpdateMode.Merge, Token);
        Assert.Equal([("A", 3), ("B", 2)], Stored(on));
        await on.Table.UpdateEntityAsync(new TableEntity("p", "r") { { "A", 4 } }, ETag.All, TableUpdateMode.Merge, Token);
        Assert.Equal([("A", 4), ("B", 2)], Stored(on));
        await on.Table.UpdateEntityAsync(new TableEntity("p", "r") { { "A", 5 } }, ETag.All, TableUpdateMode.Replace, Token);
        Assert.Equal([("A", 5)], Stored(on));
    }

    [Fact]
    public async Task Only_what_is_selected_comes()
    {
        await using var on = await ClientOnService.StartAsync();
        await on.Table.AddEntityAsync(new TableEntity("p", "r") { { "A", 1 }, { "B", 2L } }, Token);

        TableEntity one = await on.Table.GetEntityAsync("p", "r", ["RowKey", "B", "C"], Token);
        var all = await on.Table.QueryAsync(select: ["B"], cancellationToken: Token).SingleAsync(Token);

        Assert.Equal(("r", 2L), (one.RowKey, one.GetInt64("B")));
        Assert.Null(one["A"]);
        Assert.Null(one["C"]);
        Assert.Equal(2L, all.GetInt64("B"));
        Assert.Null(all["A"]);
    }

    private static IEnumerable<(string, int)> Stored(ClientOnService on) =>
        on.Service.Get("Rows", "p", "r")!.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => (property.Key, (int)property.Value));

    private static void AssertSame(object expected, object? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.GetType(), actual.GetType());
        if (expected is double number)
        {
            // Bit for bit: -0 is not 0.
            Assert.Equal(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)actual));
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }
}
