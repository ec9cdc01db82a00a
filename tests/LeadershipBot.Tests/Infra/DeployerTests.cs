using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Infra;

public sealed class DeployerTests
{
    public static bool IsWindows => OperatingSystem.IsWindows();

    /// <summary>However slow the machine is, the time is up only when the stand-in has noted the call that it never answers.</summary>
    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_script_that_hangs_is_ended_and_what_it_said_is_told()
    {
        const string Unanswered = "account show --query name";
        var clock = new MovableTime();
        using var deployer = new Deployer { Clock = clock };
        deployer.SetState("hang", Unanswered);

        var run = deployer.UpdateAsync();
        while (!run.IsCompleted && !deployer.State("calls").Contains(Unanswered, StringComparison.Ordinal))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        clock.Move(Deployer.Longest);
        var ended = await Assert.ThrowsAsync<TimeoutException>(() => run);

        Assert.Contains("== Signed in?", ended.Message, StringComparison.Ordinal);
    }
}
