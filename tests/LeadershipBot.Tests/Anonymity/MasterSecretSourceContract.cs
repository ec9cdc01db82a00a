using LeadershipBot.Pulses;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>What every place for the master secret must do.</summary>
public abstract class MasterSecretSourceContract
{
    private static readonly byte[] Secret = [1, 2, 3, 4];
    private static readonly byte[] Purpose = [9];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_is_the_same_as_long_as_none_is_newer()
    {
        var first = await Open().ReadNewestAsync(Cancellation);

        var second = await Open().ReadNewestAsync(Cancellation);

        Assert.Equal(first.Version, second.Version);
        Assert.Equal(Secret, second.Unwrap(first.Wrap(Secret, Purpose), Purpose));
    }

    [Fact]
    public async Task A_version_that_was_given_out_is_read_again_by_its_name()
    {
        var source = Open();
        var newest = await source.ReadNewestAsync(Cancellation);
        var wrapped = newest.Wrap(Secret, Purpose);

        Assert.Equal(Secret, (await source.ReadAsync(newest.Version, Cancellation)).Unwrap(wrapped, Purpose));
        Assert.Equal(Secret, (await Open().ReadAsync(newest.Version, Cancellation)).Unwrap(wrapped, Purpose));
    }

    [Fact]
    public async Task A_version_that_is_gone_is_lost_and_the_message_says_what_to_do()
    {
        var version = (await Open().ReadNewestAsync(Cancellation)).Version;
        Lose(version);

        var error = await Assert.ThrowsAsync<MasterSecretException>(() => Open().ReadAsync(version, Cancellation));

        Assert.True(error.IsLost);
        Assert.Contains("is gone, and a round that is not finished needs it.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_is_damaged_is_lost()
    {
        var version = (await Open().ReadNewestAsync(Cancellation)).Version;
        Damage(version);

        Assert.True((await Assert.ThrowsAsync<MasterSecretException>(() => Open().ReadAsync(version, Cancellation))).IsLost);
        Assert.True((await Assert.ThrowsAsync<MasterSecretException>(() => Open().ReadNewestAsync(Cancellation))).IsLost);
    }

    [Fact]
    public async Task A_secret_that_is_out_of_reach_is_not_lost()
    {
        var version = (await Open().ReadNewestAsync(Cancellation)).Version;
        PutOutOfReach();

        Assert.False((await Assert.ThrowsAsync<MasterSecretException>(() => Open().ReadAsync(version, Cancellation))).IsLost);
        Assert.False((await Assert.ThrowsAsync<MasterSecretException>(() => Open().ReadNewestAsync(Cancellation))).IsLost);
    }

    /// <summary>The same place, as a process sees it that has read nothing yet.</summary>
    protected abstract IMasterSecretSource Open();

    protected abstract void Lose(string? version);

    protected abstract void Damage(string? version);

    /// <summary>It is there, but must not or can't be read now.</summary>
    protected abstract void PutOutOfReach();
}
