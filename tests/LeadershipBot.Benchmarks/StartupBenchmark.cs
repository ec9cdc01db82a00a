using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;
using LeadershipBot.Sandbox;

namespace LeadershipBot.Benchmarks;

/// <summary>The production host as its own process: from start to ready, and its memory at rest and after answers.</summary>
internal static class StartupBenchmark
{
    private const int Runs = 5;
    private const int People = 1_000;
    private const int Answers = 10_000;
    private const int AnswersPerSecond = 1_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var starts = new List<double>();
        var memory = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var (start, bytes) = await RunOnceAsync();
            starts.Add(start);
            memory.Add(bytes / 1e6);
        }

        starts.Sort();
        memory.Sort();
        var (before, after) = await AnswerAsync();
        return
        [
            new("start to ready", string.Create(CultureInfo.InvariantCulture, $"{starts[Runs / 2]:0.00} s (median of {Runs})"), "< 1.5 s", "process start to `/readyz`, 150 people, SQLite"),
            new("memory at rest", string.Create(CultureInfo.InvariantCulture, $"{memory[Runs / 2]:0} MB resident (median of {Runs})"), "< 150 MB", $"{Rest.TotalSeconds:0} s after ready"),
            new(
                string.Create(CultureInfo.InvariantCulture, $"memory after {Answers:N0} answers"),
                string.Create(CultureInfo.InvariantCulture, $"{after / 1e6:0} MB resident ({before / 1e6:0} MB before them)"),
                "",
                string.Create(CultureInfo.InvariantCulture, $"{People:N0} people, {AnswersPerSecond:N0} answers a second, {Rest.TotalSeconds:0} s after the last")),
        ];
    }

    private static async Task<(double Seconds, long Bytes)> RunOnceAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        var port = LocalTeams.FreePort();
        var data = SandboxData.Prepare(new SandboxOptions { DataDirectory = folder.FullName });
        var start = new ProcessStartInfo("dotnet", [typeof(LeadershipBotHost).Assembly.Location, "--urls", $"http://127.0.0.1:{port}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment =
            {
                ["Bot__AppId"] = "11111111-1111-4111-8111-111111111111",
                ["Bot__TenantId"] = "22222222-2222-4222-8222-222222222222",
                ["Bot__AppType"] = "UserAssignedMSI",
                ["Roster__File"] = data.RosterFile,
                ["Programs__File"] = data.ProgramFile,
                ["Storage__DataDirectory"] = Path.Combine(folder.FullName, "store"),
            },
        };
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            using var http = new HttpClient();
            while (!await IsReadyAsync(http, port))
            {
                if (process.HasExited || TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromMinutes(1))
                {
                    throw new InvalidOperationException("The host did not get ready.");
                }

                await Task.Delay(10);
            }

            var ready = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            await Task.Delay(Rest);
            process.Refresh();
            return (ready, process.WorkingSet64);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(long Before, long After)> AnswerAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await using var teams = await LocalTeams.StartAsync();
            var agency = BenchmarkAgency.Write(folder.FullName, People);
            await using var bot = await LeadershipBotProcess.StartMidRoundAsync(teams.Addresses.Root, teams.TokenForBot, agency, Path.Combine(folder.FullName, "store"));
            await Task.Delay(Rest);
            var before = bot.ResidentBytes;
            var activities = new Activities(teams.Addresses);
            var expected = "pulse.again"u8.ToArray();
            await SteadyLoad.RunAsync(
                bot,
                AnswersPerSecond,
                [.. Enumerable.Range(0, Answers).Select(number => (new PreparedRequest(bot, activities.Answers(agency.People[number % People])), expected))]);
            await Task.Delay(Rest);
            return (before, bot.ResidentBytes);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, int port)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/readyz"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
