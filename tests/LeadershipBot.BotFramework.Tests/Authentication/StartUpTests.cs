using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Tests.Adapter;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class StartUpTests
{
    private static readonly Dictionary<string, string?> Right = new(StringComparer.Ordinal)
    {
        ["Bot:AppId"] = ChannelToken.AppId,
        ["Bot:TenantId"] = BotUnderTest.TenantId,
        ["Bot:AppType"] = "SingleTenant",
        ["Bot:ClientSecret"] = "a secret",
    };

    [Fact]
    public async Task Right_settings_let_the_host_start() => Assert.Null(await RefusalAsync());

    [Fact]
    public async Task Everything_missing_is_listed_in_one_message()
    {
        var message = await RefusalAsync(("Bot:AppId", null), ("Bot:TenantId", null), ("Bot:AppType", null), ("Bot:ClientSecret", null));

        Assert.Contains("Bot:AppId:", message, StringComparison.Ordinal);
        Assert.Contains("Bot:TenantId:", message, StringComparison.Ordinal);
        Assert.Contains("Bot:AppType:", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bot:AppId", "")]
    [InlineData("Bot:AppId", "my-bot")]
    [InlineData("Bot:AppId", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Bot:TenantId", "contoso.onmicrosoft.com")]
    [InlineData("Bot:AppType", "MultiTenant")]
    [InlineData("Bot:AppType", "singletenant")]
    [InlineData("Bot:ClientSecret", " ")]
    [InlineData("Bot:OpenIdMetadataUrl", "http://login.botframework.com/")]
    [InlineData("Bot:OpenIdMetadataUrl", "openidconfiguration")]
    [InlineData("Bot:AuthorityHost", "http://login.microsoftonline.com/")]
    [InlineData("Bot:TokenIssuer", " ")]
    [InlineData("Bot:ConnectorScope", " ")]
    [InlineData("Bot:Cloud", "Gcch")]
    [InlineData("Bot:Cloud", "gcc")]
    [InlineData("Bot:Cloud", "")]
    [InlineData("Bot:Domain", "https://bot.agency.gov")]
    [InlineData("Bot:Domain", "bot.agency.gov:8443")]
    [InlineData("Bot:Domain", "bot.agency.gov/api")]
    [InlineData("Bot:Domain", "localhost")]
    [InlineData("Bot:Domain", "*.agency.gov")]
    [InlineData("Bot:ClientSecretExpires", "31.03.2027")]
    [InlineData("Bot:AllowedServiceHosts:0", "10.0.0.1")]
    [InlineData("Bot:AllowedServiceHosts:0", "*")]
    [InlineData("Bot:DefaultServiceUrl", "https://smba.example.org/")]
    [InlineData("Bot:DefaultServiceUrl", "http://smba.trafficmanager.net/teams/")]
    [InlineData("Bot:RequestsPerSecond", "0")]
    [InlineData("Bot:PersonBurst", "0")]
    [InlineData("Bot:PersonPerMinute", "0")]
    [InlineData("Bot:MaxTries", "11")]
    [InlineData("Bot:RequestTimeout", "00:00:00")]
    [InlineData("Bot:LongestRetryAfter", "01:00:00")]
    [InlineData("Bot:DevelopmentLoopback", "true")]
    public async Task A_wrong_setting_is_named(string setting, string value) =>
        Assert.Contains(setting + ":", await RefusalAsync((setting, value)), StringComparison.Ordinal);

    [Fact]
    public async Task A_managed_identity_has_no_secret()
    {
        Assert.Contains("Bot:ClientSecret: must be empty", await RefusalAsync(("Bot:AppType", "UserAssignedMSI")), StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(("Bot:AppType", "UserAssignedMSI"), ("Bot:ClientSecret", null)));
    }

    [Fact]
    public async Task A_certificate_must_be_named_and_a_file_that_is_missing_stops_no_start()
    {
        Assert.Contains("Bot:CertificatePath:", await RefusalAsync(("Bot:AppType", "Certificate"), ("Bot:ClientSecret", null)), StringComparison.Ordinal);
        Assert.Null(await RefusalAsync(("Bot:AppType", "Certificate"), ("Bot:ClientSecret", null), ("Bot:CertificatePath", "/nowhere.pem")));
    }

    [Fact]
    public async Task Secrets_do_not_appear_in_the_message() =>
        Assert.DoesNotContain("a secret", await RefusalAsync(("Bot:AppType", "UserAssignedMSI")), StringComparison.Ordinal);

    [Fact]
    public async Task Development_on_loopback_starts_in_Development_and_needs_no_credential() =>
        Assert.Null(await RefusalAsync("Development", ("Bot:DevelopmentLoopback", "true"), ("Bot:AppType", null), ("Bot:ClientSecret", null)));

    private static Task<string?> RefusalAsync(params (string Setting, string? Value)[] changes) => RefusalAsync("Production", changes);

    private static async Task<string?> RefusalAsync(string environment, params (string Setting, string? Value)[] changes)
    {
        var settings = new Dictionary<string, string?>(Right, StringComparer.Ordinal);
        foreach (var (setting, value) in changes)
        {
            settings[setting] = value;
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddBotFramework(builder.Configuration.GetSection(BotFrameworkOptions.SectionName));
        await using var app = builder.Build();
        try
        {
            await app.StartAsync();
            return null;
        }
        catch (OptionsValidationException exception)
        {
            return exception.Message;
        }
    }
}
