using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Operations;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace LeadershipBot.Tests.Delivery;

/// <summary>Since when messages are due: what Teams refuses waits, however often it is tried, and what waits for its own moment does not.</summary>
public sealed class QueueAgeTests
{
    private const string Invitation = Harbor.RoundId + ".invite";
    private const string Opened = "2026-10-05T16:00:00Z";
    private const string Waited = "degraded: messages that are due have waited for more than 15 minutes";

    private static readonly DateTimeOffset AFewDaysLater = new(2026, 10, 9, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    public async Task What_Teams_refuses_again_and_again_waits_since_it_was_due_first(int status)
    {
        var teams = new Teams();
        await using var agency = await StartAsync(teams);
        teams.Refuses = status;
        await agency.AdvanceAsync("2026-10-05T16:10:00Z");
        Assert.InRange(Age(agency), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        Assert.DoesNotContain(Waited, await ReadyAsync(agency), StringComparison.Ordinal);

        await agency.AdvanceAsync("2026-10-05T16:20:00Z");
        Assert.Contains(Waited, await ReadyAsync(agency), StringComparison.Ordinal);

        await agency.AdvanceAsync("2026-10-05T21:00:00Z");
        Assert.InRange(Age(agency), TimeSpan.FromHours(4.9), TimeSpan.FromHours(5.1));
        var rows = (await agency.DeliveriesAsync(Invitation)).Values.Where(row => row.DueSince is not null).ToList();
        Assert.Equal(agency.People.Count, rows.Count);
        Assert.Contains(rows, row => row is { State: DeliveryState.Pending, Tries: > 8 } && row.DueSince < DateTimeOffset.Parse(Opened, null).AddMinutes(1));
    }

    [Fact]
    public async Task It_waits_no_more_once_it_went_out()
    {
        var teams = new Teams();
        await using var agency = await StartAsync(teams);
        teams.Refuses = 401;
        await agency.AdvanceAsync("2026-10-05T17:30:00Z");
        Assert.Contains(Waited, await ReadyAsync(agency), StringComparison.Ordinal);

        // How much goes into one chat is limited in real time, of which hardly any passes here: some go out with a later try.
        teams.Refuses = null;
        for (var at = DateTimeOffset.Parse("2026-10-05T18:00:00Z", null); at < AFewDaysLater && (await RowsAsync(agency)).Any(row => row.IsOpen); at = at.AddMinutes(30))
        {
            await agency.AdvanceAsync(at.ToString("O", null));
        }

        Assert.Equal(TimeSpan.Zero, Age(agency));
        Assert.DoesNotContain(Waited, await ReadyAsync(agency), StringComparison.Ordinal);
        Assert.All(await RowsAsync(agency), row => Assert.Equal((DeliveryState.Delivered, null), (row.State, row.DueSince)));
    }

    [Fact]
    public async Task Outside_the_hours_in_which_people_are_written_to_nothing_is_due()
    {
        var teams = new Teams();
        await using var agency = await StartAsync(teams);
        teams.Refuses = 401;
        await agency.AdvanceAsync("2026-10-06T08:00:00Z");
        Assert.Equal(TimeSpan.Zero, Age(agency));

        await agency.AdvanceAsync("2026-10-06T15:00:00Z");
        Assert.InRange(Age(agency), TimeSpan.FromHours(1.9), TimeSpan.FromHours(2.1));
    }

    [Theory]
    [InlineData(500, DeliveryReason.Refused, "2026-10-05T15:59:30Z", "2026-10-05T18:00:00Z")]
    [InlineData(503, DeliveryReason.GaveUp, "2026-10-05T15:59:30Z", "2026-10-05T18:00:00Z")]
    [InlineData(401, DeliveryReason.GaveUp, "2026-10-12T22:30:00Z", "2026-10-12T23:30:00Z")]
    public async Task What_never_went_out_counts_among_the_failed(int status, DeliveryReason reason, string from, string until)
    {
        var teams = new Teams();
        await using var agency = await StartAsync(teams);
        teams.Refuses = status;
        await agency.AdvanceAsync(from);
        agency.Service<SendingFigures>().Take();
        await agency.AdvanceAsync(until);

        var rows = (await agency.DeliveriesAsync(Invitation)).Values;
        Assert.All(rows, row => Assert.Equal((DeliveryState.Failed, reason, null), (row.State, row.Reason ?? default, row.DueSince)));
        Assert.InRange(agency.Service<SendingFigures>().Take().Failed, agency.People.Count, int.MaxValue);
    }

    [Fact]
    public async Task A_campaign_that_begins_while_finished_ones_are_looked_for_is_not_forgotten()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        var queue = agency.Service<SendQueue>();
        var since = agency.Service<TimeProvider>().GetUtcNow().AddMinutes(-16);
        queue.Note("sent-by-another", 0, since);
        store.BeforeCall = call =>
        {
            if (call is { Kind: "query" } && call.Table == Tables.Campaigns)
            {
                queue.Note("begun-meanwhile", 0, since);
            }
        };

        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);

        Assert.Equal(["begun-meanwhile"], queue.Campaigns);
    }

    /// <summary>Just before the first round opens.</summary>
    private static async Task<AgencyAtWork> StartAsync(Teams teams)
    {
        // What real time is spent on is not waited for here.
        KeyValuePair<string, string?>[] hurry = [new("Bot:MaxTries", "1"), new("Bot:RequestsPerSecond", "1000"), new("Bot:LongestCampaignWait", "00:00:00")];
        var agency = await AgencyAtWork.StartHarborAsync(change: builder => builder.Configuration.AddInMemoryCollection(hurry), map: app => app.Use(teams.AnswerAsync));
        await agency.AdvanceAsync("2026-10-05T15:59:00Z");
        return agency;
    }

    private static async Task<IReadOnlyList<DeliveryRow>> RowsAsync(AgencyAtWork agency) => [.. (await agency.DeliveriesAsync(Invitation)).Values];

    private static TimeSpan Age(AgencyAtWork agency) => agency.Service<SendQueue>().Age;

    private static async Task<string> ReadyAsync(AgencyAtWork agency)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/readyz");
        using var answer = await agency.SendAsync(request);
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private sealed class Teams
    {
        /// <summary>What the connector answers to everything; null where it takes it.</summary>
        public int? Refuses { get; set; }

        public Task AnswerAsync(HttpContext context, RequestDelegate next)
        {
            if (Refuses is not { } status || !context.Request.Path.StartsWithSegments("/connector", StringComparison.Ordinal))
            {
                return next(context);
            }

            context.Response.StatusCode = status;
            return Task.CompletedTask;
        }
    }
}
