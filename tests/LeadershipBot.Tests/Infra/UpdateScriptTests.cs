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
        Assert.Equal("second program", _deployer.Program);
        Assert.Contains("/readyz says: ready", _deployer.Said, StringComparison.Ordinal);
        Assert.Contains("infra/update.sh --group leadershipbot --back", _deployer.Said, StringComparison.Ordinal);

        Assert.True(await _deployer.UpdateAsync("--back") == 0, _deployer.Said);
        Assert.Equal("first program", _deployer.Program);
        Assert.Contains($"The bot runs commit {Deployer.SecondCommit}. Going back to {Deployer.FirstCommit}", _deployer.Said, StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task The_program_from_before_is_no_sign_that_the_new_one_is_ready()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _ = _deployer.Calls;
        _deployer.BuildProgram("second program", Deployer.SecondCommit);
        _deployer.SetState("old-commit", Deployer.FirstCommit);
        _deployer.SetState("old-answers", "1\n2\n3\n4\n5\n");

        Assert.True(await _deployer.UpdateAsync() == 0, _deployer.Said);

        Assert.Contains("the program from before still answers (commit 111111111111)", _deployer.Said, StringComparison.Ordinal);
        Assert.Equal(5 + 3, _deployer.Calls.Count(call => call.EndsWith("/readyz", StringComparison.Ordinal)));

        _deployer.SetState("old-answers", string.Concat(Enumerable.Repeat("1\n", 100)));
        Assert.NotEqual(0, await _deployer.UpdateAsync());
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_program_that_does_not_name_its_commit_has_to_be_ready_for_two_minutes()
    {
        _deployer.BuildProgram("old program", commit: null);
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.Equal(12, _deployer.Calls.Count(call => call.EndsWith("/readyz", StringComparison.Ordinal)));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task Going_back_goes_by_what_the_bot_runs_and_not_by_what_this_machine_sent_last()
    {
        await DeployTwoAsync();

        // Somebody else went back already, or sent a program that this machine does not know.
        _deployer.SetState("old-commit", Deployer.FirstCommit);
        _deployer.SetState("old-answers", "1\n");
        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains("keeps no earlier program", _deployer.Said, StringComparison.Ordinal);

        _deployer.SetState("old-commit", "3333333333333333333333333333333333333333");
        _deployer.SetState("old-answers", "1\n");
        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains("runs commit 3333333333333333333333333333333333333333, which was not sent from this machine", _deployer.Said, StringComparison.Ordinal);
        Assert.Equal("second program", _deployer.Program);
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
        var calls = _deployer.Calls;
        Assert.DoesNotContain(calls, call => call.StartsWith("webapp deploy", StringComparison.Ordinal) || call.Contains("TOKEN", StringComparison.Ordinal));
        Assert.EndsWith("https://leadershipbot-abc.scm.azurewebsites.example/api/vfs/data/roster.csv", Assert.Single(calls, call => call.Contains("--upload-file", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task Content_of_one_s_own_is_sent_with_its_folders_and_nothing_else()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _ = _deployer.Calls;
        Directory.CreateDirectory(_deployer.PathOf("ours", "instruments"));
        await File.WriteAllTextAsync(_deployer.PathOf("ours", "circles.json"), "circles", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_deployer.PathOf("ours", "instruments", "ours.json"), "questions", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_deployer.PathOf("ours", "notes.txt"), "notes", TestContext.Current.CancellationToken);

        Assert.True(await _deployer.UpdateAsync("--content", "ours/") == 0, _deployer.Said);

        Assert.Equal("questions", _deployer.State("file-ours.json"));
        var calls = _deployer.Calls;
        Assert.Equal(
            ["circles.json", "instruments/ours.json"],
            calls.Where(call => call.Contains("--upload-file", StringComparison.Ordinal)).Select(call => call.Split("/api/vfs/data/content/")[1]));
        Assert.DoesNotContain(calls, call => call.StartsWith("webapp deploy", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task What_is_missing_is_named()
    {
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        Assert.Contains("run infra/deploy.sh first", _deployer.Said, StringComparison.Ordinal);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains("run infra/deploy.sh first", _deployer.Said, StringComparison.Ordinal);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--roster", "nobody.csv"));
        Assert.Contains("there is no file \"nobody.csv\"", _deployer.Said, StringComparison.Ordinal);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--zip", "nowhere.zip"));
        Assert.Contains("there is no \"nowhere.zip\"", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("webapp deploy", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_program_whose_sending_fails_is_not_kept_as_sent()
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _deployer.BuildProgram("second program", Deployer.SecondCommit);
        _deployer.SetState("refuse", "--type zip");

        Assert.NotEqual(0, await _deployer.UpdateAsync());

        Assert.Contains("may have been taken all the same", _deployer.Said, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_deployer.PathOf("artifacts", "deployed", "leadershipbot"), "*.zip"));
    }

    private async Task DeployTwoAsync()
    {
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        // Kept programs are named by the second in which they were sent.
        foreach (var kept in Directory.EnumerateFiles(_deployer.PathOf("artifacts", "deployed", "leadershipbot"), "*.zip"))
        {
            File.Move(kept, Path.Combine(Path.GetDirectoryName(kept)!, "20200101T000000Z-" + Path.GetFileName(kept).Split('-')[1]));
        }

        _deployer.BuildProgram("second program", Deployer.SecondCommit);
        Assert.True(await _deployer.UpdateAsync() == 0, _deployer.Said);
    }
}
