using System.Diagnostics;
using System.Globalization;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>This project's bot in a process of its own, with the runtime settings of the production host.</summary>
internal static class LeadershipBotProcess
{
    public const string RoundId = "pulse-20261005";

    /// <summary>When the sandbox's pulse opens in the zone of <see cref="BenchmarkAgency"/>: 10:00 on the first Monday of a month.</summary>
    public static readonly DateTimeOffset Wave = new(2026, 10, 5, 16, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan BeforeWave = TimeSpan.FromSeconds(15);

    /// <summary>In an open round without limits, once everybody was sent the poll.</summary>
    public static async Task<MeasuredBot> StartInRoundAsync(LocalTeams teams, BenchmarkAgency agency, string dataDirectory)
    {
        var bot = await StartBeforeWaveAsync(teams.Addresses.Root, teams.TokenForBot, agency, dataDirectory, BeforeWave, limits: false);
        await teams.AwaitSendAsync(agency.People.Count);
        return bot;
    }

    /// <summary>A little before everybody is sent the poll.</summary>
    /// <param name="teams">The root address of what stands in for Teams.</param>
    /// <param name="token">The token the bot's callers show.</param>
    /// <param name="limits">Whether the bot keeps to Teams' limit of requests a second.</param>
    public static Task<MeasuredBot> StartBeforeWaveAsync(
        Uri teams, string token, BenchmarkAgency agency, string dataDirectory, TimeSpan before, bool limits) => StartAsync(
        token,
        agency,
        dataDirectory,
        new(StringComparer.Ordinal)
        {
            [BotMain.TeamsSetting] = teams.ToString(),
            [BotMain.CalendarSetting] = Shown(Wave - before),
            [BotMain.LimitsSetting] = limits.ToString(),
        });

    private static Task<MeasuredBot> StartAsync(string token, BenchmarkAgency agency, string dataDirectory, Dictionary<string, string> settings)
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
        settings["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        settings["Logging:LogLevel:Default"] = "Warning";
        settings["Roster:File"] = agency.RosterFile;
        settings["Programs:File"] = agency.ProgramFile;
        settings["Storage:DataDirectory"] = dataDirectory;
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        return MeasuredBot.StartAsync("LeadershipBot", start, token);
    }

    private static string Shown(DateTimeOffset moment) => moment.ToString("O", CultureInfo.InvariantCulture);
}
