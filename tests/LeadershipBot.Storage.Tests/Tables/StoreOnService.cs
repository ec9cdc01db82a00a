using LeadershipBot.Storage.AzureTables;
using LeadershipBot.Storage.Tests.Contract;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>A store on a service of its own, with one table, and what its errors may not say.</summary>
internal sealed class StoreOnService : IAsyncDisposable
{
    public const string Partition = "secret-partition";
    public const string Row = "secret-row";
    public const string TableText = "Rounds7";

    private readonly string _setting;

    private StoreOnService(TableService service, AzureTableEntityStore store, string setting)
    {
        (Service, Store, _setting) = (service, store, setting);
        Table = new(store, TableName.Disposable(TableText));
    }

    public TableService Service { get; }

    public AzureTableEntityStore Store { get; }

    public TableDriver Table { get; }

    /// <summary>The requests since the table was made that ask for a change.</summary>
    public IEnumerable<RecordedRequest> Writes => Service.Requests.Where(request => request.Writes);

    public static async Task<StoreOnService> StartAsync(AzureTableTuning? tuning = null)
    {
        var service = await TableService.StartAsync();
        return await ReadyAsync(new(service, Quickly.Open(service.ConnectionString, tuning), "Storage:ConnectionString"));
    }

    /// <summary>The same with an identity in place of a key.</summary>
    public static async Task<StoreOnService> StartWithIdentityAsync()
    {
        Assert.SkipUnless(TestAuthority.Works, "Only on Linux can a process trust a certificate of its own.");
        var service = await TableService.StartAsync(encrypted: true);
        service.Settings.Token = "a-secret-token";
        return await ReadyAsync(new(service, new(SilentTables.ByIdentity(service.Address, service.Identity, Quickly.Tuning)), "Storage:AccountUri"));
    }

    public Task<WriteResult> InsertAsync(string body = "{}", string row = Row) => Table.InsertAsync(row, body, Partition);

    public Task<string?> BodyAsync(string row = Row) => Table.BodyAsync(row, Partition);

    /// <summary>What a call fails with: of that kind, in words that help and betray nothing.</summary>
    public async Task<EntityStoreException> FailsAsync(StoreProblem problem, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<EntityStoreException>(call);
        Assert.Equal(problem, error.Problem);
        AssertHelpful(error, _setting);
        Assert.DoesNotContain(Service.Settings.Key, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret-token", error.ToString(), StringComparison.Ordinal);
        return error;
    }

    public static void AssertHelpful(EntityStoreException error, string setting)
    {
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("RowKey", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Whether everything works, with this same store.</summary>
    public async Task WorksAgainAsync()
    {
        Assert.True((await InsertAsync("\"again\"", "again")).IsWritten);
        Assert.Equal("\"again\"", await BodyAsync("again"));
        Assert.True((await Table.DeleteAsync("again", Partition)).IsWritten);
    }

    public async ValueTask DisposeAsync()
    {
        Store.Dispose();
        await Service.DisposeAsync();
    }

    private static async Task<StoreOnService> ReadyAsync(StoreOnService started)
    {
        await started.Table.CreateAsync();
        started.Service.ForgetRequests();
        return started;
    }
}
