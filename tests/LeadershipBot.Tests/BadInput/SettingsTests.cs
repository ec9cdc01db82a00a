using LeadershipBot.Operations;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

public sealed class SettingsTests
{
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
