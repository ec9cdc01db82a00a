using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;

namespace LeadershipBot.Benchmarks;

/// <summary>Every verb of every card, tapped at a steady rate after everybody was sent the poll.</summary>
internal static class VerbsBenchmark
{
    private const int PerSecond = 200;
    private const int People = 10_000;
    private static readonly TimeSpan BeforeWave = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>What is tapped, by whom, and what the answer holds when it was understood.</summary>
    private static readonly Tap[] Taps =
    [
        new("pulse.submit", Who.Anybody, new() { ["round"] = LeadershipBotProcess.RoundId, ["VM-2"] = "4", ["PM-7"] = "9" }, "pulse.again"),
        new("pulse.again", Who.Anybody, new() { ["round"] = LeadershipBotProcess.RoundId }, "pulse.submit"),
        new("settings.save", Who.Anybody, new() { ["from"] = "8", ["to"] = "18" }, "settings.save"),
        new("nudge.another", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("nudge.accept", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("nudge.later", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("pulse.test", Who.Administrator, [], "AdaptiveCard"),
        new("send.status", Who.Administrator, [], "send.status"),
        new("send.cancel", Who.Administrator, new() { ["campaign"] = PulseInvitation.CampaignOf(LeadershipBotProcess.RoundId) }, "send.status"),
    ];

    private enum Who
    {
        Anybody,
        Managers,
        Administrator,
    }

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        CheckThatNoneIsMissing();
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await using var teams = await LocalTeams.StartAsync();
            var agency = BenchmarkAgency.Write(folder.FullName, People);
            await using var bot = await LeadershipBotProcess.StartBeforeWaveAsync(
                teams.Addresses.Root, teams.TokenForBot, agency, Path.Combine(folder.FullName, "store"), BeforeWave, limits: false);
            await teams.AwaitMessagesAsync(People);
            var people = new Dictionary<Who, IReadOnlyList<Person>>
            {
                [Who.Anybody] = agency.People,
                [Who.Managers] = [.. agency.Managers],
                [Who.Administrator] = [agency.Administrator],
            };
            var activities = new Activities(teams.Addresses);
            await SteadyLoad.RunAsync(bot, PerSecond, [.. people[Who.Managers].Select(person => (new PreparedRequest(bot, activities.Says(person, "nudge")), Array.Empty<byte>()))]);
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
                    var person = people[tap.By][number % people[tap.By].Count];
                    return (new PreparedRequest(bot, activities.Taps(person, tap.Verb, tap.Data.DeepClone().AsObject())), Encoding.UTF8.GetBytes(tap.Expected));
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

    private sealed record Tap(string Verb, Who By, JsonObject Data, string Expected);
}
