using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using LeadershipBot.Admin;
using LeadershipBot.Benchmarks.Bots;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace LeadershipBot.Benchmarks;

/// <summary>A poll sent to everybody: the bot in a process of its own, the emulated Teams in this one.</summary>
internal static class DeliveryBenchmark
{
    private const int LimitPerSecond = 50;
    private const double FaultRate = 0.05;
    private static readonly TimeSpan BeforeWave = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LongestSend = TimeSpan.FromMinutes(30);

    /// <summary>At Teams' limit, so each takes minutes by nature.</summary>
    public static async Task<IReadOnlyList<Row>> AtTheLimitAsync()
    {
        const int People = 10_000;
        var clean = await SendAsync(People, limits: true, FaultPlan.None);
        var faulty = await SendAsync(People, limits: true, FaultPlan.Spread(FaultRate, seed: 1));
        var how = $"{People:N0} people whose chats are known, emulator with Teams' limits in another process; requests counted by the emulator";
        return
        [
            new("delivery, clean", DescribeSend(clean), "≤ 1.05, 0 missed, 0 twice", how),
            new(
                string.Create(CultureInfo.InvariantCulture, $"delivery, {FaultRate:0 %} faults"),
                DescribeSend(faulty),
                "≤ 1.10, 0 missed, twice only where ambiguous",
                "401, 412, 429 with and without Retry-After, 502, 503, 504, connections broken before and after acceptance and answers of up to 15 s, evenly, seed 1"),
        ];
    }

    public static async Task<IReadOnlyList<Row>> WithoutLimitsAsync()
    {
        var rows = new List<Row>();
        foreach (var people in (int[])[1_000, 10_000, 100_000])
        {
            var sent = await SendAsync(people, limits: false, FaultPlan.None);
            rows.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"sender's ceiling, {people:N0} people"),
                string.Create(CultureInfo.InvariantCulture, $"{people / sent.Elapsed.TotalSeconds:N0} messages/s, {sent.Cpu.TotalMilliseconds / people:0.00} ms of CPU each, {sent.PeakBytes / 1e6:0} MB resident at the peak ({sent.BytesBefore / 1e6:0} MB before), {sent.Missed} missed, {sent.Twice} twice"),
                "memory flat per message",
                "no limits, no faults; ledger, budget and preferences on SQLite; emulator on the same two cores"));
        }

        return rows;
    }

    private static string DescribeSend(Sent sent)
    {
        var ratio = sent.Elapsed.TotalSeconds / ((double)sent.Requests / LimitPerSecond);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ratio:0.00} × requests ÷ {LimitPerSecond}/s ({sent.Requests:N0} requests in {sent.Elapsed.TotalSeconds:0} s, {sent.Refused} refused with 429); {sent.Missed} missed, {sent.Twice} twice, {sent.Ambiguous} ambiguous in the ledger, {sent.DroppedAfter} accepted without an answer");
    }

    private static async Task<Sent> SendAsync(int people, bool limits, FaultPlan faults)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark-");
        try
        {
            var agency = BenchmarkAgency.Write(folder.FullName, people);
            var store = Path.Combine(folder.FullName, "store");
            await using var teams = await EmulatedTeams.StartAsync(agency.Roster, limits, ChatMemory.CountingOnly);
            teams.Faults.Set(faults);
            await RememberChatsAsync(teams, store);
            var tokens = teams.Services.GetRequiredService<TokenIssuer>();
            await using var bot = await LeadershipBotProcess.StartBeforeWaveAsync(
                teams.Addresses.Root, tokens.IssueForBot(teams.Addresses.ServiceUrl), agency, store, BeforeWave, limits);
            using var watch = new SendWatch(teams, bot);
            var campaign = await FinishedAsync(bot, tokens.IssueForPerson(agency.Administrator), people);
            watch.Stop();
            var times = teams.Receipts.TimesReceived(new ReceiptFilter(Action: "pulse.submit"));
            if (campaign.Delivered + campaign.Failed + campaign.Excluded != people)
            {
                throw new InvalidOperationException($"The ledger does not add up: {campaign}.");
            }

            var (passed, refused) = teams.Limits.Counts;
            return new Sent(
                watch.Elapsed,
                watch.Cpu,
                watch.BytesBefore,
                watch.PeakBytes,
                passed + refused,
                refused,
                Missed: times.Count(entry => entry.Times == 0),
                Twice: times.Count(entry => entry.Times > 1),
                campaign.Ambiguous,
                teams.Faults.Injected.GetValueOrDefault(TransientFault.DropAfter));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Everybody has had the app for a while.</summary>
    private static async Task RememberChatsAsync(EmulatedTeams teams, string directory)
    {
        await using var store = new SqliteEntityStore(Directory.CreateDirectory(directory).FullName);
        await store.CreateTableAsync(Tables.Conversations);
        var conversations = new Conversations(store, connector: null!, bot: null!);
        await Parallel.ForEachAsync(
            teams.Chats.All,
            new ParallelOptions { MaxDegreeOfParallelism = 200 },
            async (chat, cancellationToken) => await conversations.RememberAsync(
                chat.Person.Id, new ConversationRow(chat.ConversationId, teams.Addresses.ServiceUrl), cancellationToken));
    }

    private static async Task<CampaignView> FinishedAsync(MeasuredBot bot, string token, int people)
    {
        using var http = new HttpClient { BaseAddress = bot.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < LongestSend)
        {
            await Task.Delay(TimeSpan.FromSeconds(2));
            var list = await http.GetFromJsonAsync("api/admin/campaigns", AdminJson.Default.CampaignList);
            if (list!.Campaigns is [{ FinishedAt: not null } campaign] && campaign.Targeted == people)
            {
                return campaign;
            }
        }

        throw new InvalidOperationException("The send did not come to its end.");
    }

    private sealed record Sent(
        TimeSpan Elapsed, TimeSpan Cpu, long BytesBefore, long PeakBytes, long Requests, long Refused, int Missed, int Twice, int Ambiguous, long DroppedAfter);
}
