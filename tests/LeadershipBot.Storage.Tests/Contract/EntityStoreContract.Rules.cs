namespace LeadershipBot.Storage.Tests.Contract;

public abstract partial class EntityStoreContract
{
    public static TheoryData<string> BadKeys { get; } =
        ["", new string('k', 513), "secret/", "secret\\", "secret#", "secret?", "secret\n", "secret\u007f", "secretñ", "secret\0"];

    public static TheoryData<string> BadBodies { get; } =
        ["", new string('b', (Entity.MaxBodyBytes / sizeof(char)) + 1), "\"secret\0\"", "secret\uD83D", "secret\uDE00", "secret\uD83Dx\uDE00"];

    [Theory]
    [MemberData(nameof(BadKeys))]
    public async Task A_key_outside_the_rules_is_refused_by_name_of_the_rule_alone(string key)
    {
        var table = await CreateTableAsync();

        foreach (var (partition, row) in new[] { (key, "r"), ("p", key) })
        {
            await RefusedAsync(() => table.GetAsync(row, partition));
            await RefusedAsync(() => table.InsertAsync(row, "{}", partition));
            await RefusedAsync(() => table.UpsertAsync(row, "{}", partition));
            await RefusedAsync(() => table.ReplaceAsync(row, "{}", "1", partition));
            await RefusedAsync(() => table.DeleteAsync(row, partition));
            foreach (var action in Enum.GetValues<BatchAction>())
            {
                await RefusedAsync(() => table.BatchAsync(
                    new BatchOperation(BatchAction.Insert, new Entity(partition, "good", "{}")),
                    new BatchOperation(action, new Entity(partition, row, "{}", "1"))));
            }
        }

        await RefusedAsync(() => table.PageAsync(new EntityRange(key)));
        await RefusedAsync(() => table.PageAsync(new EntityRange("p", key)));
        await RefusedAsync(() => table.PageAsync(new EntityRange("p", ToRowKey: key)));
        Assert.Empty(await table.AllAsync());
    }

    [Theory]
    [MemberData(nameof(BadBodies))]
    public async Task A_body_outside_the_rules_is_refused_by_name_of_the_rule_alone(string body)
    {
        var table = await CreateTableAsync();
        var etag = (await table.InsertAsync("r", "1")).ETag;

        await RefusedAsync(() => table.InsertAsync("s", body));
        await RefusedAsync(() => table.UpsertAsync("r", body));
        await RefusedAsync(() => table.ReplaceAsync("r", body, etag));
        foreach (var action in new[] { BatchAction.Insert, BatchAction.Upsert, BatchAction.Replace })
        {
            await RefusedAsync(() => table.BatchAsync(
                new BatchOperation(BatchAction.Upsert, new Entity("p", "t", "{}")), new BatchOperation(action, new Entity("p", "u", body, etag))));
        }

        Assert.Equal([new Entity("p", "r", "1", etag)], await table.AllAsync());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1001)]
    public async Task A_page_has_1_to_1000_rows(int pageSize)
    {
        var table = await CreateTableAsync();

        await RefusedAsync(() => table.PageAsync(default, pageSize));
    }

    [Fact]
    public async Task Bounds_need_a_partition()
    {
        var table = await CreateTableAsync();

        await RefusedAsync(() => table.PageAsync(new EntityRange(FromRowKey: "a")));
        await RefusedAsync(() => table.PageAsync(new EntityRange(ToRowKey: "a")));
    }

    private static async Task RefusedAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAnyAsync<ArgumentException>(call);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("kkkkk", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("bbbbb", error.ToString(), StringComparison.Ordinal);
    }
}
