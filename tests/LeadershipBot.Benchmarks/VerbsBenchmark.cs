using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Benchmarks.Load;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Benchmarks;

/// <summary>Every verb of every card, tapped at a steady rate after everybody was sent the poll.</summary>
internal static class VerbsBenchmark
{
    private const int PerSecond = 200;
    private const int People = 10_000;
    private const string Card = "AdaptiveCard";
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>
    /// What is tapped, by whom, and what the answer holds when it was understood. There are no results in this agency, so what leads on
    /// from results is answered as a card of old is, with what is current.
    /// </summary>
    private static readonly Tap[] Taps =
    [
        new("pulse.submit", Who.Anybody, new() { ["round"] = LeadershipBotProcess.RoundId, ["VM-2"] = "4", ["PM-7"] = "9" }, "pulse.again"),
        new("pulse.again", Who.Anybody, new() { ["round"] = LeadershipBotProcess.RoundId }, "pulse.submit"),
        new("settings.save", Who.Anybody, new() { ["from"] = "8", ["to"] = "18" }, "settings.save"),
        new("circle.join", Who.Anybody, [], Card),
        new("circle.leave", Who.Anybody, [], Card),
        new("nudge.another", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("nudge.accept", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("nudge.later", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("nudge.notforme", Who.Managers, new() { ["card"] = "first" }, "emphasis"),
        new("checkin.did", Who.Managers, new() { ["card"] = "first" }, Card),
        new("checkin.partly", Who.Managers, new() { ["card"] = "first" }, Card),
        new("checkin.notyet", Who.Managers, new() { ["card"] = "first" }, Card),
        new("note.delete", Who.Managers, new() { ["card"] = "first" }, Card),
        new("heard.show", Who.Managers, OfOwnUnit(), Card),
        new("heard.send", Who.Managers, OfOwnUnit(), Card),
        new("action.begin", Who.Managers, OfOwnUnit(), "action.next"),
        new("action.next", Who.Managers, [], Card),
        new("action.above", Who.Managers, [], Card),
        new("action.back", Who.Managers, [], Card),
        new("action.over", Who.Managers, [], Card),
        new("action.send", Who.Managers, [], Card),
        new("action.cancel", Who.Managers, [], Card),
        new("outcome.show", Who.Managers, [], Card),
        new("outcome.check", Who.Managers, [], Card),
        new("outcome.change", Who.Managers, [], Card),
        new("outcome.send", Who.Managers, [], Card),
        new("barrier.show", Who.Managers, [], Card),
        new("barrier.check", Who.Managers, [], Card),
        new("barrier.send", Who.Managers, [], Card),
        new("pulse.test", Who.Administrator, [], Card),
        new("season.save", Who.Administrator, [], Card),
        new("gate.open", Who.Administrator, [], Card),
        new("send.status", Who.Administrator, [], "send.status"),
        new("send.cancel", Who.Administrator, new() { ["campaign"] = PulseInvitation.CampaignOf(LeadershipBotProcess.RoundId) }, "send.status"),
    ];

    private static JsonObject OfOwnUnit() => new() { [TapData.RoundKey] = LeadershipBotProcess.RoundId, [TapData.UnitKey] = "" };

    private enum Who
    {
        Anybody,
        Managers,
        Administrator,
    }

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            await CheckThatNoneIsMissingAsync(Path.Combine(folder.FullName, "verbs"));
            await using var teams = await LocalTeams.StartAsync();
            var agency = BenchmarkAgency.Write(folder.FullName, People);
            await using var bot = await LeadershipBotProcess.StartInRoundAsync(teams, agency, Path.Combine(folder.FullName, "store"));
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
                    return (new PreparedRequest(bot, activities.Taps(person, tap.Verb, tap.DataFor(person))), Encoding.UTF8.GetBytes(tap.Expected));
                }),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task CheckThatNoneIsMissingAsync(string folder)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = 0, DataDirectory = folder });
        var missing = sandbox.Services.GetServices<ICardVerbHandler>().Select(handler => handler.Verb).Except(Taps.Select(tap => tap.Verb), StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException($"Nobody taps {string.Join(", ", missing)}.");
        }
    }

    private sealed record Tap(string Verb, Who By, JsonObject Data, string Expected)
    {
        /// <summary>An empty unit stands for the person's own.</summary>
        public JsonObject DataFor(Person person)
        {
            var data = Data.DeepClone().AsObject();
            if (data.ContainsKey(TapData.UnitKey))
            {
                data[TapData.UnitKey] = Unit.KeyOf(BenchmarkAgency.Root, person.Team);
            }

            return data;
        }
    }
}
