using System.Diagnostics;
using System.Globalization;

namespace LeadershipBot.Benchmarks.Bots;

/// <summary>This project's bot in a process of its own, with the runtime settings of the production host.</summary>
internal static class LeadershipBotProcess
{
    public const string RoundDate = "2026-10-05";
    public const string RoundId = "pulse-20261005";

    /// <summary>When the sandbox's pulse opens in the zone of <see cref="BenchmarkAgency"/>: 10:00 on the first Monday of a month.</summary>
    public static readonly DateTimeOffset Wave = new(2026, 10, 5, 16, 0, 0, TimeSpan.Zero);

    /// <summary>Some hours later.</summary>
    public static readonly DateTimeOffset MidRound = Wave.AddHours(2);

    /// <summary>In the middle of an open round of which nobody was told, without limits.</summary>
    /// <param name="teams">The root address of what stands in for Teams.</param>
    /// <param name="token">The token the bot's callers show.</param>
    public static Task<MeasuredBot> StartMidRoundAsync(Uri teams, string token, BenchmarkAgency agency, string dataDirectory) => StartAsync(
        token,
        agency,
        dataDirectory,
        new(StringComparer.Ordinal)
        {
            [BotMain.TeamsSetting] = teams.ToString(),
            [BotMain.CalendarSetting] = Shown(MidRound),
            [BotMain.RoundSetting] = RoundDate,
        });

    /// <summary>A little before everybody is sent the poll.</summary>
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
