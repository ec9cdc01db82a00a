using System.CommandLine;
using Xunit;

namespace LeadershipBot.Tests.Doctor;

/// <summary>The doctor as it is typed.</summary>
public sealed class CommandTests
{
    // Nothing answers there, and nothing else is asked while the settings are wrong.
    private static readonly string[] NoNetwork = ["--Bot:OpenIdMetadataUrl", "http://127.0.0.1:9/none", "--environment", "Production"];

    [Theory]
    [InlineData("en", "Settings\n  ✗ ", "Something is broken: ")]
    [InlineData("es", "Configuración\n  ✗ ", "Algo está roto: ")]
    public async Task Without_settings_it_lists_what_a_start_needs_and_starts_nothing(string language, string first, string last)
    {
        var (code, text) = await RunAsync(["doctor", "--language", language, .. NoNetwork]);

        Assert.Equal(1, code);
        Assert.StartsWith(first, text, StringComparison.Ordinal);
        Assert.All(new[] { "Bot:AppId", "Bot:TenantId", "Bot:AppType", "Roster:File", "Programs:File" }, setting => Assert.Contains($"✗ {setting}", text, StringComparison.Ordinal));
        Assert.Contains(last, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_language_it_does_not_speak_is_refused()
    {
        var (code, text) = await RunAsync(["doctor", "--language", "fr"]);

        Assert.Equal(1, code);
        Assert.Contains("'fr'", text, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Text)> RunAsync(string[] args)
    {
        var output = new StringWriter();
        var code = await HostCommand.Create(args, _ => throw new InvalidOperationException("It started."))
            .Parse(args, HostCommand.Parser)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return (code, output.ToString().ReplaceLineEndings("\n"));
    }
}
