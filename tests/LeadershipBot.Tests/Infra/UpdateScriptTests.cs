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

        // Somebody else went back already or sent a program that this machine does not know, or the one sent last has not started.
        foreach (var runs in new[] { Deployer.FirstCommit, Deployer.ThirdCommit })
        {
            _deployer.SetState("old-commit", runs);
            _deployer.SetState("old-answers", "1\n");
            Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
            Assert.Contains($"runs commit {runs}, and what was sent last from here is commit {Deployer.SecondCommit}", _deployer.Said, StringComparison.Ordinal);
            AssertToChooseFrom(Deployer.SecondCommit, Deployer.FirstCommit);
        }

        Assert.Equal("second program", _deployer.Program);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task Where_the_bot_is_silent_it_is_asked_which_program_ran_before()
    {
        await DeployTwoAsync();
        _deployer.BuildProgram("third program", Deployer.ThirdCommit);
        _deployer.SetState("broken", Deployer.ThirdCommit);
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        _deployer.LetADayPass();

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains("does not say what it runs", _deployer.Said, StringComparison.Ordinal);
        AssertToChooseFrom(Deployer.ThirdCommit, Deployer.SecondCommit, Deployer.FirstCommit);
        Assert.Equal("third program", _deployer.Program);

        Assert.True(await _deployer.UpdateAsync("--zip", _deployer.Kept[1]) == 0, _deployer.Said);
        Assert.Equal("second program", _deployer.Program);
    }

    /// <summary>It may have been taken, and have ended the bot.</summary>
    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_program_to_whose_sending_no_answer_came_is_among_those_to_choose_from()
    {
        await DeployTwoAsync();
        _deployer.BuildProgram("third program", Deployer.ThirdCommit);
        _deployer.SetState("broken", Deployer.ThirdCommit);
        _deployer.SetState("late", "");
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        Assert.Contains("may have been taken all the same", _deployer.Said, StringComparison.Ordinal);
        _deployer.LetADayPass();
        _ = _deployer.Calls;

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));

        AssertToChooseFrom(Deployer.ThirdCommit + " (no answer came; whether it ran is not known)", Deployer.SecondCommit, Deployer.FirstCommit);
        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("webapp deploy", StringComparison.Ordinal));
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task One_that_runs_although_no_answer_came_is_gone_back_from_and_not_gone_back_to()
    {
        await DeployTwoAsync();
        _deployer.BuildProgram("third program", Deployer.ThirdCommit);
        _deployer.SetState("late", "");
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        File.Delete(_deployer.PathOf("state", "late"));
        _deployer.LetADayPass();

        Assert.True(await _deployer.UpdateAsync("--back") == 0, _deployer.Said);
        Assert.Equal("second program", _deployer.Program);
        _deployer.LetADayPass();

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains("no answer came when the one before was sent", _deployer.Said, StringComparison.Ordinal);
        Assert.Equal("second program", _deployer.Program);
    }

    /// <summary>The list of what was sent from here says to send such a file.</summary>
    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_to_whose_sending_no_answer_came_can_be_sent_again_from_the_kept_file(bool onTheSameDay)
    {
        var unanswered = await SendThirdUnansweredAsync();
        Assert.NotEqual(0, await _deployer.UpdateAsync("--zip", unanswered));
        Assert.True(File.Exists(unanswered), "It says to run this again.");
        if (!onTheSameDay)
        {
            _deployer.LetADayPass();
            unanswered = _deployer.Kept.First(file => file.EndsWith("-unanswered.zip", StringComparison.Ordinal));
        }

        File.Delete(_deployer.PathOf("state", "late"));
        _ = _deployer.Calls;
        Assert.True(await _deployer.UpdateAsync("--zip", unanswered) == 0, _deployer.Said);

        Assert.Equal("third program", _deployer.Program);
        Assert.Equal(3, _deployer.Calls.Count(call => call.EndsWith("/readyz", StringComparison.Ordinal)));
        Assert.Equal(3, _deployer.Kept.Count);
        Assert.DoesNotContain(_deployer.Kept, file => file.Contains("unanswered", StringComparison.Ordinal));
        Assert.Contains($"Now that it was answered, {unanswered} is called {_deployer.Kept[^1]}", _deployer.Said, StringComparison.Ordinal);
        _deployer.LetADayPass();
        Assert.True(await _deployer.UpdateAsync("--back") == 0, _deployer.Said);
        Assert.Equal("second program", _deployer.Program);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_file_of_the_same_program_elsewhere_keeps_its_name()
    {
        await SendThirdUnansweredAsync();
        File.Delete(_deployer.PathOf("state", "late"));

        Assert.True(await _deployer.UpdateAsync() == 0, _deployer.Said);

        Assert.True(File.Exists(_deployer.PathOf("artifacts", "leadershipbot.zip")));
        Assert.DoesNotContain("is called", _deployer.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_deployer.Kept, file => file.Contains("unanswered", StringComparison.Ordinal));
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
    public async Task A_program_that_is_refused_is_kept_once_and_as_sent_when_it_is_taken()
    {
        await DeployTwoAsync();
        _deployer.BuildProgram("third program", Deployer.ThirdCommit);
        _deployer.SetState("refuse", "--type zip");
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        _deployer.LetADayPass();
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        Assert.Equal(3, _deployer.Kept.Count);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));
        Assert.Contains($"runs commit {Deployer.SecondCommit}, and what was sent last from here is commit {Deployer.ThirdCommit}", _deployer.Said, StringComparison.Ordinal);

        File.Delete(_deployer.PathOf("state", "refuse"));
        Assert.True(await _deployer.UpdateAsync() == 0, _deployer.Said);
        Assert.Equal(3, _deployer.Kept.Count);
        Assert.DoesNotContain(_deployer.Kept, file => file.Contains("unanswered", StringComparison.Ordinal));
        Assert.True(await _deployer.UpdateAsync("--back") == 0, _deployer.Said);
        Assert.Equal("second program", _deployer.Program);
    }

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task There_is_no_way_back_from_the_first_program()
    {
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--back"));

        Assert.Contains("keeps no earlier program", _deployer.Said, StringComparison.Ordinal);
    }

    /// <summary>An address without a host would give it to whoever is called as its path begins.</summary>
    [Theory(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    [InlineData("no-file-service", "", "does not say where the files of the web app")]
    [InlineData("refuse", "webapp show", "does not say where the files of the web app")]
    [InlineData("refuse", "account get-access-token", "there is no token")]
    public async Task The_token_is_sent_to_nobody_but_the_web_app(string state, string words, string reason)
    {
        Assert.Equal(0, await _deployer.DeployAsync());
        _ = _deployer.Calls;
        _deployer.SetState(state, words);

        Assert.NotEqual(0, await _deployer.UpdateAsync("--roster", "roster.csv"));
        Assert.Contains(reason, _deployer.Said, StringComparison.Ordinal);
        Assert.NotEqual(0, await _deployer.DeployAgainAsync());
        Assert.Contains(reason, _deployer.Said, StringComparison.Ordinal);

        Assert.DoesNotContain(_deployer.Calls, call => call.StartsWith("curl", StringComparison.Ordinal));
    }

    /// <summary>The newest first, each with its day and its file.</summary>
    private void AssertToChooseFrom(params IReadOnlyList<string> commits)
    {
        var lines = _deployer.Said.Split('\n').ToList();
        var first = lines.IndexOf("Sent from here, the newest first:") + 1;
        Assert.Equal(commits, lines.Skip(first).Where((_, place) => place % 2 == 0).Take(commits.Count).Select(line => line.Split("  commit ")[1]));
        Assert.Equal(_deployer.Kept.Reverse(), lines.Skip(first).Where((_, place) => place % 2 == 1).Take(commits.Count).Select(line => line.Split("--zip ")[1]));
        Assert.All(_deployer.Kept, file => Assert.Contains($"  {Path.GetFileName(file)[..4]}-{Path.GetFileName(file)[4..6]}-{Path.GetFileName(file)[6..8]} ", _deployer.Said, StringComparison.Ordinal));
    }

    private async Task<string> SendThirdUnansweredAsync()
    {
        await DeployTwoAsync();
        _deployer.BuildProgram("third program", Deployer.ThirdCommit);
        _deployer.SetState("late", "");
        Assert.NotEqual(0, await _deployer.UpdateAsync());
        return Assert.Single(_deployer.Kept, file => file.EndsWith("-unanswered.zip", StringComparison.Ordinal));
    }

    private async Task DeployTwoAsync()
    {
        Assert.True(await _deployer.DeployAsync() == 0, _deployer.Said);
        _deployer.LetADayPass();
        _deployer.BuildProgram("second program", Deployer.SecondCommit);
        Assert.True(await _deployer.UpdateAsync() == 0, _deployer.Said);
        _deployer.LetADayPass();
    }
}
