using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The master secret in a file of the data directory.</summary>
public sealed class FileMasterSecretTests : MasterSecretSourceContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secret-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder, "master.key");

    private string UnfinishedPath => FilePath + ".new";

    [Fact]
    public async Task Of_many_starts_together_each_gets_the_one_secret_or_words_that_another_is_making_it()
    {
        for (var time = 0; time < 20; time++)
        {
            var starts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(StartAsync, Cancellation)));

            var keys = starts.OfType<MasterKey>().ToList();
            Assert.All(starts.Where(start => start is not MasterKey), start => Assert.Contains("Another start is making", Assert.IsType<string>(start), StringComparison.Ordinal));
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.Equal([7], key.Unwrap(keys[0].Wrap([7], []), [])));
            Assert.Equal([FilePath], Directory.EnumerateFiles(_folder));
            Assert.Equal(MasterKey.Length, new FileInfo(FilePath).Length);
            File.Delete(FilePath);
        }
    }

    [Fact]
    public async Task What_another_start_is_writing_is_left_alone()
    {
        await File.WriteAllBytesAsync(UnfinishedPath, [1, 2, 3], Cancellation);

        Assert.Contains("Only one process may run on a data directory", Assert.IsType<string>(await StartAsync()), StringComparison.Ordinal);

        Assert.Equal([1, 2, 3], await File.ReadAllBytesAsync(UnfinishedPath, Cancellation));
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(MasterKey.Length)]
    public async Task What_a_start_that_died_left_is_thrown_away_at_the_next(int length)
    {
        var left = new byte[length];
        await File.WriteAllBytesAsync(UnfinishedPath, left, Cancellation);
        File.SetLastWriteTimeUtc(UnfinishedPath, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-5));

        Assert.IsType<MasterKey>(await StartAsync());

        Assert.Equal([FilePath], Directory.EnumerateFiles(_folder));
        Assert.NotEqual(left, await File.ReadAllBytesAsync(FilePath, Cancellation));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IMasterSecretSource Open() => new FileMasterSecret(Options.Create(new StoreOptions { DataDirectory = _folder }));

    protected override void Lose(string? version) => File.Delete(FilePath);

    protected override void Damage(string? version) => File.WriteAllBytes(FilePath, new byte[MasterKey.Length - 1]);

    protected override void PutOutOfReach()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Who may read a file is no part of its mode there.");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(FilePath, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        }
    }

    /// <summary>The secret, or what the person who starts the bot reads.</summary>
    private async Task<object?> StartAsync()
    {
        try
        {
            return await Open().ReadNewestAsync(Cancellation);
        }
        catch (MasterSecretException error)
        {
            return StartErrors.Describe(error);
        }
    }
}
