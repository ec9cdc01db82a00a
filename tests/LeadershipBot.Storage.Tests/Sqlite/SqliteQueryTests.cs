using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

public sealed class SqliteQueryTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_continuation_of_another_range_or_made_up_is_refused()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();
        await Task.WhenAll(table.InsertAsync("a"), table.InsertAsync("b"));
        var continuation = (await table.PageAsync(new EntityRange("p"), pageSize: 1)).Continuation!;

        await Assert.ThrowsAsync<ArgumentException>(() => table.PageAsync(new EntityRange("q"), 1, continuation));
        foreach (var madeUp in new[] { "", "secret", "c2VjcmV0", "!" })
        {
            await Assert.ThrowsAsync<ArgumentException>(() => table.PageAsync(new EntityRange("p"), 1, madeUp));
        }
    }

    [Fact]
    public async Task Large_rows_come_in_pages_that_fit_in_memory()
    {
        await using var store = new SqliteEntityStore(_directory.Path);
        var table = new TableDriver(store, TableName.Lasting("table"));
        await table.CreateAsync();
        await Task.WhenAll(Enumerable.Range(0, 90).Select(number => table.InsertAsync($"{number}", new string('b', Entity.MaxBodyBytes / sizeof(char)))));

        var page = await table.PageAsync(new EntityRange("p"));

        Assert.InRange(page.Entities.Sum(row => row.Body.Length * sizeof(char)), 1, (4 * 1024 * 1024) + Entity.MaxBodyBytes);
        Assert.NotNull(page.Continuation);
    }
}
