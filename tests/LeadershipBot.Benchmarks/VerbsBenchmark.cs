using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Benchmarks;

/// <summary>Every verb of every card, tapped at a steady rate.</summary>
internal static class VerbsBenchmark
{
    private const int PerSecond = 200;
    private const int People = 10_000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>What is tapped, by whom, and what the answer holds when it was understood.</summary>
    private static readonly Tap[] Taps =
    [
        new("pulse.submit", ManagersOnly: false, (activities, person) => activities.Answers(person), "pulse.again"),
        new("pulse.again", ManagersOnly: false, (activities, person) => activities.Taps(person, "pulse.again", new() { ["round"] = LeadershipBotProcess.RoundId }), "pulse.submit"),
        new("settings.save", ManagersOnly: false, (activities, person) => activities.Taps(person, "settings.save", new() { ["from"] = "8", ["to"] = "18" }), "settings.save"),
        new("nudge.another", ManagersOnly: true, TapOnFirstNudge("nudge.another"), "emphasis"),
        new("nudge.accept", ManagersOnly: true, TapOnFirstNudge("nudge.accept"), "emphasis"),
        new("nudge.later", ManagersOnly: true, TapOnFirstNudge("nudge.later"), "emphasis"),
    ];

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        CheckThatNoneIsMissing();
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await using var teams = await LocalTeams.StartAsync();
            var agency = BenchmarkAgency.Write(folder.FullName, People);
            var round = new Dictionary<string, string>(StringComparer.Ordinal) { [BotMain.RoundSetting] = LeadershipBotProcess.RoundDate };
            await using var bot = await LeadershipBotProcess.StartAsync(teams, agency, Path.Combine(folder.FullName, "store"), round);
            var activities = new Activities(teams.Addresses);
            var managers = agency.Managers.ToList();
            await SteadyLoad.RunAsync(bot, PerSecond, [.. managers.Select(person => (new PreparedRequest(bot, activities.Says(person, "nudge")), Array.Empty<byte>()))]);
            await SteadyLoad.RunAsync(bot, PerSecond, Requests(WarmUp));

            var cpu = bot.Cpu;
            var times = await SteadyLoad.RunAsync(bot, PerSecond, Requests(Length));
            var all = Measured.Of(times, Length, bot.Cpu - cpu);
            var slowest = Taps
                .Select((tap, index) => (tap.Verb, Measured: Measured.Of(times.Where((_, number) => number % Taps.Length == index), Length, default)))
                .MaxBy(verb => verb.Measured.P99);
            return
            [
                new(
                    string.Create(CultureInfo.InvariantCulture, $"taps at a steady {PerSecond}/s, all {Taps.Length} verbs in turn"),
                    string.Create(CultureInfo.InvariantCulture, $"p50 {all.P50:0.0} ms, p99 {all.P99:0.0} ms (slowest verb: {slowest.Verb}, {slowest.Measured.P99:0.0} ms), {all.CpuMilliseconds:0.00} ms of CPU each"),
                    "p99 < 3 s for every verb",
                    $"{Length.TotalSeconds:0} s, {People:N0} people, from the moment a tap is due; token verified, what is written durable on SQLite"),
            ];

            IReadOnlyList<(PreparedRequest Request, byte[] Expected)> Requests(TimeSpan length) =>
            [
                .. Enumerable.Range(0, (int)(PerSecond * length.TotalSeconds)).Select(number =>
                {
                    var tap = Taps[number % Taps.Length];
                    var person = tap.ManagersOnly ? managers[number % managers.Count] : agency.People[number % People];
                    return (new PreparedRequest(bot, tap.By(activities, person)), System.Text.Encoding.UTF8.GetBytes(tap.Expected));
                }),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void CheckThatNoneIsMissing()
    {
        var handlers = typeof(LeadershipBotHost).Assembly.GetTypes().Count(type => !type.IsAbstract && type.IsAssignableTo(typeof(ICardVerbHandler)));
        if (handlers != Taps.Length)
        {
            throw new InvalidOperationException($"The host has {handlers} verbs and {Taps.Length} are tapped here.");
        }
    }

    private static Func<Activities, Person, JsonObject> TapOnFirstNudge(string verb) =>
        (activities, person) => activities.Taps(person, verb, new() { ["card"] = "first" });

    private sealed record Tap(string Verb, bool ManagersOnly, Func<Activities, Person, JsonObject> By, string Expected);
}
