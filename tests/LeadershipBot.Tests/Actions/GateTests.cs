using LeadershipBot.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Actions;

/// <summary>The next round waits until everybody was told what was heard, or an administrator says why not.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string NextRound = "pulse-20261102";

    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync() => _agency = await AnsweredHarbor.StartAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task A_round_waits_says_so_once_and_opens_as_soon_as_everybody_is_told()
    {
        await _agency.AdvanceAsync("2026-11-02T20:00:00Z");
        Assert.Null(await FindAsync(NextRound));
        Assert.Contains("“Monthly pulse” does not open yet", (await _agency.Find("Admin").SaysAsync("status")).Words, StringComparison.Ordinal);
        Assert.Contains("“Monthly pulse” does not open yet", (await _agency.Find("Director").SaysAsync("actions")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("does not open yet", (await _agency.Find("NorthLead").SaysAsync("actions")).Words, StringComparison.Ordinal);
        await _agency.Service<Operations.FinishWork>().RunAsync(atStart: false, TestContext.Current.CancellationToken);
        await _agency.AdvanceAsync("2026-11-02T21:00:00Z");
        foreach (var key in new[] { "Admin", "Director" })
        {
            Assert.Single(await _agency.Find(key).HeardAsync(), message => message.Words.StartsWith("“Monthly pulse” does not open yet", StringComparison.Ordinal));
        }

        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync("2026-11-02T22:00:00Z");

        Assert.NotNull(await FindAsync(NextRound));
        Assert.Equal(2, (await _agency.Find("North1").HeardAsync(SubmitBallot.VerbName)).Count(message => message.At.Month == 11) + 1);
    }

    [Fact]
    public async Task A_round_that_waited_too_long_moves_to_a_later_day()
    {
        await _agency.AdvanceAsync("2026-11-10T20:00:00Z");
        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync("2026-11-18T20:00:00Z");

        var rounds = _agency.Service<Rounds>();
        var all = await rounds.AllAsync(TestContext.Current.CancellationToken).Select(round => round.Value).ToListAsync(TestContext.Current.CancellationToken);
        Assert.InRange(Assert.Single(all, round => round.Id != Harbor.RoundId).OpenDate, new DateOnly(2026, 11, 10), new DateOnly(2026, 11, 12));
    }

    [Fact]
    public async Task Whoever_told_before_is_not_kept_waiting()
    {
        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync(AnsweredHarbor.NextOpens);

        Assert.Equal(new DateTime(2026, 11, 2, 10, 0, 0), _agency.Find("North1").LocalTimeOf((await _agency.Find("North1").HeardAsync(SubmitBallot.VerbName))[^1]).DateTime);
        Assert.DoesNotContain(await _agency.CampaignsAsync(), campaign => campaign.Kind == CampaignKind.Barrier);
    }

    [Fact]
    public async Task An_administrator_opens_it_anyway_with_a_reason_that_staff_read()
    {
        const string Reason = "The director is on leave until the 20th.";
        var admin = _agency.Find("Admin");
        await _agency.AdvanceAsync("2026-11-02T20:00:00Z");
        Assert.StartsWith("Please type **open anyway**", (await admin.SaysAsync("open anyway too short")).Words, StringComparison.Ordinal);
        Assert.StartsWith("I did not understand", (await _agency.Find("Director").SaysAsync("open anyway " + Reason)).Words, StringComparison.Ordinal);

        var preview = await admin.SaysAsync("open anyway: " + Reason);
        Assert.Contains(Reason, preview.Words, StringComparison.Ordinal);
        Assert.Null(await FindAsync(NextRound));
        Assert.StartsWith("Done. The pulse opens", (await admin.TapsOnAsync(preview, OpenAnyway.VerbName)).Words, StringComparison.Ordinal);
        await _agency.AdvanceAsync("2026-11-02T22:00:00Z");

        var poll = (await _agency.Find("North1").HeardAsync(SubmitBallot.VerbName))[^1];
        Assert.StartsWith($"Monthly pulse\nWhen this pulse opened, the agency had not told everybody what we heard the last time. Its reason:\n{Reason}\n", poll.Words, StringComparison.Ordinal);
        Assert.Contains("Cuando se abrió esta encuesta, la agencia no había contado", (await _agency.Find("North2").HeardAsync(SubmitBallot.VerbName))[^1].Words, StringComparison.Ordinal);
        Assert.StartsWith("No pulse waits", (await admin.SaysAsync("abrir igual " + Reason)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_was_let_go_late_has_all_its_days_and_reaches_a_team_whose_lead_wrote_twice_meanwhile()
    {
        await _agency.AdvanceAsync("2026-11-04T18:00:00Z");
        await _agency.Find("NorthLead").TellsAsync();
        await FollowUpTests.PromiseAsync(_agency.Find("NorthLead"), "Keep Fridays free", "2026-12-01");
        await _agency.AdvanceAsync("2026-11-05T21:00:00Z");
        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync("2026-11-06T22:00:00Z");

        var round = (await FindAsync("pulse-20261106"))!;
        Assert.Equal(new DateOnly(2026, 11, 13), round.ClosingDay);
        foreach (var key in new[] { "North1", "North3", "South1" })
        {
            Assert.Equal(new DateTime(2026, 11, 6), _agency.Find(key).LocalTimeOf((await _agency.Find(key).HeardAsync(SubmitBallot.VerbName))[^1]).Date);
        }
    }

    [Fact]
    public async Task While_it_waits_everybody_reads_why_and_leaders_are_asked_weekly()
    {
        await _agency.AdvanceAsync("2026-11-02T20:00:00Z");
        foreach (var command in new[] { "pulse", "actions" })
        {
            Assert.Contains(
                "“Monthly pulse” was due on November 2, 2026. It waits until leaders tell you", (await _agency.Find("North1").SaysAsync(command)).Words, StringComparison.Ordinal);
        }

        Assert.Contains("era para el 2 de noviembre de 2026. Espera hasta", (await _agency.Find("North2").SaysAsync("encuesta")).Words, StringComparison.Ordinal);

        await _agency.AdvanceAsync("2026-11-20T20:00:00Z");
        Assert.Equal([2, 9, 16], (await AskedAsync("Director")).Select(message => _agency.Find("Director").LocalTimeOf(message).Day));

        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync("2026-11-20T20:05:00Z");
        Assert.Contains("comes to you here in the next days", (await _agency.Find("North1").SaysAsync("pulse")).Words, StringComparison.Ordinal);
        await _agency.AdvanceAsync("2026-11-27T20:00:00Z");
        Assert.Equal(3, (await AskedAsync("Director")).Count);
        Assert.DoesNotContain("was due on November 2", (await _agency.Find("North1").SaysAsync("actions")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaders_are_asked_by_the_next_look_where_the_first_asking_failed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var faults = 2;
        WatchedStore store = null!;
        await using var agency = await AnsweredHarbor.StartAsync(watched => store = watched);
        store.Before = change =>
        {
            if (change.Table == Tables.Actions && Interlocked.Decrement(ref faults) >= 0)
            {
                throw new InvalidOperationException("The first writes fail.");
            }
        };
        await agency.AdvanceAsync("2026-11-02T20:00:00Z");
        await agency.Service<Operations.FinishWork>().RunAsync(atStart: false, cancellation);
        await agency.AdvanceAsync("2026-11-02T21:00:00Z");

        Assert.True(faults < 0);
        Assert.Single(await agency.Find("Director").HeardAsync(), message => message.Words.StartsWith("“Monthly pulse” does not open yet", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_is_sent_the_same_groups_results_twice_whoever_tells_first(bool teamFirst)
    {
        // North is not shown, so its lead and the director tell it the same.
        Func<Task>[] tell = [() => _agency.Find("NorthLead").TellsAsync(), _agency.TellsWhatWasHeardAsync];
        foreach (var one in teamFirst ? tell : [.. tell.Reverse()])
        {
            await one();
            await _agency.AdvanceAsync((await _agency.NowAsync()).AddDays(3).ToString("O", null));
        }

        await _agency.Find("SouthLead").TellsAsync();
        await _agency.AdvanceAsync("2026-10-31T00:00:00Z");

        Assert.Single(await HeardAsync("North1"));
        Assert.Equal(["Harbor County", "South"], (await HeardAsync("South1")).Select(message => message.Words.Split("**")[1]));

        async Task<IEnumerable<Message>> HeardAsync(string key) =>
            (await _agency.Find(key).HeardAsync()).Where(message => message.Words.StartsWith("What we heard", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_two_tellings_that_wait_for_one_morning_the_one_for_everybody_comes(bool teamFirst)
    {
        await _agency.AdvanceAsync((await _agency.NowAsync()).Date.AddDays(1).AddHours(5).ToString("O", null) + "Z");
        Func<Task>[] tell = [() => _agency.Find("NorthLead").TellsAsync(), _agency.TellsWhatWasHeardAsync];
        foreach (var one in teamFirst ? tell : [.. tell.Reverse()])
        {
            await one();
        }

        await _agency.AdvanceAsync("2026-10-31T00:00:00Z");

        foreach (var key in new[] { "North1", "North2", "North3" })
        {
            var heard = Assert.Single(
                await _agency.Find(key).HeardAsync(), message => message.Words.Split('\n')[0] is "What we heard" or "Lo que escuchamos");
            Assert.Contains(_agency.Find("Director").Name, heard.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_everybody_is_told_can_not_be_cancelled_and_what_a_team_is_told_can()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var admin = _agency.Find("Admin");
        await admin.SaysAsync("pause all");
        await _agency.TellsWhatWasHeardAsync();
        await _agency.Find("NorthLead").TellsAsync();
        await _agency.AdvanceAsync("2026-10-13T20:00:00Z");
        var all = (await _agency.CampaignsAsync()).Where(campaign => campaign.Kind is CampaignKind.AgencyHeard or CampaignKind.Heard).ToList();
        Assert.Equal(2, all.Count);
        foreach (var campaign in all)
        {
            var isOfAgency = campaign.Subject.EndsWith(".agency", StringComparison.Ordinal);
            Assert.Equal(!isOfAgency, (await _agency.Service<RunCampaigns>().CancelAsync(campaign.Id, cancellation))!.IsCancelled);
            Assert.Equal(isOfAgency ? 91 : 21, (int)Math.Round((campaign.Deadline - campaign.StartedAt).TotalDays));
        }

        Assert.DoesNotContain("heard.agency", (await admin.SaysAsync("status")).Card.GetRawText(), StringComparison.Ordinal);

        // What waited goes out as soon as quiet mode is over, perhaps before the answer.
        await _agency.PostAsync($"sandbox/api/people/{admin.Id}/messages", new { text = "resume all" });
        await _agency.AdvanceAsync("2026-10-15T18:00:00Z");
        Assert.Single(await _agency.Find("North1").HeardAsync(), message => message.Words.StartsWith("What we heard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_round_that_ended_without_a_release_opens_nothing_and_hides_no_reason()
    {
        const string Reason = "The director is on leave until the 20th.";
        var cancellation = TestContext.Current.CancellationToken;
        var first = (await FindAsync(Harbor.RoundId))!;
        var withdrawn = first with { Id = "pulse-20261019", OpenDate = new(2026, 10, 19), ClosesAt = first.ClosesAt.AddDays(14) };
        Assert.True(await _agency.Service<Rounds>().TryAddAsync(withdrawn, cancellation));

        await _agency.AdvanceAsync("2026-11-02T20:00:00Z");
        Assert.Null(await FindAsync(NextRound));

        var preview = await _agency.Find("Admin").SaysAsync("open anyway: " + Reason);
        await _agency.Find("Admin").TapsOnAsync(preview, OpenAnyway.VerbName);
        await _agency.AdvanceAsync("2026-11-02T22:00:00Z");
        Assert.Contains(Reason, (await _agency.Find("North1").HeardAsync(SubmitBallot.VerbName))[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_not_opened_anyway_before_it_is_due()
    {
        var admin = _agency.Find("Admin");
        Assert.StartsWith("“Monthly pulse” is not due yet", (await admin.SaysAsync("open anyway: leaders have no time")).Words, StringComparison.Ordinal);
        await admin.TapsAsync((await admin.HeardAsync())[0], OpenAnyway.VerbName, new { round = Harbor.RoundId, reason = "leaders have no time" });
        Assert.Null(await _agency.Service<ActionsTable>().FindOverrideAsync(Harbor.RoundId, TestContext.Current.CancellationToken));

        await _agency.AdvanceAsync("2026-11-02T20:00:00Z");
        Assert.Matches("Open [^ ]*Monthly pulse[^ ]* anyway", (await admin.SaysAsync("open anyway: leaders have no time")).Card.GetRawText());
    }

    [Fact]
    public async Task A_round_that_showed_nothing_keeps_nobody_waiting()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(AnsweredHarbor.NextOpens);

        Assert.Equal(2, (await agency.Find("North1").HeardAsync(SubmitBallot.VerbName)).Count(message => message.At.Day is 5 or 2));
    }

    private async Task<IReadOnlyList<Message>> AskedAsync(string key) =>
        [.. (await _agency.Find(key).HeardAsync()).Where(message => message.Words.StartsWith("“Monthly pulse” does not open yet", StringComparison.Ordinal))];

    private async Task<RoundRow?> FindAsync(string roundId) => (await _agency.Service<Rounds>().FindAsync(roundId, TestContext.Current.CancellationToken))?.Value;
}
