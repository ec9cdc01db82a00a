using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;
using LeadershipBot.Sandbox;

namespace LeadershipBot.Benchmarks;

/// <summary>
/// The production host as its own process, as <c>infra/publish.sh</c> makes it and as a plain build, in turn with the peers: from start to
/// ready, and memory at rest. Then its memory after answers.
/// </summary>
internal static class StartupBenchmark
{
    private const int Runs = 7;
    private const int People = 1_000;
    private const int Answers = 10_000;
    private const int AnswersPerSecond = 1_000;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await Peers.InstallAsync();
            var deployed = await PublishAsync(folder.FullName);
            Func<Task<Start>>[] all =
            [
                () => StartHostAsync(deployed),
                () => StartHostAsync(typeof(LeadershipBotHost).Assembly.Location),
                .. Peers.Documented.Select(peer => (Func<Task<Start>>)(() => StartPeerAsync(peer))),
            ];
            var starts = Array.ConvertAll(all, _ => new List<Start>());
            for (var run = 0; run <= Runs; run++)
            {
                for (var each = 0; each < all.Length; each++)
                {
                    var start = await all[each]();

                    // The first one reads the files of the program from the disk.
                    if (run > 0)
                    {
                        starts[each].Add(start);
                    }
                }
            }

            var (before, after) = await AnswerAsync();
            return
            [
                new("start to ready", Seconds(starts[0]) + Beside(starts, Seconds), "< 1.5 s", $"{How}; the program as `infra/publish.sh` makes it, process start to `/readyz`, 150 people, SQLite; the peers to the line that says they listen"),
                new("start to ready, not compiled ahead", Seconds(starts[1]), "", "the same, the program as built"),
                new("memory at rest", Megabytes(starts[0]) + Beside(starts, Megabytes), "< 150 MB", $"{Rest.TotalSeconds:0} s after ready"),
                new("memory at rest, not compiled ahead", Megabytes(starts[1]), "", "the same, the program as built"),
                new(
                    string.Create(CultureInfo.InvariantCulture, $"memory after {Answers:N0} answers"),
                    string.Create(CultureInfo.InvariantCulture, $"{after / 1e6:0} MB resident ({before / 1e6:0} MB before them, the poll just sent)"),
                    "",
                    string.Create(CultureInfo.InvariantCulture, $"{People:N0} people, {AnswersPerSecond:N0} answers a second, {Rest.TotalSeconds:0} s after the last; the program as built")),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string How => $"median of {Runs} in turn after one that is not counted (least to most)";

    private static string Beside(List<Start>[] starts, Func<List<Start>, string> show) =>
        string.Concat(Peers.Documented.Select((peer, place) => $"; {peer} {show(starts[place + 2])}"));

    private static string Seconds(List<Start> starts) => Show(starts, start => start.Ready.TotalSeconds, "0.00", "s") + Show(starts, start => start.Processor.TotalSeconds, "0.00", "s of CPU", ", ");

    private static string Megabytes(List<Start> starts) => Show(starts, start => start.Bytes / 1e6, "0", "MB");

    private static string Show(List<Start> starts, Func<Start, double> read, string format, string unit, string before = "")
    {
        var values = starts.Select(read).Order().Select(value => value.ToString(format, CultureInfo.InvariantCulture)).ToList();
        return $"{before}{values[Runs / 2]} {unit} ({values[0]}–{values[^1]})";
    }

    /// <summary>The program for App Service, unpacked.</summary>
    private static async Task<string> PublishAsync(string folder)
    {
        await Console.Error.WriteLineAsync("Publishing the program.");
        var zip = Path.Combine(folder, "leadershipbot.zip");
        using var publish = Process.Start(new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "infra", "publish.sh"), "--out", zip]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("infra/publish.sh made no program.");
        }

        var program = Path.Combine(folder, "program");
        await ZipFile.ExtractToDirectoryAsync(zip, program);
        return Path.Combine(program, "LeadershipBot.dll");
    }

    private static async Task<Start> StartPeerAsync(string name)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var peer = await Peers.StartAsync(name);
        var (ready, processor) = (TimeProvider.System.GetElapsedTime(started), peer.Cpu);
        await Task.Delay(Rest);
        return new(ready, processor, peer.ResidentBytes);
    }

    private static async Task<Start> StartHostAsync(string program)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        var port = LocalTeams.FreePort();
        var data = SandboxData.Prepare(new SandboxOptions { DataDirectory = folder.FullName });
        var start = new ProcessStartInfo("dotnet", [program, "--urls", $"http://127.0.0.1:{port}"])
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

            var (ready, processor) = (TimeProvider.System.GetElapsedTime(started), process.TotalProcessorTime);
            await Task.Delay(Rest);
            process.Refresh();
            return new(ready, processor, process.WorkingSet64);
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
            await using var bot = await LeadershipBotProcess.StartInRoundAsync(teams, agency, Path.Combine(folder.FullName, "store"));
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

    /// <param name="Ready">From the start of the process.</param>
    /// <param name="Processor">Of the process until then, user and system.</param>
    /// <param name="Bytes">Resident, at rest.</param>
    private readonly record struct Start(TimeSpan Ready, TimeSpan Processor, long Bytes);
}
