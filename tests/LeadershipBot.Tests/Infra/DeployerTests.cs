using Xunit;

namespace LeadershipBot.Tests.Infra;

public sealed class DeployerTests
{
    public static bool IsWindows => OperatingSystem.IsWindows();

    [Fact(Skip = "The scripts are for bash.", SkipWhen = nameof(IsWindows))]
    public async Task A_script_that_hangs_is_ended_and_what_it_said_is_told()
    {
        using var deployer = new Deployer();
        deployer.SetState("hang", "account show --query name");
        deployer.Longest = TimeSpan.FromSeconds(2);

        var ended = await Assert.ThrowsAsync<TimeoutException>(() => deployer.UpdateAsync());

        Assert.Contains("== Signed in?", ended.Message, StringComparison.Ordinal);
    }
}
