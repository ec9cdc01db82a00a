using LeadershipBot.Sandbox;
using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Tables;

public sealed class AzuriteFixture : IAsyncLifetime
{
    public AzuriteProcess Azurite { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Azurite = await AzuriteProcess.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Azurite.DisposeAsync();
}

/// <summary>The production store on Microsoft's emulator.</summary>
public sealed class AzuriteEntityStoreTests(AzuriteFixture fixture) : EntityStoreContract, IClassFixture<AzuriteFixture>
{
    protected override ValueTask<IEntityStore> OpenAsync() => ValueTask.FromResult<IEntityStore>(Quickly.Open(fixture.Azurite.ConnectionString));

    protected override ValueTask CloseAsync(IEntityStore store)
    {
        ((AzureTableEntityStore)store).Dispose();
        return ValueTask.CompletedTask;
    }
}
