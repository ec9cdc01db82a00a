using System.Security.Cryptography;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>A service that says no: one clear error, nothing half-written, and work goes on when it says yes.</summary>
public sealed class RefusingServiceTests
{
    private const string P = StoreOnService.Partition;

    [Fact]
    public async Task A_key_that_was_changed_is_told_and_works_again_once_it_is_the_accounts()
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("1");
        var (old, rotated) = (on.Service.Settings.Key, Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)));
        on.Service.Settings.Key = rotated;

        await EverythingFailsAsync(on, StoreProblem.Refused, "copy the connection string again");
        using var told = Quickly.Open(on.Service.ConnectionString);
        Assert.Equal("1", (await told.GetAsync(on.Table.Name, P, StoreOnService.Row, TestContext.Current.CancellationToken))!.Body);

        on.Service.Settings.Key = old;
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task An_account_the_address_does_not_have_is_told()
    {
        await using var on = await StoreOnService.StartAsync();
        using var other = Quickly.Open(on.Service.ConnectionString.Replace("AccountName=agency", "AccountName=another", StringComparison.Ordinal));

        await on.FailsAsync(StoreProblem.Refused, () => other.CreateTableAsync(on.Table.Name, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_account_whose_name_nobody_knows_is_told()
    {
        using var store = Quickly.Open($"DefaultEndpointsProtocol=https;AccountName=nobody;AccountKey=c2VjcmV0;EndpointSuffix=tables.invalid");

        var error = await Assert.ThrowsAsync<EntityStoreException>(() => store.CreateTableAsync(TableName.Lasting("Rounds"), TestContext.Current.CancellationToken));

        Assert.Equal(StoreProblem.NotFound, error.Problem);
        StoreOnService.AssertHelpful(error, "Storage:ConnectionString");
        Assert.Contains("nobody.table.tables.invalid", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, "20 minutes behind")]
    [InlineData(-20, "20 minutes ahead of")]
    [InlineData(600, "600 minutes behind")]
    public async Task A_clock_too_far_off_is_told_with_the_minutes(int minutes, string told)
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Settings.ClockOffset = TimeSpan.FromMinutes(minutes);

        await EverythingFailsAsync(on, StoreProblem.Refused, told);

        on.Service.Settings.ClockOffset = TimeSpan.Zero;
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task A_clock_somewhat_off_does_not_matter_and_is_not_blamed_for_a_wrong_key()
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Settings.ClockOffset = TimeSpan.FromMinutes(5);
        await on.WorksAgainAsync();

        on.Service.Settings.Key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var error = await on.FailsAsync(StoreProblem.Refused, () => on.InsertAsync());

        Assert.DoesNotContain("clock", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Refusal.ByNetworkRules, StoreProblem.Refused, "firewall")]
    [InlineData(Refusal.Disabled, StoreProblem.Refused, "switched off")]
    public async Task An_account_that_lets_nobody_in_is_told(Refusal refusal, StoreProblem problem, string told)
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Settings.Refuses = refusal;

        await EverythingFailsAsync(on, problem, told);

        on.Service.Settings.Refuses = Refusal.None;
        await on.WorksAgainAsync();
    }

    [Theory]
    [InlineData(Refusal.WritesOfAnyone, StoreProblem.ReadOnly, "read-only")]
    [InlineData(Refusal.WritesForLackOfRoom, StoreProblem.Full, "full")]
    [InlineData(Refusal.WritesForLackOfRole, StoreProblem.Refused, "Storage Table Data Contributor")]
    public async Task An_account_that_only_lets_read_is_told_and_read(Refusal refusal, StoreProblem problem, string told)
    {
        await using var on = await StoreOnService.StartAsync();
        var etag = (await on.InsertAsync("1")).ETag;
        on.Service.Settings.Refuses = refusal;

        await WritesFailAsync(on, problem, told);
        Assert.Equal(new Entity(P, StoreOnService.Row, "1", etag), Assert.Single(await on.Table.AllAsync()));

        on.Service.Settings.Refuses = Refusal.None;
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task What_stands_before_the_service_and_knows_no_JSON_is_understood()
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.Faults.Add(new Fault.Answer(403, "KeyBasedAuthenticationNotPermitted", AsXml: true), times: int.MaxValue);

        await EverythingFailsAsync(on, StoreProblem.Refused, "takes no keys");

        on.Service.Faults.Clear();
        on.Service.Faults.Add(new Fault.Answer(404, "TableNotFound", AsXml: true));
        Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await on.InsertAsync());
        await on.WorksAgainAsync();
    }

    [Theory]
    [InlineData(200, StoreProblem.Unavailable)]
    [InlineData(204, StoreProblem.Unavailable)]
    [InlineData(302, StoreProblem.Unavailable)]
    [InlineData(404, StoreProblem.Unavailable)]
    [InlineData(405, StoreProblem.Unavailable)]
    [InlineData(407, StoreProblem.Unavailable)]
    [InlineData(403, StoreProblem.Refused)]
    public async Task Somebody_else_in_the_services_place_is_not_believed(int status, StoreProblem problem)
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("1");
        on.Service.Faults.Add(new Fault.Page(status), times: int.MaxValue);

        await EverythingFailsAsync(on, problem, "");

        on.Service.Faults.Clear();
        Assert.Equal("1", await on.BodyAsync());
        await on.WorksAgainAsync();
    }

    [Theory]
    [InlineData(200, """{"odata.error":{"code":"BlockedByProxy","message":{"value":""}}}""")]
    [InlineData(200, """{"value":[{"PartitionKey":"secret-partition",""")]
    [InlineData(200, "<html>secret-row</html>")]
    [InlineData(202, "HTTP/1.1 secret")]
    [InlineData(404, """{"odata.error":{"code":"BlockedByProxy","message":{"value":"secret-row"}}}""")]
    [InlineData(409, """{"odata.error":{"code":"secret-row: not here","message":"secret-row"}}""")]
    [InlineData(400, """{"odata.error":"secret-row"}""")]
    public async Task An_answer_that_only_looks_like_the_services_says_nothing_about_rows(int status, string body)
    {
        await using var on = await StoreOnService.StartAsync();
        await on.InsertAsync("1");
        on.Service.Faults.Add(new Fault.Page(status, body, HasRequestId: true), times: int.MaxValue);

        await EverythingFailsAsync(on, StoreProblem.Unavailable, "");

        on.Service.Faults.Clear();
        Assert.Equal("1", await on.BodyAsync());
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task An_identity_with_the_role_does_all_a_key_does()
    {
        await using var on = await StoreOnService.StartWithIdentityAsync();

        await on.WorksAgainAsync();
        Assert.Equal(
            new BatchResult(WriteOutcome.Written), await on.Table.BatchAsync(new BatchOperation(BatchAction.Insert, new Entity(P, "r", "1"))));

        Assert.All(on.Service.Requests, request => Assert.Equal("Bearer a-secret-token", request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(Refusal.Everything)]
    [InlineData(Refusal.WritesForLackOfRole)]
    public async Task An_identity_without_the_role_is_told_which(Refusal refusal)
    {
        await using var on = await StoreOnService.StartWithIdentityAsync();
        on.Service.Settings.Refuses = refusal;

        await WritesFailAsync(on, StoreProblem.Refused, "Storage Table Data Contributor");

        on.Service.Settings.Refuses = Refusal.None;
        await on.WorksAgainAsync();
    }

    [Fact]
    public async Task A_token_the_account_does_not_take_is_told()
    {
        await using var on = await StoreOnService.StartWithIdentityAsync();
        using var stranger = await StrangerAsync(on);

        await on.FailsAsync(StoreProblem.Refused, () => stranger.CreateTableAsync(on.Table.Name, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_still_blocked_by_a_deletion_is_told_and_free_in_the_end()
    {
        await using var on = await StoreOnService.StartAsync();
        on.Service.KeepDeletedNames();
        await on.InsertAsync();
        await on.Table.DropAsync();
        await on.Table.DropAsync();

        await on.FailsAsync(StoreProblem.Unavailable, () => on.Table.CreateAsync());
        Assert.Equal(new WriteResult(WriteOutcome.TableNotFound), await on.InsertAsync());

        on.Service.FinishDeletions();
        await on.Table.CreateAsync();
        Assert.Empty(await on.Table.AllAsync());
        await on.WorksAgainAsync();
    }

    private static async Task<AzureTableEntityStore> StrangerAsync(StoreOnService on)
    {
        await using var elsewhere = await TableService.StartAsync();
        elsewhere.Settings.Token = "another-token";
        return new(AzureTables.SilentTables.ByIdentity(on.Service.Address, elsewhere.Identity, Quickly.Tuning));
    }

    private static async Task EverythingFailsAsync(StoreOnService on, StoreProblem problem, string told)
    {
        await WritesFailAsync(on, problem, told);
        foreach (var read in new Func<Task>[] { () => on.BodyAsync(), () => on.Table.AllAsync(new EntityRange(P)), () => on.Table.ExistsAsync() })
        {
            Assert.Contains(told, (await on.FailsAsync(problem, read)).Message, StringComparison.Ordinal);
        }
    }

    private static async Task WritesFailAsync(StoreOnService on, StoreProblem problem, string told)
    {
        var before = on.Service.Count(StoreOnService.TableText);
        Func<Task>[] writes =
        [
            () => on.InsertAsync("2", "secret-other"),
            () => on.Table.UpsertAsync(StoreOnService.Row, "2", P),
            () => on.Table.ReplaceAsync(StoreOnService.Row, "2", "W/\"datetime'2026-01-01T00%3A00%3A00.0000000Z'\"", P),
            () => on.Table.DeleteAsync(StoreOnService.Row, P),
            () => on.Table.BatchAsync(
                new BatchOperation(BatchAction.Insert, new Entity(P, "secret-other", "2")), new BatchOperation(BatchAction.Delete, new Entity(P, StoreOnService.Row, ""))),
            () => on.Table.CreateAsync(),
            () => on.Table.DropAsync(),
        ];
        foreach (var write in writes)
        {
            Assert.Contains(told, (await on.FailsAsync(problem, write)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, on.Service.Count(StoreOnService.TableText));
    }
}
