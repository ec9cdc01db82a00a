using LeadershipBot.Storage.Tests.Contract;
using LeadershipBot.Storage.Tests.Service;

namespace LeadershipBot.Storage.Tests.Tables;

public sealed class StrictServiceFixture : IAsyncLifetime
{
    public TableService Service { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Service = await TableService.StartAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

/// <summary>The production store on a service as strict as the real one.</summary>
public sealed class StrictEntityStoreTests(StrictServiceFixture fixture) : EntityStoreContract, IClassFixture<StrictServiceFixture>
{
    protected override ValueTask<IEntityStore> OpenAsync() => ValueTask.FromResult<IEntityStore>(Quickly.Open(fixture.Service.ConnectionString));

    protected override ValueTask CloseAsync(IEntityStore store)
    {
        ((AzureTableEntityStore)store).Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The same with every page cut as short as the service may cut it.</summary>
public sealed class ShortPagesEntityStoreTests : EntityStoreContract, IAsyncLifetime
{
    private TableService _service = null!;

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        _service = await TableService.StartAsync();
        _service.Settings.Paging.EmptyPages = true;
        _service.Settings.Paging.EmptyLastPage = true;
        _service.Settings.Paging.PartitionOnlyTokens = true;
        _service.Settings.DeletedTablesAreBusy = true;
        _service.KeepDeletedNames();
        await InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _service.DisposeAsync();
    }

    protected override ValueTask<IEntityStore> OpenAsync() => ValueTask.FromResult<IEntityStore>(Quickly.Open(_service.ConnectionString));

    protected override ValueTask CloseAsync(IEntityStore store)
    {
        ((AzureTableEntityStore)store).Dispose();
        return ValueTask.CompletedTask;
    }
}
