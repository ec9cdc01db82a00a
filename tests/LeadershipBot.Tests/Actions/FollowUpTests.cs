using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Operations;
using LeadershipBot.Roster;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Actions;

/// <summary>What follows from what somebody said is done behind their back, each by itself, and asked for once more.</summary>
public sealed class FollowUpTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ActionsTable Table => _agency.Service<ActionsTable>();

    public async ValueTask InitializeAsync() => _agency = await AnsweredHarbor.StartAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    internal static async Task PromiseAsync(Colleague lead, string text, string due)
    {
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due, owner = lead.Id });
        Assert.StartsWith("It is on its way", (await lead.TapsOnAsync(check, TapDraft.Send)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_done_while_somebody_waits_for_an_answer_and_what_fails_stops_nothing_behind_it()
    {
        // It can't be done: there is no unit in its key.
        await _agency.Service<FollowUps>().StartAsync(new(new(2026, 10, 12), FollowUpKind.TellHeard, "nobody"), Cancellation);

        await Table.AddAsync(new FollowUp(new(2026, 10, 10), FollowUpKind.TellHeard, "nobody"), Cancellation);
        var unit = Unit.KeyOf(_agency.Service<Agency>().Roster.Tree, "South");
        await Table.AddAsync(new FollowUp(new(2026, 10, 12), FollowUpKind.TellHeard, HeardMessage.KeyOf(Harbor.RoundId, unit)), Cancellation);
        await Table.TryAddAsync(new Core.Actions.Heard(Harbor.RoundId, unit, "South", _agency.Find("SouthLead").Id, new(2026, 10, 12, 23, 0, 0, TimeSpan.Zero), new(2026, 10, 12)), Cancellation);
        await _agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await _agency.AdvanceAsync("2026-10-14T20:00:00Z");

        Assert.Single(await _agency.Find("South1").HeardAsync(), message => message.Words.StartsWith("What we heard", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_change_that_is_noted_and_not_yet_written_is_told_once_it_is()
    {
        await PromiseAsync(_agency.Find("SouthLead"), "Keep Fridays free", "2026-10-20");
        await _agency.AdvanceAsync("2026-10-15T18:00:00Z");
        var promised = Assert.Single(await Table.ActionsAsync(unit: null, Cancellation));
        var going = new ActionChange(ActionStatus.Going, await _agency.NowAsync(), _agency.Find("SouthLead").Id, null, new(2026, 10, 26));
        var once = promised.With(going);
        var twice = once.With(going with { Status = ActionStatus.Done, Due = null });
        await WriteAsync(once);

        // Whoever writes the second has noted it, and another process looks in that moment.
        await Table.AddAsync(new FollowUp(new(2026, 10, 15), FollowUpKind.TellOutcome, FollowUps.KeyOf(once)), Cancellation);
        await Table.AddAsync(new FollowUp(new(2026, 10, 15), FollowUpKind.TellOutcome, FollowUps.KeyOf(twice)), Cancellation);
        await LookAsync("2026-10-15T18:10:00Z");
        Assert.Single(await OutcomesAsync());

        await WriteAsync(twice);
        await LookAsync("2026-10-15T18:20:00Z");
        Assert.Equal(2, (await OutcomesAsync()).Count);
        Assert.DoesNotContain(await Table.FollowUpsAsync(before: null, Cancellation), followUp => followUp.Kind == FollowUpKind.TellOutcome);
    }

    [Fact]
    public async Task An_owner_who_says_nothing_on_the_day_is_asked_once_more_a_week_later()
    {
        var lead = _agency.Find("SouthLead");
        await PromiseAsync(lead, "Keep Fridays free", "2026-10-20");
        await _agency.AdvanceAsync("2026-10-21T20:00:00Z");
        Assert.Single(await lead.HeardAsync(CheckOutcome.VerbName));

        await _agency.AdvanceAsync("2026-10-28T20:00:00Z");
        Assert.Equal(2, (await lead.HeardAsync(CheckOutcome.VerbName)).Count);
        Assert.Contains("going; it was due on October 20", (await _agency.Find("South1").SaysAsync("actions")).Words, StringComparison.Ordinal);

        await _agency.AdvanceAsync("2026-11-20T20:00:00Z");
        Assert.Equal(2, (await lead.HeardAsync(CheckOutcome.VerbName)).Count);
    }

    private async Task WriteAsync(LeadershipAction action) =>
        Assert.True(await Table.TryReplaceAsync((await Table.FindActionAsync(action.Key, Cancellation))!, action, Cancellation));

    private async Task LookAsync(string until)
    {
        await _agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await _agency.AdvanceAsync(until);
    }

    private async Task<IReadOnlyList<string>> OutcomesAsync() =>
        [.. (await _agency.CampaignsAsync()).Where(campaign => campaign.Kind == CampaignKind.Outcome).Select(campaign => campaign.Id)];
}
