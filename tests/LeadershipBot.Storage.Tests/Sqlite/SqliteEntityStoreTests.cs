using LeadershipBot.Storage.Tests.Contract;

namespace LeadershipBot.Storage.Tests.Sqlite;

public sealed class SqliteEntityStoreTests : EntityStoreContract
{
    private readonly TemporaryDirectory _directory = new();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    protected override ValueTask<IEntityStore> OpenAsync() => ValueTask.FromResult<IEntityStore>(new SqliteEntityStore(_directory.Path));

    protected override ValueTask CloseAsync(IEntityStore store) => ((SqliteEntityStore)store).DisposeAsync();
}
