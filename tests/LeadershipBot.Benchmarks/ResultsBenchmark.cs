using System.Globalization;
using System.IO.Compression;
using System.Text;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;
using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox;
using Microsoft.Playwright;

namespace LeadershipBot.Benchmarks;

/// <summary>The results page and its API: what a browser loads, when it shows the score, and how long answers take.</summary>
internal static class ResultsBenchmark
{
    private const int Rounds = SandboxOptions.MostPastRounds;
    private const int PerSecond = 100;
    private const int Openings = 5;
    private const int Files = 5;
    private const string Root = "/api/v1/results/";

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private const int Askers = 20;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(20);

    /// <summary>Long enough before the poll that nothing is sent while anything is measured.</summary>
    private static readonly TimeSpan BeforeWave = TimeSpan.FromHours(2);

    private static readonly (int Offices, int Teams, int People)[] Agencies = [(19, 480, 10_000), (3, 16, 100), (3, 16, 100_000)];

    /// <summary>What is asked, and what the answer holds when there is one.</summary>
    private static readonly (string Path, string Expected)[] Asked = [("overview", "\"agency\""), ("rounds/latest/units", "\"cells\"")];

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        List<Row> rows = [Script()];
        foreach (var (offices, teams, people) in Agencies)
        {
            var folder = Directory.CreateTempSubdirectory("benchmark-");
            try
            {
                var agency = BenchmarkAgency.WriteWithOffices(folder.FullName, offices, teams, people);
                var store = Path.Combine(folder.FullName, "store");
                var what = string.Create(CultureInfo.InvariantCulture, $"{Rounds} rounds × {1 + offices + teams} units, {people:N0} people");
                await using (var sandbox = await SandboxServer.StartAsync(
                    new SandboxOptions { Port = 0, RosterFile = agency.RosterFile, DataDirectory = store, PastRounds = Rounds }))
                {
                    if (people == Agencies[0].People)
                    {
                        rows.Add(await OpenAsync(sandbox.Root, agency, what));
                    }
                }

                rows.AddRange(await AskAsync(agency, store, what, withFiles: people == Agencies[0].People));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }

        return rows;
    }

    private static Row Script()
    {
        var files = new DirectoryInfo(Path.Combine(AppContext.BaseDirectory, "wwwroot", "tab", "assets")).GetFiles("*.js");
        var index = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", "tab", "index.html"));
        var all = files.Select(file => (IsFirst: index.Contains(file.Name, StringComparison.Ordinal), Kilobytes: Compressed(file) / 1e3)).ToList();
        return new(
            "results page, script of the overview",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{all.Sum(file => file.Kilobytes):0} kB gzipped, of which {all.Where(file => file.IsFirst).Sum(file => file.Kilobytes):0} kB before the numbers show and the chart's after them"),
            "≤ 250 kB",
            "every script file of the tab, gzip at its smallest");
    }

    private static long Compressed(FileInfo file)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file.FullName));
        }

        return compressed.Length;
    }

    private static async Task<Row> OpenAsync(Uri root, BenchmarkAgency agency, string what)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
        var times = new List<double>();
        for (var opening = 0; opening <= Openings; opening++)
        {
            await using var context = await browser.NewContextAsync();
            await context.AddInitScriptAsync("""
                new MutationObserver((_, observer) => {
                  if (document.querySelector(".score-mean")) {
                    observer.disconnect();
                    requestAnimationFrame(() => setTimeout(() => { window.shownAfter = performance.now(); }));
                  }
                }).observe(document, { childList: true, subtree: true });
                """);
            var page = await context.NewPageAsync();
            await page.GotoAsync(new Uri(root, $"sandbox/teams?person={agency.Administrator.Id}").ToString());
            var tab = await page.WaitForSelectorAsync("#tab");
            var frame = (await tab!.ContentFrameAsync())!;
            await frame.WaitForFunctionAsync("() => window.shownAfter");
            times.Add(await frame.EvaluateAsync<double>("() => window.shownAfter"));
        }

        // The first warms the host; each browser's cache was empty.
        var sorted = times.Skip(1).Order().ToList();
        return new(
            $"results page, {what}",
            string.Create(CultureInfo.InvariantCulture, $"{sorted[Openings / 2] / 1e3:0.00} s to the score (median of {Openings}, slowest {sorted[^1] / 1e3:0.00} s)"),
            "≤ 1 s",
            "headless Chromium on the same two cores, empty cache; from the tab's navigation to the frame that shows the agency's score, sign-in and API included");
    }

    private static async Task<IReadOnlyList<Row>> AskAsync(BenchmarkAgency agency, string store, string what, bool withFiles)
    {
        await using var teams = await LocalTeams.StartAsync();
        await using var bot = await LeadershipBotProcess.StartBeforeWaveAsync(teams.Addresses.Root, teams.TokenForBot, agency, store, BeforeWave, limits: true);

        // One person may not ask so much; the application's administrators made them all see everything.
        List<string> tokens = [.. agency.People.Take(Askers).Select(person => teams.TokenOf(person with { Role = Role.Administrator }))];
        await SteadyLoad.RunAsync(bot, PerSecond, Requests(WarmUp));

        var cpu = bot.Cpu;
        var times = await SteadyLoad.RunAsync(bot, PerSecond, Requests(Length));
        var all = Measured.Of(times, Length, bot.Cpu - cpu);
        var slowest = Asked.Select((_, index) => Measured.Of(times.Where((_, number) => number % Asked.Length == index), Length, default)).Max(one => one.P99);
        Row steady = new(
            $"results API at {PerSecond}/s, {what}",
            string.Create(CultureInfo.InvariantCulture, $"p50 {all.P50:0.0} ms, p99 {all.P99:0.0} ms (slower of the two: {slowest:0.0} ms), {all.CpuMilliseconds:0.00} ms of CPU each"),
            "p99 ≤ 50 ms, the same at 100 and at 100,000 people",
            $"{Length.TotalSeconds:0} s, overview and units in turn, by people who see all; token verified, from the moment a request is due");
        return withFiles ? [steady, await TakeFilesAsync(bot, tokens[0], what, () => SteadyLoad.RunAsync(bot, PerSecond, Requests(Length)))] : [steady];

        IReadOnlyList<(PreparedRequest Request, byte[] Expected)> Requests(TimeSpan length) =>
        [
            .. Enumerable.Range(0, (int)(PerSecond * length.TotalSeconds)).Select(number =>
            {
                var (path, expected) = Asked[number % Asked.Length];
                return (new PreparedRequest(bot, Root + path, tokens[number % Askers]), Encoding.UTF8.GetBytes(expected));
            }),
        ];
    }

    /// <summary>The largest file, alone and then beside the page's requests.</summary>
    private static async Task<Row> TakeFilesAsync(MeasuredBot bot, string token, string what, Func<Task<double[]>> page)
    {
        using var client = new HttpClient { BaseAddress = bot.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var resident = bot.ResidentBytes;
        var cpu = bot.Cpu;
        var times = new List<double>();
        long length = 0;
        for (var file = 0; file < Files; file++)
        {
            var started = TimeProvider.System.GetTimestamp();
            length = await TakeAsync(client);
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalSeconds);
        }

        cpu = bot.Cpu - cpu;
        var grown = bot.ResidentBytes - resident;
        using var enough = new CancellationTokenSource();
        var taking = Task.Run(async () =>
        {
            var taken = 0;
            for (; !enough.IsCancellationRequested; taken++)
            {
                await TakeAsync(client);
            }

            return taken;
        });
        var asked = Measured.Of(await page(), Length, default);
        await enough.CancelAsync();
        var beside = await taking;
        return new(
            $"results file trend.csv, {what}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{times.Order().ElementAt(Files / 2):0.0} s for {length / 1e6:0} MB, {cpu.TotalSeconds / Files:0.0} s of CPU, {grown / 1e6:0} MB more resident; the API beside {beside} of them, one after the other: p99 {asked.P99:0.0} ms"),
            "",
            $"median of {Files}, read to the end as it is sent; then the 100 requests a second of the row above while one is always being made");
    }

    private static async Task<long> TakeAsync(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri(Root + "trend.csv", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        var length = 0L;
        for (int read; (read = await body.ReadAsync(buffer)) > 0;)
        {
            length += read;
        }

        return length;
    }

    private static string Chromium() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is needed and was not found on PATH.");
}
