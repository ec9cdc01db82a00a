using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Reports;
using LeadershipBot.Store;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Settings that would let somebody listen in, and limits lower than promised.</summary>
public sealed class SettingViolationTests(AuditedHarbor harbor) : IClassFixture<AuditedHarbor>
{
    private static readonly ReleaseScore Low = new("X", "20–49", "1.5−", 1.5m, "20 %−", null);
    private static readonly ReleaseScore High = new("X", "20–49", "4.5+", 4.5m, "80 %+", null);
    private static readonly Thresholds Promised = new(5, 7, 20, Low, High);

    public static TheoryData<string> LogLevels { get; } =
    [
        "Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Information",
        "Logging:LogLevel:Microsoft.AspNetCore.HttpLogging=Information",
        "Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel=Debug",
        "Logging:LogLevel:Microsoft.AspNetCore.Mvc.Something=Trace",
        "Logging:Console:LogLevel:Microsoft.AspNetCore=Information",
        "Logging:Console:LogLevel:Default=Debug",
        "Logging:LogLevel:System.Net.Http.HttpClient=Information",
    ];

    [Theory]
    [MemberData(nameof(LogLevels))]
    public async Task A_log_level_that_notes_single_requests_is_found(string setting)
    {
        var (name, level) = (setting.Split('=')[0], setting.Split('=')[1]);

        var audit = await new Auditor(harbor.Agency).RunAsync("--" + name, level);

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.All(audit.Broken, line => Assert.EndsWith("is set to note single requests: when somebody answered.", line, StringComparison.Ordinal));
        await CheckGreenAsync();
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default=Trace")]
    [InlineData("Logging:LogLevel:LeadershipBot=Trace")]
    [InlineData("Logging:LogLevel:Microsoft.AspNetCore=Error")]
    public async Task A_log_level_that_does_not_is_no_violation(string setting) => Assert.Equal(
        VerificationReport.AllHolds, (await new Auditor(harbor.Agency).RunAsync("--" + setting.Split('=')[0], setting.Split('=')[1])).ExitCode);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317")]
    [InlineData("OTEL_DOTNET_AUTO_HOME", "/otel")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=0")]
    [InlineData("APPINSIGHTS_INSTRUMENTATIONKEY", "0")]
    [InlineData("ApplicationInsightsAgent_EXTENSION_VERSION", "~3")]
    [InlineData("CORECLR_ENABLE_PROFILING", "1")]
    [InlineData("CORECLR_PROFILER_PATH", "/agent.so")]
    [InlineData("LD_PRELOAD", "/agent.so")]
    [InlineData("DOTNET_STARTUP_HOOKS", "/hook.dll")]
    [InlineData("ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "Agent")]
    [InlineData("DOTNET_EnableEventPipe", "1")]
    [InlineData("DOTNET_DbgEnableMiniDump", "1")]
    [InlineData("AZURE_EXPERIMENTAL_ENABLE_ACTIVITY_SOURCE", "true")]
    public async Task A_variable_that_lets_something_listen_in_is_found(string name, string value)
    {
        var auditor = new Auditor(harbor.Agency);
        auditor.Variables[name] = value;

        var audit = await auditor.RunAsync();

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Equal([$"The environment variable {name} lets something else record what the bot does."], audit.Broken);
        await CheckGreenAsync();
    }

    [Theory]
    [InlineData("CORECLR_ENABLE_PROFILING", "0")]
    [InlineData("DOTNET_STARTUP_HOOKS", "")]
    [InlineData("AZURE_EXPERIMENTAL_ENABLE_ACTIVITY_SOURCE", "false")]
    [InlineData("ApplicationInsightsAgent_EXTENSION_VERSION", "disabled")]
    [InlineData("WEBSITE_RUN_FROM_PACKAGE", "1")]
    [InlineData("WEBSITE_SITE_NAME", "leadershipbot")]
    [InlineData("APPSETTING_Telemetry__Endpoint", "https://collector.agency.gov:4317")]
    public async Task A_variable_that_turns_it_off_is_no_violation(string name, string value)
    {
        var auditor = new Auditor(harbor.Agency);
        auditor.Variables[name] = value;

        Assert.Equal(VerificationReport.AllHolds, (await auditor.RunAsync()).ExitCode);
    }

    [Fact]
    public async Task Tracing_of_the_runtime_and_of_Azure_is_found()
    {
        var auditor = new Auditor(harbor.Agency);
        auditor.Switches.Remove(CheckTelemetry.EventSources);
        auditor.Switches["Azure.Experimental.EnableActivitySource"] = true;

        var audit = await auditor.RunAsync();

        Assert.Equal(
            ["The runtime's event sources are on: a tracer could note the address of a chat.", "Azure's experimental tracing is on: it would record calls with their addresses."],
            audit.Broken);
    }

    [Theory]
    [InlineData(null, "The bot itself sends figures and log lines nowhere.")]
    [InlineData("https://collector.agency.gov:4317", "The bot itself sends figures and log lines to collector.agency.gov:4317 (Telemetry:Endpoint): no traces, and nothing that counts what people write, tap or answer.")]
    public async Task It_says_where_the_bot_itself_sends_figures(string? endpoint, string says)
    {
        var audit = await (endpoint is null ? new Auditor(harbor.Agency).RunAsync() : new Auditor(harbor.Agency).RunAsync("--Telemetry:Endpoint", endpoint));

        Assert.Equal(VerificationReport.AllHolds, audit.ExitCode);
        Assert.Contains(says, audit.Good);
    }

    [Fact]
    public async Task The_development_switch_is_found()
    {
        var audit = await new Auditor(harbor.Agency).RunAsync("--environment", "Development", "--Bot:DevelopmentLoopback", "true");

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Equal(["Callers on this machine are let in without a token, as anybody they say they are."], audit.Broken);
    }

    [Theory]
    [InlineData(4, 7, 20, 12)]
    [InlineData(5, 6, 20, 12)]
    [InlineData(5, 7, 5, 12)]
    [InlineData(5, 7, 20, 10)]
    public void A_limit_lower_than_promised_is_found(int answers, int eligible, int exempt, int drain) => Assert.Single(
        Check(Promised with { MinimumAnswers = answers, MinimumEligible = eligible, ExemptFromHistory = exempt }, drain), finding => finding.Verdict == Verdict.Broken);

    [Fact]
    public void Ends_that_show_unanimity_are_found()
    {
        Assert.Single(Check(Promised with { Highest = High with { Mean = "5.0" } }), finding => finding.Verdict == Verdict.Broken);
        Assert.Single(Check(Promised with { Lowest = Low with { Favourable = "0 %" } }), finding => finding.Verdict == Verdict.Broken);
        Assert.All(Check(Promised), finding => Assert.Equal(Verdict.Holds, finding.Verdict));
    }

    [Fact]
    public async Task Without_a_store_or_settings_it_says_that_it_could_not_check()
    {
        var empty = Directory.CreateTempSubdirectory("empty-").FullName;

        var noStore = await new Auditor(harbor.Agency).RunAsync("--Storage:DataDirectory", empty);
        var noSetting = await new Auditor(harbor.Agency).RunAsync("--Bot:AppId", "");
        var noRoster = await new Auditor(harbor.Agency).RunAsync("--Roster:File", Path.Combine(empty, "none.csv"), "--language", "es");

        Assert.Equal((2, 2, 2), (noStore.ExitCode, noSetting.ExitCode, noRoster.ExitCode));
        Assert.Contains("There is no store in", noStore.Text, StringComparison.Ordinal);
        Assert.Contains("Bot:AppId", noSetting.Text, StringComparison.Ordinal);
        Assert.StartsWith("No se pudo comprobar:", noRoster.Text, StringComparison.Ordinal);
        Assert.Contains("none.csv", noRoster.Text, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(empty));
        Directory.Delete(empty);
    }

    [Fact]
    public async Task Keys_that_can_not_be_read_are_said_not_to_have_been_checked()
    {
        // Without its log, from which SQLite could still read it.
        var copy = Directory.CreateTempSubdirectory("damaged-").FullName;
        foreach (var path in Directory.EnumerateFiles(harbor.Data).Where(path => !Path.GetFileName(path).StartsWith("table-roundkeyspulse20261102.db-", StringComparison.Ordinal)))
        {
            File.Copy(path, Path.Combine(copy, Path.GetFileName(path)));
        }

        await File.WriteAllTextAsync(
            Path.Combine(copy, "table-roundkeyspulse20261102.db"), "not a database, and longer than the header of one would ever be, as a damaged file is",
            TestContext.Current.CancellationToken);

        var audit = await new Auditor(harbor.Agency).RunAsync("--Storage:DataDirectory", copy);

        Assert.Contains("? The file \"table-roundkeyspulse20261102.db\" could not be read.", audit.Text, StringComparison.Ordinal);
        Assert.Equal((VerificationReport.NotChecked, 0), (audit.ExitCode, audit.Broken.Count));
        Directory.Delete(copy, recursive: true);
    }

    [Fact]
    public void Every_table_the_bot_keeps_has_a_shape_that_its_rows_are_held_against() =>
        Assert.All(Tables.All, table => Assert.True(RowShapes.IsKnown(table.Value), table.Value));

    private static IReadOnlyList<Finding> Check(Thresholds thresholds, int drain = 12) => [.. new CheckThresholds().RunAsync(
        new VerificationSubject(
            null!, null!, null!, [], [], null!, null!, null!, new PulseOptions { DrainSeconds = drain }, null!, null!, null!, thresholds, default)).ToBlockingEnumerable(TestContext.Current.CancellationToken)];

    private async Task CheckGreenAsync() => Assert.Equal(VerificationReport.AllHolds, (await new Auditor(harbor.Agency).RunAsync()).ExitCode);
}
