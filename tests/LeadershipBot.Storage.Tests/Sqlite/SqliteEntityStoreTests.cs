using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

public sealed class SqliteEntityStoreTests : EntityStoreContract, IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    protected override ValueTask<IEntityStore> OpenAsync() => ValueTask.FromResult<IEntityStore>(new SqliteEntityStore(directory.Path));

    protected override ValueTask CloseAsync(IEntityStore store) => ((SqliteEntityStore)store).DisposeAsync();
}
