using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Sandbox;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>Starts this project's bot with the runtime settings of the production host.</summary>
internal static class LeadershipBotProcess
{
    /// <summary>The first Monday of a month, in the middle of the sandbox's pulse and long after its wave.</summary>
    public static readonly DateTimeOffset MidRound = new(2026, 10, 5, 18, 0, 0, TimeSpan.Zero);

    public const string RoundDate = "2026-10-05";
    public const string RoundId = "pulse-20261005";

    public static Task<BotProcess> StartAsync(
        LocalTeams teams, BenchmarkAgency agency, string dataDirectory, IEnumerable<KeyValuePair<string, string>>? settings = null)
    {
        var programs = AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "exec",
                "--runtimeconfig", Path.Combine(programs, "LeadershipBot.runtimeconfig.json"),
                "--depsfile", Path.Combine(programs, "LeadershipBot.Benchmarks.deps.json"),
                Path.Combine(programs, "LeadershipBot.Benchmarks.dll"),
                Program.BotMode,
            },
        };
        foreach (var (name, value) in Settings(teams, agency, dataDirectory).Concat(settings ?? []))
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return BotProcess.StartAsync("LeadershipBot", start, teams.TokenForBot);
    }

    private static IEnumerable<KeyValuePair<string, string>> Settings(LocalTeams teams, BenchmarkAgency agency, string dataDirectory) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Logging:LogLevel:Default"] = "Warning",
            [BotMain.TeamsSetting] = teams.Addresses.Root.ToString(),
            [BotMain.CalendarSetting] = MidRound.ToString("O", CultureInfo.InvariantCulture),
            ["Bot:AppId"] = SandboxAddresses.AppId,
            ["Bot:TenantId"] = SandboxAddresses.TenantId,
            ["Bot:AppType"] = "UserAssignedMSI",
            ["Bot:OpenIdMetadataUrl"] = teams.Addresses.OpenIdMetadata.ToString(),
            ["Bot:TokenIssuer"] = teams.Addresses.Issuer,
            ["Bot:AllowedServiceHosts:0"] = teams.Addresses.Root.Host,
            ["Bot:DefaultServiceUrl"] = teams.Addresses.ServiceUrl,
            ["Bot:RequestsPerSecond"] = "1000000",
            ["Roster:File"] = agency.RosterFile,
            ["Programs:File"] = agency.ProgramFile,
            ["Storage:DataDirectory"] = dataDirectory,
        };
}
