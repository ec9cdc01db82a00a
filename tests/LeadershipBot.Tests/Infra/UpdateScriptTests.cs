using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>Runs <c>infra/update.sh</c> with a stand-in for the Azure CLI.</summary>
public sealed class UpdateScriptTests : IDisposable
{
    private readonly Deployer _deployer = new();

    public static bool IsWindows => OperatingSystem.IsWindows();

    public void Dispose() => _deployer.Dispose();

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_new_program_is_sent_and_waited_for_and_the_one_before_comes_back()
    {
        await DeployTwoAsync();
        Assert.Equal("second program", _deployer.State("program.zip"));
        Assert.Contains("/readyz says: ready", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("infra/update.sh --group leadershipbot --back", _deployer.Said, StringComparison.Ordinal);

        Assert.True(await _deployer.UpdateAsync("--back") == 0, _deployer.Said);
        Assert.Equal("first program", _deployer.State("program.zip"));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_program_that_does_not_get_ready_is_said_with_what_to_do()
    {
        await DeployTwoAsync();
        _deployer.SetState("not-ready", string.Concat(Enumerable.Repeat("1\n", 100)));

        Assert.NotEqual(0, await _deployer.UpdateAsync());

        Assert.Contains("Not yet: not ready: starting", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("--back", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_roster_is_sent_without_the_program_and_without_a_restart()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _ = _deployer.Calls;
        await File.WriteAllTextAsync(_deployer.PathOf("roster.csv"), "other people", TestContext.Current.CancellationToken);

        Assert.True(await _deployer.UpdateAsync("--roster", "roster.csv") == 0, _deployer.Said);

        Assert.Equal("other people", _deployer.State("file-roster.csv"));
        var sent = Assert.Single(_deployer.Calls, call => call.StartsWith("webapp deploy", StringComparison.Ordinal));
        Assert.Contains("--restart false", sent, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task What_is_missing_is_named()
    {
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        Assert.Contains("run infra/deploy.sh first", _deployer.Said, StringComparison.Ordinal);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains("keeps no earlier program", _deployer.Said, StringComparison.Ordinal);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--zip", "nowhere.zip"));
        Assert.Contains("there is no \"nowhere.zip\"", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("webapp deploy", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_program_that_is_not_taken_changes_nothing()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        await File.WriteAllTextAsync(_deployer.PathOf("artifacts", "leadershipbot.zip"), "second program", TestContext.Current.CancellationToken);
        _deployer.SetState("refuse", "--type zip");

        Assert.NotEqual(0, await _deployer.UpdateAsync());

        Assert.Contains("nothing has changed", _deployer.Said, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_deployer.PathOf("artifacts", "deployed", "leadershipbot")));
    }

    private async Task DeployTwoAsync()
    {
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        // Kept programs are named by the second in which they were sent.
        foreach (var kept in Directory.EnumerateFiles(_deployer.PathOf("artifacts", "deployed", "leadershipbot")))
        {
            File.Move(kept, Path.Combine(Path.GetDirectoryName(kept)!, "20200101T000000Z-" + Path.GetFileName(kept).Split('-')[1]));
        }

        await File.WriteAllTextAsync(_deployer.PathOf("artifacts", "leadershipbot.zip"), "second program", TestContext.Current.CancellationToken);
        Assert.True(await _deployer.UpdateAsync() == 0, _deployer.Said);
    }
}
