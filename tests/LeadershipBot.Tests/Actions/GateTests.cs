using LeadershipBot.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Pulses;
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
        Assert.StartsWith($"Monthly pulse\nNobody has told you yet what we heard the last time. The agency's reason:\n{Reason}\n", poll.Words, StringComparison.Ordinal);
        Assert.Contains("Todavía no se le ha contado", (await _agency.Find("North2").HeardAsync(SubmitBallot.VerbName))[^1].Words, StringComparison.Ordinal);
        Assert.StartsWith("No pulse waits", (await admin.SaysAsync("abrir igual " + Reason)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_round_that_showed_nothing_keeps_nobody_waiting()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(AnsweredHarbor.NextOpens);

        Assert.Equal(2, (await agency.Find("North1").HeardAsync(SubmitBallot.VerbName)).Count(message => message.At.Day is 5 or 2));
    }

    private async Task<RoundRow?> FindAsync(string roundId) => (await _agency.Service<Rounds>().FindAsync(roundId, TestContext.Current.CancellationToken))?.Value;
}
