using LeadershipBot.Operations;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("4")]
    [InlineData("3601")]
    public void A_sweep_that_comes_too_often_or_too_seldom_is_refused(string seconds)
    {
        var builder = LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory, "--Schedules:SweepSeconds", seconds]);

        var error = Assert.ThrowsAny<Exception>(() => LeadershipBotHost.Build(builder));

        Assert.Contains("Schedules:SweepSeconds must be from 5 to 3600.", StartErrors.Describe(error)!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:AppId")]
    [InlineData("Bot:TenantId")]
    [InlineData("Bot:AppType")]
    [InlineData("Roster:File")]
    [InlineData("Programs:File")]
    [InlineData("Storage:DataDirectory")]
    public void A_host_without_settings_names_every_one_that_is_missing(string setting)
    {
        var builder = LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory]);

        var error = Assert.ThrowsAny<Exception>(() => LeadershipBotHost.Build(builder));

        Assert.Single(StartErrors.Describe(error)!.Split(Environment.NewLine), line => line.StartsWith(setting, StringComparison.Ordinal));
    }
}
