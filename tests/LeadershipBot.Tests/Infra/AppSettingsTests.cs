using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Settings;
using Xunit;

namespace LeadershipBot.Tests.Infra;

/// <summary>Each setting of the web app is one of the bot, of ASP.NET Core or of App Service.</summary>
public sealed class AppSettingsTests
{
    private static readonly HashSet<string> OfThePlatform = new(StringComparer.Ordinal)
    {
        "ASPNETCORE_FORWARDEDHEADERS_ENABLED", "Logging__Console__FormatterName",
        "WEBSITE_DISABLE_OVERLAPPED_RECYCLING", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITES_CONTAINER_STOP_TIME_LIMIT",
    };

    [Fact]
    public async Task Every_setting_is_known_and_set_once()
    {
        var known = Known();

        var settings = BicepSettings.In(await BicepFiles.OneAsync("modules/host.bicep"));

        Assert.InRange(settings.Count, 15, 30);
        Assert.Equal(settings.Count, settings.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(settings.Where(setting => !OfThePlatform.Contains(setting) && !known.Contains(setting.EndsWith("__0", StringComparison.Ordinal) ? setting[..^3] : setting)));
    }

    [Fact]
    public async Task What_the_bot_can_not_do_without_is_set()
    {
        var settings = BicepSettings.In(await BicepFiles.OneAsync("modules/host.bicep"));

        Assert.Empty(new[]
        {
            "Bot__AppId", "Bot__TenantId", "Bot__AppType", "Roster__File", "Programs__File", "Storage__AccountUri", "KeyVault__Uri", "KeyVault__SecretName", "SignIn__Audiences__0",
        }.Except(settings, StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_the_deploy_page_shows_as_settings_of_one_s_own_is_known()
    {
        var page = await File.ReadAllTextAsync(Repository.PathOf("docs", "deploy.md"), TestContext.Current.CancellationToken);
        var shown = page.Split("```bicep\nparam settings = {\n")[1].Split("\n}")[0].Split('\n').Select(line => line.Split(':')[0].Trim()).ToList();

        Assert.NotEmpty(shown);
        Assert.Empty(shown.Except(Known(), StringComparer.Ordinal));
    }

    /// <summary>The platform takes the list as a whole: what is not in it is gone with the next deployment.</summary>
    [Fact]
    public async Task The_agency_s_own_settings_are_part_of_the_list()
    {
        var host = await BicepFiles.OneAsync("modules/host.bicep");
        var others = host.Variables.Single(variable => BicepFile.NameOf(variable) == "others");

        Assert.Contains("others", host.Resources.Single(resource => resource.Kind == "Microsoft.Web/sites").Value("properties/siteConfig/appSettings"), StringComparison.Ordinal);
        Assert.Contains("settings", others.All.Select(node => node.Word));
    }

    [Fact]
    public async Task The_cloud_is_one_the_bot_knows()
    {
        var main = await BicepFiles.OneAsync("main.bicep");
        var parts = main.Root.Parts.ToList();
        var place = parts.FindIndex(node => node.Type == "parameter_declaration" && BicepFile.NameOf(node) == "cloud");
        var allowed = parts[place - 1].All.Single(node => node.Type == "array").All.Where(node => node.Type == "string").Select(node => node.Word);

        Assert.Equal(TeamsCloud.All.Select(cloud => cloud.Name), allowed);
    }

    /// <summary>The host refuses it, since it follows from others.</summary>
    [Fact]
    public void What_only_follows_from_settings_is_none()
    {
        Assert.Contains("Telemetry__Endpoint", Known());
        Assert.DoesNotContain("Telemetry__IsOn", Known());
    }

    private static HashSet<string> Known() =>
        ConfigurationPageTests.Sections.SelectMany(section => section.Settings.Select(setting => $"{section.Name}__{setting.Name}")).ToHashSet(StringComparer.Ordinal);
}
