using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using LeadershipBot.Admin;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Faults;
using LeadershipBot.Sandbox.Issuer;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Storage;
using LeadershipBot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>A send to 2,000 people, with faults, whose process is killed again and again; Teams lives on and counts.</summary>
public sealed class KilledSendTests : IDisposable
{
    private const int People = 2000;
    private const int Kills = 10;
    private const int Seed = 20261005;
    private const string Campaign = "pulse-20261005.invite";

    private static readonly DateTimeOffset Opens = new(2026, 10, 5, 16, 0, 0, TimeSpan.Zero);

    private static readonly KeyValuePair<string, string>[] Settings =
    [
        // Longer than a message takes with all its tries, short enough to wait for.
        new("Delivery:LeaseSeconds", "8"),
        new("Schedules:SweepSeconds", "5"),

        // Ten lives in a minute: as fast as a small machine sends while it starts processes.
        new("Bot:RequestsPerSecond", "200"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killed-send-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DataDirectory => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_send_killed_at_ten_moments_adds_up_each_time_and_everybody_gets_the_poll()
    {
        var options = Prepare();
        await using var teams = await EmulatedTeams.StartAsync(RosterFile.Read(options.RosterFile!), limits: false, cancellationToken: Cancellation);
        teams.Faults.Set(FaultPlan.Spread(0.05, Seed) with { Slowest = TimeSpan.FromSeconds(1) });

        foreach (var moment in Moments())
        {
            await using var bot = await BotProcess.StartAsync(teams, options, Settings, Cancellation);
            var advancing = bot.AdvanceAsync(Opens, Cancellation);
            await UntilAsync(() => teams.Receipts.Total >= moment);
            await bot.KillAsync();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => advancing);
            await CheckAsync(isFinished: false);
        }

        DeliveryTally tally;
        await using (var last = await BotProcess.StartAsync(teams, options, Settings, Cancellation))
        {
            await last.AdvanceAsync(Opens, Cancellation);
            await UntilAsync(() => teams.Receipts.TimesReceived(new ReceiptFilter(Action: SubmitBallot.VerbName)).All(entry => entry.Times > 0));
            tally = await FinishedAsync(last, teams);
        }

        var polls = teams.Receipts.TimesReceived(new ReceiptFilter(Action: SubmitBallot.VerbName));
        Assert.DoesNotContain(polls, entry => entry.Times == 0);
        Assert.Equal(People, tally.Delivered);

        // Whoever got it twice is among those the campaign says may have.
        var twice = polls.Count(entry => entry.Times > 1);
        Assert.InRange(twice, 0, tally.Ambiguous);
        Assert.InRange(tally.Ambiguous, 1, (Kills * DeliveryPlan.BatchesAtATime * DeliverBatch.Concurrency) + (People / 10));
    }

    [Fact]
    public async Task A_send_asked_to_stop_finishes_what_is_on_its_way_and_leaves_nothing_in_doubt()
    {
        var options = Prepare();
        await using var teams = await EmulatedTeams.StartAsync(RosterFile.Read(options.RosterFile!), limits: false, cancellationToken: Cancellation);
        teams.Faults.Set(FaultPlan.None with { Rates = new SortedDictionary<TransientFault, double> { [TransientFault.Slow] = 0.3 }, Slowest = TimeSpan.FromSeconds(4) });
        await using var bot = await BotProcess.StartAsync(teams, options, [new("Bot:RequestsPerSecond", "200")], Cancellation);
        var advancing = bot.AdvanceAsync(Opens, Cancellation);
        await UntilAsync(() => teams.Receipts.Total >= 300);

        using (var kill = Process.Start("kill", ["-TERM", bot.Process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(Cancellation);
        }

        await bot.Process.WaitForExitAsync(Cancellation);
        await Task.WhenAny(advancing);
        var tally = await CheckAsync(isFinished: false);
        Assert.Equal((0, 0), (tally.Sending, tally.Ambiguous));
        Assert.InRange(tally.Delivered, 300, People - 1);
        Assert.Equal(tally.Delivered, teams.Receipts.TimesReceived(new ReceiptFilter(Action: SubmitBallot.VerbName)).Sum(entry => entry.Times));
    }

    private SandboxOptions Prepare()
    {
        var (roster, teams) = SyntheticAgency.Create(Seed, People);
        var inDenver = new SandboxRoster([.. roster.People.Select(person => person with { TimeZone = "America/Denver" })], teams);
        var file = Path.Combine(_folder.FullName, "roster.csv");
        RosterFile.Write(file, inDenver, teams);
        return new SandboxOptions { RosterFile = file, DataDirectory = DataDirectory, Port = 0, Start = Opens.AddHours(-1), Limits = false };
    }

    /// <summary>After how many messages it dies, each time in another tenth of the send.</summary>
    private static IEnumerable<int> Moments()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Kills).Select(kill => (kill * People / (Kills + 1)) + random.Next(1, People / (Kills + 1)))];
    }

    /// <summary>The ledger on the disk, as the dead process left it.</summary>
    private async Task<DeliveryTally> CheckAsync(bool isFinished)
    {
        await using var store = new SqliteEntityStore(DataDirectory);
        var campaigns = new Campaigns(store, TimeProvider.System);
        var tally = DeliveryTally.Empty;
        var campaign = await campaigns.FindAsync(Campaign, Cancellation);
        Assert.NotNull(campaign);
        for (var batch = 0; batch < campaign.Value.Batches; batch++)
        {
            await foreach (var row in campaigns.DeliveriesAsync(Campaign, batch, Cancellation))
            {
                tally = Campaigns.Count(tally, row.Value, Opens);
            }
        }

        Assert.Equal(People, tally.Targeted);
        Assert.Equal(isFinished, campaign.Value.FinishedAt is not null);
        return tally;
    }

    /// <summary>Waits for the last leases of dead processes, which end in real time, and reads the ledger once the bot is gone.</summary>
    private async Task<DeliveryTally> FinishedAsync(BotProcess bot, EmulatedTeams teams)
    {
        var token = teams.Services.GetRequiredService<TokenIssuer>().IssueForPerson(teams.Chats.All.First(chat => chat.Person.Role == Role.Administrator).Person);
        CampaignView? view;
        do
        {
            await Task.Delay(200, Cancellation);
            using var request = new HttpRequestMessage(HttpMethod.Get, "api/admin/campaigns/" + Campaign) { Headers = { Authorization = new("Bearer", token) } };
            using var response = await bot.Http.SendAsync(request, Cancellation);
            view = await response.Content.ReadFromJsonAsync(AdminJson.Default.CampaignView, Cancellation);
            Assert.Equal(People, view!.Targeted);
            Assert.Equal(view.Targeted, view.Delivered + view.Failed + view.Excluded + view.Pending + view.Sending);
        }
        while (view.State != "finished");

        await bot.KillAsync();
        var tally = await CheckAsync(isFinished: true);
        Assert.Equal((view.Delivered, view.Ambiguous), (tally.Delivered, tally.Ambiguous));
        return tally;
    }

    private static async Task UntilAsync(Func<bool> isTrue)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromMinutes(3));
        while (!isTrue())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
