using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>Filters are built, never concatenated: what a value holds can't become part of the question.</summary>
public sealed class FilterTests
{
    public static TheoryData<FormattableString, string> Published { get; } = new()
    {
        { $"", "" },
        { $"Name", "Name" },
        { $"Number eq {4}", "Number eq 4" },
        { $"Number eq {-4}", "Number eq -4" },
        { $"Flag eq {true} or Flag eq {false}", "Flag eq true or Flag eq false" },
        { $"Text eq {"FooBar"}", "Text eq 'FooBar'" },
        { $"Text eq {"\"FooBar\""}", "Text eq '\"FooBar\"'" },
        { $"Text eq {"O'Neill"}", "Text eq 'O''Neill'" },
        { $"Text eq {"' or PartitionKey ne '"}", "Text eq ''' or PartitionKey ne '''" },
        { $"Text eq {"''"}", "Text eq ''''''" },
        { $"Text eq {""}", "Text eq ''" },
        { $"Text eq {"{0} %27 + \\"}", "Text eq '{0} %27 + \\'" },
        { $"Text ge {"a"} and Text lt {"b"}", "Text ge 'a' and Text lt 'b'" },
        { $"Large eq {0L}", "Large eq 0L" },
        { $"Large ge {long.MinValue}", "Large ge -9223372036854775808L" },
        { $"Double eq {1.0}", "Double eq 1.0" },
        { $"Double eq {0.1}", "Double eq 0.1" },
        { $"Double eq {1e300}", "Double eq 1E+300" },
        { $"Moment lt {new DateTimeOffset(1970, 1, 1, 0, 0, 0, 1, TimeSpan.Zero)}", "Moment lt datetime'1970-01-01T00:00:00.0010000Z'" },
        { $"Moment lt {new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2))}", "Moment lt datetime'2026-01-01T00:00:00.0000000Z'" },
        { $"Id eq {Guid.Parse("7B2F9E0C-1F64-4F0A-9A3E-2C8D5B6A7E11")}", "Id eq guid'7b2f9e0c-1f64-4f0a-9a3e-2c8d5b6a7e11'" },
        { $"Bytes eq {new byte[] { 0, 171, 255 }}", "Bytes eq X'00abff'" },
    };

    public static TheoryData<object, object, object> Orders { get; } = new()
    {
        { "a'", "b'", "c'" },
        { -1, 0, 1 },
        { long.MinValue, 2147483648L, long.MaxValue },
        { -1e300, 0.5, 1e300 },
        { DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddTicks(1), DateTimeOffset.UnixEpoch.AddTicks(2) },
        { new byte[] { 0 }, new byte[] { 1 }, new byte[] { 1, 0 } },
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Published), DisableDiscoveryEnumeration = true)]
    public void A_value_becomes_a_literal_of_its_type(FormattableString filter, string expected) =>
        Assert.Equal(expected, TableClient.CreateQueryFilter(filter));

    [Fact]
    public void A_value_without_a_literal_is_refused()
    {
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {null}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {1m}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {double.NaN}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {new object()}"));
    }

    [Theory]
    [MemberData(nameof(Orders), DisableDiscoveryEnumeration = true)]
    public async Task A_filter_finds_what_it_says(object low, object middle, object high)
    {
        await using var on = await ClientOnService.StartAsync();
        foreach (var (row, value) in new[] { ("low", low), ("middle", middle), ("high", high) })
        {
            await on.Table.AddEntityAsync(new TableEntity("p", row) { { "Value", value } }, Token);
        }

        Assert.Equal(["p/middle"], await on.RowsAsync(TableClient.CreateQueryFilter($"Value eq {middle}")));
        Assert.Equal(["p/high", "p/low"], await on.RowsAsync(TableClient.CreateQueryFilter($"Value ne {middle}")));
        Assert.Equal(["p/high"], await on.RowsAsync(TableClient.CreateQueryFilter($"Value gt {middle}")));
        Assert.Equal(["p/high", "p/middle"], await on.RowsAsync(TableClient.CreateQueryFilter($"Value ge {middle}")));
        Assert.Equal(["p/low"], await on.RowsAsync(TableClient.CreateQueryFilter($"Value lt {middle}")));
        Assert.Equal(["p/low", "p/middle"], await on.RowsAsync(TableClient.CreateQueryFilter($"not (Value gt {middle})")));
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("()")]
    [InlineData(":")]
    [InlineData("@")]
    [InlineData("&")]
    [InlineData("=")]
    [InlineData("+")]
    [InlineData(",")]
    [InlineData("$")]
    [InlineData("-")]
    [InlineData("_")]
    [InlineData("<>")]
    [InlineData(";")]
    [InlineData("~")]
    [InlineData("^")]
    [InlineData("!")]
    [InlineData("%")]
    [InlineData("%27")]
    [InlineData("*")]
    [InlineData(" ")]
    [InlineData("..")]
    [InlineData("' or 'a' eq 'a")]
    [InlineData("ñ漢😀")]
    public async Task A_key_with_signs_is_written_read_found_and_removed(string signs)
    {
        await using var on = await ClientOnService.StartAsync();
        var (partition, row) = ($"p{signs}", $"{signs}r");
        await on.Table.AddEntityAsync(new TableEntity("other", "row"), Token);
        await on.Table.AddEntityAsync(new TableEntity(partition, row), Token);
        await on.Table.UpsertEntityAsync(new TableEntity(partition, row) { { "A", 1 } }, TableUpdateMode.Replace, Token);
        await on.Table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.UpdateMerge, new TableEntity(partition, row) { { "B", 2 } }),
                new(TableTransactionActionType.Add, new TableEntity(partition, row + "2")),
            ],
            Token);

        TableEntity read = await on.Table.GetEntityAsync(partition, row, cancellationToken: Token);
        Assert.Equal((partition, row, 1, 2), (read.PartitionKey, read.RowKey, read.GetInt32("A"), read.GetInt32("B")));
        Assert.Equal([$"{partition}/{row}", $"{partition}/{row}2"], await on.RowsAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}")));
        Assert.Equal([$"{partition}/{row}"], await on.RowsAsync(TableClient.CreateQueryFilter($"RowKey eq {row}"), maxPerPage: 1));

        await on.Table.DeleteEntityAsync(partition, row, read.ETag, Token);
        Assert.False((await on.Table.GetEntityIfExistsAsync(partition, row, cancellationToken: Token)).HasValue);
        Assert.Equal(2, on.Service.Count("Rows"));
    }
}
