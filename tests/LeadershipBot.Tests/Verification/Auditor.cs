using System.CommandLine;
using Azure.Core;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>What the command printed, and how it ended.</summary>
internal sealed record Audit(int ExitCode, string Text)
{
    public IReadOnlyList<string> Broken => [.. Lines("✗")];

    public IReadOnlyList<string> Good => [.. Lines("✓")];

    private IEnumerable<string> Lines(string mark) =>
        Text.Split(Environment.NewLine).Select(line => line.Trim()).Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[2..]);
}

/// <summary>Somebody who runs the command beside a bot that is at work, with the bot's own settings and calendar.</summary>
internal sealed class Auditor(AgencyAtWork agency)
{
    private static readonly string[] Sections = ["Bot", "Roster", "Programs", "Storage", "Pulses"];

    /// <summary>The environment of the released bot.</summary>
    public Dictionary<string, string> Variables { get; } = new(StringComparer.OrdinalIgnoreCase) { ["PATH"] = "/usr/bin", ["DOTNET_ENVIRONMENT"] = "Production" };

    public Dictionary<string, bool> Switches { get; } = new(StringComparer.Ordinal) { [CheckTelemetry.EventSources] = false };

    /// <summary>Who the command is to Azure, where that is not as the settings say.</summary>
    public TokenCredential? Identity { get; init; }

    public async Task<Audit> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var settings = new ProcessSettings(Variables, name => Switches.TryGetValue(name, out var isOn) ? isOn : null);
        var code = await VerifyAnonymityCommand.Create(CreateBuilder, settings).Parse(args)
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, TestContext.Current.CancellationToken);
        return new(code, output.ToString());
    }

    private WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = LeadershipBotHost.CreateBuilder(["--contentRoot", AppContext.BaseDirectory, "--environment", agency.Service<IHostEnvironment>().EnvironmentName, .. args]);
        var settings = agency.Service<IConfiguration>().AsEnumerable().Where(setting => setting.Value is not null && Sections.Contains(setting.Key.Split(':')[0]));
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = settings });
        builder.Services.Replace(ServiceDescriptor.Singleton(agency.Service<TimeProvider>()));
        if (Identity is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(Identity));
        }

        return builder;
    }
}
