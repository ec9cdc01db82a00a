namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>Rows that this version did not write.</summary>
public sealed class ForeignRowTests
{
    public static TheoryData<string, StoreProblem> Foreign { get; } = new()
    {
        { "newer", StoreProblem.NewerVersion },
        { "newer without a body", StoreProblem.NewerVersion },
        { "without a body", StoreProblem.Unreadable },
        { "without a format", StoreProblem.Unreadable },
        { "with bytes for a body", StoreProblem.Unreadable },
        { "with a text for a format", StoreProblem.Unreadable },
        { "older than any", StoreProblem.Unreadable },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public async Task A_row_the_bot_can_not_read_is_told_by_its_table_and_not_taken_for_missing(string what, StoreProblem problem)
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("1", "readable");
        on.Service.Set(StoreOnService.TableText, StoreOnService.Partition, StoreOnService.Row, PropertiesOf(what));

        foreach (var read in new Func<Task>[] { () => on.BodyAsync(), () => on.Table.AllAsync(), () => on.Table.AllAsync(new EntityRange(StoreOnService.Partition)) })
        {
            Assert.Contains(StoreOnService.TableText, (await on.FailsAsync(problem, read)).Message, StringComparison.Ordinal);
        }

        Assert.Equal("1", await on.BodyAsync("readable"));
        on.Service.Set(StoreOnService.TableText, StoreOnService.Partition, StoreOnService.Row, properties: null);
        Assert.Single(await on.Table.AllAsync());
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task A_row_is_stored_with_its_format_and_without_anything_about_who_or_when()
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("{\"a\":1}");

        var stored = on.Service.Get(StoreOnService.TableText, StoreOnService.Partition, StoreOnService.Row)!;

        Assert.Equal(["Body", "Format", "Write"], stored.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("{\"a\":1}", 1), (stored["Body"], stored["Format"]));
        Assert.Matches("^[0-9a-f]{16}$", (string)stored["Write"]);
    }

    private static Dictionary<string, object> PropertiesOf(string what) => what switch
    {
        "newer" => new() { ["Body"] = "{}", ["Format"] = 2 },
        "newer without a body" => new() { ["Format"] = 3 },
        "without a body" => new() { ["Format"] = 1 },
        "without a format" => new() { ["Body"] = "{}" },
        "with bytes for a body" => new() { ["Body"] = new byte[] { 1 }, ["Format"] = 1 },
        "with a text for a format" => new() { ["Body"] = "{}", ["Format"] = "1" },
        _ => new() { ["Body"] = "{}", ["Format"] = 0 },
    };
}
