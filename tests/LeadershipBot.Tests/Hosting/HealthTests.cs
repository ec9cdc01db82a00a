using System.Net;
using LeadershipBot.BotFramework.Authentication;
using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Delivery;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Telemetry;
using LeadershipBot.Tests.Doctor;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Hosting;

/// <summary>What a platform, and whoever looks, is told of the bot.</summary>
public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bot_that_is_well_says_so()
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost);

        var (status, text) = await GetAsync(agency, "/healthz");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Matches(@"^live \d+\.\d+\.\d+(\+[0-9a-f]{40})?$", text);
        Assert.Equal((HttpStatusCode.OK, "ready"), await GetAsync(agency, "/readyz"));
        Assert.DoesNotContain(log.Lines, line => line.StartsWith("LeadershipBot.Operations.HealthReport", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    public async Task A_monitor_that_asks_for_the_head_alone_is_answered(string path)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await agency.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
    }

    [Fact]
    public async Task Content_with_errors_is_something_to_look_at()
    {
        var folder = Directory.CreateTempSubdirectory("content-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "instruments"));
        await File.WriteAllTextAsync(Path.Combine(folder, "instruments", "broken.json"), "{", Cancellation);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder => builder.Configuration.AddInMemoryCollection([new("Content:Folder", folder)]));

        Assert.Equal((HttpStatusCode.OK, "degraded: content files with errors were left out (look at the log)"), await GetAsync(agency, "/readyz"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_roster_that_was_refused_is_something_to_look_at_until_it_is_mended()
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost);
        await File.WriteAllTextAsync(agency.RosterPath, "no,columns\nof,ours\n", Cancellation);
        agency.Service<AgencyFiles>().Load();

        Assert.Equal(
            (HttpStatusCode.OK, "degraded: the roster or the programs were refused, what ran before keeps running (look at the log)"), await GetAsync(agency, "/readyz"));
        await GetAsync(agency, "/readyz");
        await File.WriteAllTextAsync(agency.RosterPath, Harbor.Csv(), Cancellation);
        agency.Service<AgencyFiles>().Load();
        Assert.Equal((HttpStatusCode.OK, "ready"), await GetAsync(agency, "/readyz"));

        Assert.Single(log.Lines, line => line.Contains("The bot works, and somebody should look: the roster", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.Contains("All is well again", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(StoreProblem.Unreadable, "the store holds rows that are damaged")]
    [InlineData(StoreProblem.NewerVersion, "the store holds rows of a newer version of the bot")]
    public async Task Rows_that_can_not_be_read_are_something_to_look_at_and_the_rest_works(StoreProblem problem, string words)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        agency.Service<StoreHealth>().Note(new(problem, "The table Rounds holds a row."));

        Assert.Equal((HttpStatusCode.OK, $"degraded: {words} (look at Storage:DataDirectory and the log)"), await GetAsync(agency, "/readyz"));
    }

    [Theory]
    [InlineData(StoreProblem.Full, "the store is full")]
    [InlineData(StoreProblem.Unreadable, "the store holds rows that are damaged")]
    public async Task A_store_that_takes_no_row_is_not_ready(StoreProblem problem, string words)
    {
        using var log = new CapturedLog();
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost + WatchedStore.Into(watched => store = watched));
        store.Before = change =>
        {
            if (change.Table == Tables.Probes)
            {
                throw new EntityStoreException(problem, "The store is in trouble.");
            }
        };

        Assert.Equal((HttpStatusCode.ServiceUnavailable, $"not ready: {words} (look at Storage:DataDirectory and the log)"), await GetAsync(agency, "/readyz"));
        await GetAsync(agency, "/readyz");

        Assert.Single(log.Lines, line => line.Contains($"The bot can't do its work: {words}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_its_scheduler_it_is_not_ready()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await (await agency.Service<ISchedulerFactory>().GetScheduler(Cancellation)).Standby(Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not ready: the scheduler is not running"), await GetAsync(agency, "/readyz"));
    }

    [Fact]
    public async Task Messages_that_wait_for_long_are_something_to_look_at()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var queue = agency.Service<SendQueue>();
        var now = agency.Service<TimeProvider>().GetUtcNow();
        queue.Note("poll", 0, now.AddMinutes(-16));
        queue.Note("poll", 1, now.AddMinutes(-1));

        Assert.Equal(
            (HttpStatusCode.OK, "degraded: messages that are due have waited for more than 15 minutes (look at the log and at Teams' service health)"), await GetAsync(agency, "/readyz"));
        queue.Note("poll", 0, oldest: null);
        Assert.Equal((HttpStatusCode.OK, "ready"), await GetAsync(agency, "/readyz"));
    }

    [Fact]
    public async Task What_another_process_has_sent_waits_here_no_more()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var queue = agency.Service<SendQueue>();
        queue.Note("sent-by-another", 0, agency.Service<TimeProvider>().GetUtcNow().AddMinutes(-16));
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);

        Assert.Equal(TimeSpan.Zero, queue.Age);
    }

    [Theory]
    [InlineData(RoundTrouble.TakesNoAnswers, "a round takes no answers")]
    [InlineData(RoundTrouble.Uncountable, "a round can't be counted")]
    [InlineData(RoundTrouble.Altered, "answers were altered and not counted")]
    public async Task A_round_in_trouble_is_something_to_look_at(RoundTrouble trouble, string words)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        agency.Service<RoundTroubles>().Note("one", trouble);
        agency.Service<RoundTroubles>().Note("another", trouble);

        Assert.Equal((HttpStatusCode.OK, $"degraded: {words} (look at the log)"), await GetAsync(agency, "/readyz"));
        agency.Service<RoundTroubles>().Clear("one", trouble);
        agency.Service<RoundTroubles>().Clear("another", trouble);
        Assert.Equal((HttpStatusCode.OK, "ready"), await GetAsync(agency, "/readyz"));
    }

    [Fact]
    public async Task A_rate_far_below_the_usual_is_something_to_look_at()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var connector = agency.Service<ConnectorClient>();
        SendingConcern At(double usual) => new(agency.Service<SendQueue>(), connector, Options.Create(new BotFrameworkOptions { RequestsPerSecond = (int)(connector.Rate * usual) }));

        Assert.Null(At(usual: 4).Words);
        Assert.Equal("Teams takes far fewer messages than usual", At(usual: 6).Words);
        OperationsPage.Has("degraded: " + At(usual: 6).Words);
    }

    [Fact]
    public async Task A_send_that_can_not_go_out_waits_in_the_queue_and_leaves_it_when_it_does()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        store.Before = change =>
        {
            if (change.Table == Tables.Deliveries && change.Kind == "replace")
            {
                throw new EntityStoreException(StoreProblem.Unavailable, "The store is in trouble.");
            }
        };
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        Assert.InRange(agency.Service<SendQueue>().Age, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));

        store.Before = null;
        await agency.AdvanceAsync("2026-10-05T18:00:00Z");
        await agency.Service<FinishWork>().RunAsync(atStart: true, Cancellation);
        await agency.AdvanceAsync("2026-10-05T19:00:00Z");
        Assert.Equal(TimeSpan.Zero, agency.Service<SendQueue>().Age);
    }

    [Theory]
    [InlineData(false, "The bot works, and somebody should look: the store answers slowly")]
    [InlineData(true, "The bot can't do its work: the scheduler is not running")]
    public async Task What_lasts_is_in_the_log_every_half_hour_for_alerts_that_look_at_the_last_hour(bool isBroken, string line)
    {
        using var log = new CapturedLog();
        var time = new MovableTime();
        await using var agency = await AgencyAtWork.StartHarborAsync();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        var concern = new Concern { Words = "the store answers slowly" };
        var health = new HealthReport(
            agency.Service<Readiness>(), agency.Service<StoreHealth>(), agency.Service<IOptions<StoreOptions>>(), agency.Service<ISchedulerFactory>(), [concern], time,
            loggers.CreateLogger<HealthReport>());
        var scheduler = await agency.Service<ISchedulerFactory>().GetScheduler(Cancellation);
        if (isBroken)
        {
            await scheduler.Standby(Cancellation);
        }

        await health.ReadAsync(Cancellation);
        time.Move(SaidAgain.Every - TimeSpan.FromSeconds(1));
        await health.ReadAsync(Cancellation);
        Assert.Single(log.Lines, said => said.Contains(line, StringComparison.Ordinal));

        time.Move(TimeSpan.FromSeconds(1));
        await health.ReadAsync(Cancellation);
        await health.ReadAsync(Cancellation);
        Assert.Equal(2, log.Lines.Count(said => said.Contains(line, StringComparison.Ordinal)));

        concern.Words = null;
        await scheduler.Start(Cancellation);
        await health.ReadAsync(Cancellation);
        time.Move(SaidAgain.Every);
        await health.ReadAsync(Cancellation);
        Assert.Equal(3, log.Lines.Count);
        Assert.Single(log.Lines, said => said.Contains("All is well again", StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificates_file_that_can_not_be_used_is_something_to_look_at_until_it_is_mended()
    {
        var time = new MovableTime();
        var folder = Directory.CreateTempSubdirectory("certificate-").FullName;
        var options = Options.Create(new BotFrameworkOptions { AppType = AppTypes.Certificate, CertificatePath = Path.Combine(folder, "bot.pem") });
        var concern = new CertificateConcern(options, time);
        Assert.Equal("the file in Bot:CertificatePath can't be used (run the doctor)", concern.Words);
        OperationsPage.Has("degraded: " + concern.Words);

        CertificateFiles.Write(folder, new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.NotNull(concern.Words);
        time.Move(CertificateConcern.LookEvery);
        Assert.Null(concern.Words);
        options.Value.AppType = AppTypes.UserAssignedMSI;
        File.Delete(options.Value.CertificatePath!);
        time.Move(CertificateConcern.LookEvery);
        Assert.Null(concern.Words);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Whatever is said must stand on the page for operators.</summary>
    private static async Task<(HttpStatusCode Status, string Text)> GetAsync(AgencyAtWork agency, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await agency.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync(Cancellation);
        if (path == "/readyz" && text.Length > 0)
        {
            OperationsPage.Has(text);
        }

        return (answer.StatusCode, text);
    }

    private sealed class Concern : IConcern
    {
        public string? Words { get; set; }
    }
}
