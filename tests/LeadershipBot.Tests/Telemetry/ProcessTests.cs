using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Telemetry;

/// <summary>The program itself as a process, as an operator runs it.</summary>
public sealed class ProcessTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Variables_of_OpenTelemetry_decide_nothing_and_the_settings_do()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var collector = await Collector.StartAsync();
        await using var stranger = await Collector.StartAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync();

        await RunAsync(agency, until: "Application started", start =>
        {
            start.Environment["Telemetry__Endpoint"] = collector.Address;
            start.Environment["Telemetry__Protocol"] = "HttpProtobuf";
            foreach (var signal in new[] { "", "METRICS_", "LOGS_", "TRACES_" })
            {
                start.Environment[$"OTEL_EXPORTER_OTLP_{signal}ENDPOINT"] = stranger.Address;
                start.Environment[$"OTEL_EXPORTER_OTLP_{signal}HEADERS"] = "x-stolen=1";
                start.Environment[$"OTEL_EXPORTER_OTLP_{signal}PROTOCOL"] = "grpc";
            }

            start.Environment["OTEL_SDK_DISABLED"] = "true";
            start.Environment["OTEL_RESOURCE_ATTRIBUTES"] = "host.name=larkspur";
            start.Environment["OTEL_SERVICE_NAME"] = "larkspur";
            start.Environment["OTEL_METRICS_EXEMPLAR_FILTER"] = "always_on";
            start.Environment["OTEL_TRACES_EXPORTER"] = "otlp";
            start.Environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_RETRY"] = "disk";
            start.Environment["OTEL_DOTNET_EXPERIMENTAL_OTLP_DISK_RETRY_DIRECTORY_PATH"] = agency.Folder;
        });

        Assert.Empty(stranger.Requests);
        Assert.Contains(collector.Figures, figure => figure is { Meter: "System.Runtime", Name: "dotnet.process.memory.working_set" });
        Assert.Contains(collector.Lines, line => line.Body.StartsWith("Application started", StringComparison.Ordinal));
        Assert.DoesNotContain(collector.Requests, request => request.Headers.Contains("x-stolen", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("larkspur", collector.Everything, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["/v1/logs", "/v1/metrics"], collector.Requests.Select(request => request.Path).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_production_the_console_has_one_line_of_JSON_for_each_entry_and_the_collector_gets_what_it_shows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals.");
        await using var collector = await Collector.StartAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync();

        var lines = await RunAsync(agency, until: "Application started", start =>
        {
            start.Environment["Telemetry__Endpoint"] = collector.Address;
            start.Environment["Telemetry__Protocol"] = "HttpProtobuf";
            start.Environment["Logging__Console__FormatterName"] = "json";
            start.Environment["Logging__Console__LogLevel__Quartz"] = "None";
        });

        var entries = lines.Select(line => JsonElement.Parse(line)).ToList();
        var started = entries.First(entry => entry.GetProperty("Message").GetString()!.StartsWith("Application started", StringComparison.Ordinal));
        Assert.Equal(("Information", "Microsoft.Hosting.Lifetime"), (started.GetProperty("LogLevel").GetString(), started.GetProperty("Category").GetString()));
        Assert.Equal(JsonValueKind.Object, started.GetProperty("State").ValueKind);
        Assert.DoesNotContain(entries, entry => entry.GetProperty("Category").GetString()!.StartsWith("Quartz", StringComparison.Ordinal));
        Assert.DoesNotContain(collector.Lines, line => line.Category.StartsWith("Quartz", StringComparison.Ordinal));

        // Its very last lines, written while it ends, may come after the export.
        var sent = collector.Lines.Select(line => (line.Category, line.Body)).ToList();
        Assert.NotEmpty(sent);
        Assert.Empty(sent.Except(entries.Select(entry => (entry.GetProperty("Category").GetString()!, entry.GetProperty("Message").GetString()!))));
    }

    [Theory]
    [InlineData("http://collector.agency.gov:4317", "Grpc", "Telemetry:Endpoint must be an https address")]
    [InlineData("https://collector.agency.gov:4318/v1/metrics", "Grpc", "Telemetry:Endpoint must be an https address")]
    [InlineData("https://somebody:secret@collector.agency.gov", "Grpc", "Telemetry:Endpoint must be an https address")]
    [InlineData("collector", "Grpc", "Telemetry:Endpoint must be an https address")]
    [InlineData("https://collector.agency.gov", "7", "Telemetry:Protocol must be Grpc or HttpProtobuf.")]
    public void An_address_that_others_could_read_on_the_way_stops_the_start(string endpoint, string protocol, string says)
    {
        var builder = LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory, "--Telemetry:Endpoint", endpoint, "--Telemetry:Protocol", protocol]);

        var error = Assert.ThrowsAny<Exception>(() => LeadershipBotHost.Build(builder));

        var words = LeadershipBot.Operations.StartErrors.Describe(error);
        Assert.Contains(says, words, StringComparison.Ordinal);
        Assert.Contains("Bot:AppId", words, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody:secret", words, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(AgencyAtWork agency, string until, Action<ProcessStartInfo> change)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "LeadershipBot.dll"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = agency.Folder,
        };
        var kept = new[] { "PATH", "HOME", "DOTNET_ROOT", "TMPDIR", "DOTNET_CLI_HOME" };
        foreach (var name in start.Environment.Keys.Where(name => !kept.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (key, value) in agency.Service<IConfiguration>().AsEnumerable().Where(setting =>
            setting.Value is not null && new[] { "Bot", "Roster", "Programs", "Pulses" }.Contains(setting.Key.Split(':')[0])))
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        start.Environment["Storage__DataDirectory"] = Path.Combine(agency.Folder, "second");
        change(start);
        using var process = Process.Start(start)!;
        var lines = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(Cancellation) is { } line)
            {
                lines.Add(line);
                if (line.Contains(until, StringComparison.Ordinal))
                {
                    break;
                }
            }

            using var signal = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
            lines.AddRange((await process.StandardOutput.ReadToEndAsync(Cancellation)).Split('\n', StringSplitOptions.RemoveEmptyEntries));
            await process.WaitForExitAsync(Cancellation);
        }
        finally
        {
            process.Kill();
        }

        Assert.Equal(0, process.ExitCode);
        return lines;
    }
}
