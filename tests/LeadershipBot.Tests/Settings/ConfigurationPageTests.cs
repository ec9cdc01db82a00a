using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.Settings;
using LeadershipBot.Tests.Architecture;
using Xunit;

namespace LeadershipBot.Tests.Settings;

public sealed class ConfigurationPageTests
{
    private const string Command = "WRITE_DOCS=1 dotnet test tests/LeadershipBot.Tests --filter ConfigurationPageTests";

    /// <summary>As the host has them.</summary>
    internal static IReadOnlyList<SettingSection> Sections { get; } =
        [.. LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory]).Services.Select(service => service.ImplementationInstance).OfType<SettingSection>()];

    [Fact]
    public async Task The_page_shows_the_settings_as_they_are()
    {
        var path = Repository.PathOf("docs", "configuration.md");
        var page = new ConfigurationPage(Sections).Write();
        if (Environment.GetEnvironmentVariable("WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, page, TestContext.Current.CancellationToken);
        }

        Assert.True(
            File.Exists(path) && page == (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"),
            $"docs/configuration.md does not show the settings as they are. Write it anew: {Command}");
    }

    [Fact]
    public void Every_setting_says_what_it_means()
    {
        var page = new ConfigurationPage(Sections);

        Assert.All(Sections, section =>
        {
            Assert.NotEqual("", page.Meaning("T:" + section.Options.FullName));
            Assert.All(section.Settings, setting => Assert.InRange(page.Meaning($"P:{section.Options.FullName}.{setting.Name}").Length, 10, 400));
        });
    }

    [Fact]
    public void Every_options_class_of_the_host_is_a_section()
    {
        var options = new[] { typeof(LeadershipBotHost), typeof(BotFrameworkOptions) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.GetFields().Any(field => field is { IsLiteral: true, Name: "Section" or "SectionName" }));

        Assert.Equal(options.Select(type => type.FullName).Order(StringComparer.Ordinal), Sections.Select(section => section.Options.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_opens_something_is_marked_as_a_secret() => Assert.Equal(
        ["Bot:ClientSecret", "Storage:ConnectionString"],
        Sections.SelectMany(section => section.Settings.Where(setting => setting.IsDefined(typeof(SecretSettingAttribute), inherit: false)).Select(setting => $"{section.Name}:{setting.Name}")));
}
