using LeadershipBot.Storage;
using LeadershipBot.Store;
using Xunit;

namespace LeadershipBot.Tests.Store;

public sealed class LargeValueTests : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("large-values");
    private SqliteEntityStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteEntityStore(_directory.FullName);
        await _store.CreateTableAsync(Tables.Releases, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("ñ😀")]
    public async Task A_value_of_any_size_and_characters_comes_back_as_it_was(string repeated)
    {
        var value = string.Concat(Enumerable.Repeat(repeated, 3_000_000));

        Assert.True(await _store.TryAddLargeAsync(Tables.Releases, "round-1", value, HostJson.Default.String, Cancellation));

        Assert.Equal(value, await _store.ReadLargeAsync(Tables.Releases, "round-1", HostJson.Default.String, Cancellation));
    }

    [Fact]
    public async Task The_first_of_a_name_stays_and_goes_whole()
    {
        await _store.TryAddLargeAsync(Tables.Releases, "round-1", "first", HostJson.Default.String, Cancellation);

        Assert.False(await _store.TryAddLargeAsync(Tables.Releases, "round-1", "second", HostJson.Default.String, Cancellation));
        Assert.Equal("first", await _store.ReadLargeAsync(Tables.Releases, "round-1", HostJson.Default.String, Cancellation));

        await _store.DeleteLargeAsync(Tables.Releases, "round-1", Cancellation);
        Assert.Null(await _store.ReadLargeAsync(Tables.Releases, "round-1", HostJson.Default.String, Cancellation));
        Assert.Empty((await _store.QueryAsync(Tables.Releases, new EntityRange("round-1"), cancellationToken: Cancellation)).Entities);
    }
}
