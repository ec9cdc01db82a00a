using LeadershipBot.Storage.Tables;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

/// <summary>The client on a service of its own, with one table.</summary>
internal sealed class ClientOnService : IAsyncDisposable
{
    private ClientOnService(TableService service)
    {
        Service = service;
        Tables = new(service.ConnectionString, new TableClientOptions { Retry = { MaxRetries = 0 } });
        Table = Tables.GetTableClient("Rows");
    }

    public TableService Service { get; }

    public TableServiceClient Tables { get; }

    public TableClient Table { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ClientOnService> StartAsync()
    {
        var on = new ClientOnService(await TableService.StartAsync());
        await on.Tables.CreateTableAsync("Rows", Token);
        on.Service.ForgetRequests();
        return on;
    }

    public async Task<string[]> RowsAsync(string? filter = null, int? maxPerPage = null) =>
        [.. await Table.QueryAsync(filter, maxPerPage, cancellationToken: Token).Select(row => $"{row.PartitionKey}/{row.RowKey}").ToListAsync(Token)];

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
