using System.Collections.Concurrent;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Receipts;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Schedules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Delivery;

/// <summary>What the ledger says after Teams answered in each of its ways.</summary>
public sealed class SendOutcomeTests
{
    private const string Invitation = Harbor.RoundId + ".invite";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("blockedByAdmin", DeliveryReason.BlockedByAdmin)]
    [InlineData("notInRoster", DeliveryReason.AppNotInstalled)]
    [InlineData("notInRosterAs404", DeliveryReason.AppNotInstalled)]
    [InlineData("blockedByUser", DeliveryReason.BlockedByUser)]
    [InlineData("notInstalled", DeliveryReason.AppNotInstalled)]
    [InlineData("notEnoughPermissions", DeliveryReason.AppNotInstalled)]
    [InlineData("writesBlocked", DeliveryReason.BlockedByUser)]
    [InlineData("unknownForbidden", DeliveryReason.AppNotInstalled)]
    [InlineData("conversationNotFound", DeliveryReason.AppNotInstalled)]
    public async Task A_person_who_cannot_be_reached_is_counted_with_the_reason_and_nobody_else_waits_for_them(string fault, DeliveryReason reason)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await SetFaultsAsync(agency, new { seed = 3, people = new Dictionary<string, double>(StringComparer.Ordinal) { [fault] = 0.4 } });

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        var rows = await agency.DeliveriesAsync(Invitation);
        var failed = rows.Where(row => row.Value.State == DeliveryState.Failed).ToList();
        Assert.InRange(failed.Count, 2, 18);
        Assert.All(failed, row => Assert.Equal((reason, 0), (row.Value.Reason!.Value, row.Value.Tries)));
        Assert.All(rows.Except(failed), row => Assert.Equal(DeliveryState.Delivered, row.Value.State));
        Assert.Equal(rows.Count - failed.Count, await ReceivedOnceAsync(agency));
        await agency.CheckLedgerAsync();
    }

    [Fact]
    public async Task A_chat_that_is_gone_is_made_anew_once_and_the_message_arrives()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await SetFaultsAsync(agency, new { seed = 3, people = new { conversationLost = 0.5 } });

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.All((await agency.DeliveriesAsync(Invitation)).Values, row => Assert.Equal(DeliveryState.Delivered, row.State));
        Assert.Equal(20, await ReceivedOnceAsync(agency));
    }

    [Fact]
    public async Task What_passes_is_tried_again_and_a_message_that_may_have_come_twice_is_counted()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await SetFaultsAsync(agency, new { seed = 4, rates = new Dictionary<string, double>(StringComparer.Ordinal) { ["503"] = 0.1, ["dropAfter"] = 0.15, ["401"] = 0.1, ["429"] = 0.05 } });

        await agency.AdvanceAsync("2026-10-05T18:00:00Z");

        var rows = await agency.DeliveriesAsync(Invitation);
        var polls = agency.Service<MessageReceipts>().TimesReceived(new ReceiptFilter(Action: SubmitBallot.VerbName));
        Assert.All(rows.Values, row => Assert.Equal(DeliveryState.Delivered, row.State));
        Assert.All(polls, poll => Assert.NotEqual(0, poll.Times));
        Assert.Contains(polls, poll => poll.Times > 1);
        Assert.All(polls.Where(poll => poll.Times > 1), poll => Assert.True(rows[poll.Person.Id].IsAmbiguous));
    }

    [Fact]
    public async Task Sending_that_keeps_failing_ends_when_the_poll_closes_and_says_so()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await SetFaultsAsync(agency, new { seed = 4, rates = new Dictionary<string, double>(StringComparer.Ordinal) { ["412"] = 1.0 } });

        await agency.AdvanceAsync("2026-10-05T17:30:00Z");

        Assert.All((await agency.DeliveriesAsync(Invitation)).Values, row => Assert.Equal((DeliveryState.Failed, DeliveryReason.GaveUp), (row.State, row.Reason!.Value)));
        await agency.CheckLedgerAsync();
    }

    [Fact]
    public async Task A_card_larger_than_Teams_takes_is_never_sent()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(NudgeMessage)));
            builder.Services.AddSingleton<ICampaignMessage, HugeNudge>();
        });

        await agency.AdvanceAsync("2026-10-13T18:00:00Z");

        var rows = (await agency.DeliveriesAsync("nudges-20261013")).Values;
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal((DeliveryState.Failed, DeliveryReason.TooBig), (row.State, row.Reason!.Value)));
        Assert.Empty(agency.Service<MessageReceipts>().Contents(new ReceiptFilter(Title: HugeNudge.Words)));
    }

    [Fact]
    public async Task However_many_send_the_same_batch_at_once_nobody_gets_it_twice()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(
            change: Downtime.ManyMessages, programs: SandboxPrograms.Yaml.Replace("[manager, leader]", "[staff, manager, leader, administrator]", StringComparison.Ordinal));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var roster = agency.Service<Roster.Agency>().Roster;
        var campaign = new CampaignRow("again.remind", CampaignKind.Nudge, "nudges", new DateOnly(2026, 10, 5), new DateTimeOffset(2026, 10, 12, 23, 0, 0, TimeSpan.Zero));
        var batches = await agency.Service<Campaigns>().AddAsync(campaign, roster.People, roster.People.Count, TimeSpan.Zero, Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => agency.Service<DeliverBatch>().RunAsync(campaign.Id, Assert.Single(batches)), Cancellation)));

        var nudges = agency.Service<MessageReceipts>().TimesReceived(new ReceiptFilter(Action: AnswerNudge.Accept));
        Assert.Equal(20, nudges.Count(nudge => nudge.Times == 1));
        Assert.DoesNotContain((await agency.DeliveriesAsync(campaign.Id)).Values, row => row.IsAmbiguous);
    }

    [Fact]
    public async Task While_Teams_takes_nothing_people_are_not_blamed_for_it()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: builder =>
            builder.Configuration.AddInMemoryCollection([new("Bot:MaxTries", "1"), new("Bot:RequestsPerSecond", "1000")]));
        await agency.AdvanceAsync("2026-10-05T15:59:00Z");
        await SetFaultsAsync(agency, new { seed = 4, retryAfterSeconds = 0, rates = new Dictionary<string, double>(StringComparer.Ordinal) { ["429"] = 1.0 } });
        await agency.AdvanceAsync("2026-10-05T16:10:00Z");
        Assert.Contains((await agency.DeliveriesAsync(Invitation)).Values, row => row is { State: DeliveryState.Pending, Reason: DeliveryReason.GaveUp });

        // The host is down until after the close.
        await using var later = await agency.SleepUntilAsync("2026-10-13T14:00:00Z");
        await later.AdvanceAsync("2026-10-13T15:00:00Z");

        var rows = (await later.DeliveriesAsync(Invitation)).Values;
        Assert.All(rows, row => Assert.Equal((DeliveryState.Failed, DeliveryReason.GaveUp), (row.State, row.Reason!.Value)));
    }

    [Fact]
    public async Task An_outcome_whose_write_was_not_answered_is_told_from_somebody_elses_and_gives_the_place_in_the_week_back()
    {
        var time = new ShortenedTime(TimeSpan.FromSeconds(1)) { IsHurried = true };
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: time.IntoHost + WatchedStore.Into(watched => store = watched));
        await SetFaultsAsync(agency, new { seed = 3, people = new { blockedByUser = 1.0 } });
        var lost = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        store.After = change =>
        {
            if (change.Table == Tables.Deliveries && change.Rows[0].Body.Contains("\"Failed\"", StringComparison.Ordinal) && lost.TryAdd(change.Rows[0].RowKey, true))
            {
                throw new EntityStoreException(StoreProblem.Unavailable, "The answer was lost.");
            }
        };

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.Equal(20, lost.Count);
        Assert.All((await agency.DeliveriesAsync(Invitation)).Values, row => Assert.Equal((DeliveryState.Failed, DeliveryReason.BlockedByUser), (row.State, row.Reason!.Value)));
        var budgets = await agency.ReadAsync(Tables.Budgets);
        Assert.Equal(20, budgets.Count);
        Assert.DoesNotContain(budgets, row => row.Body.Contains(Invitation, StringComparison.Ordinal));
    }

    private static async Task SetFaultsAsync(AgencyAtWork agency, object plan)
    {
        var (status, body) = await agency.PostAsync("sandbox/api/faults", plan);
        Assert.True(status == 200, body.ToString());
    }

    private static async Task<int> ReceivedOnceAsync(AgencyAtWork agency)
    {
        var times = new List<int>();
        foreach (var person in agency.People)
        {
            times.Add((await person.HeardAsync(SubmitBallot.VerbName)).Count);
        }

        Assert.DoesNotContain(times, received => received > 1);
        return times.Count(received => received == 1);
    }

    private sealed class HugeNudge : ICampaignMessage
    {
        public const string Words = "Huge";

        public CampaignKind Kind => CampaignKind.Nudge;

        public Task<Activity?> ComposeAsync(CampaignRow campaign, Caller recipient, CancellationToken cancellationToken) =>
            Task.FromResult<Activity?>(MessageFactory.Card(CardParts.Plain(recipient.Language, Words + new string('.', 60_000))));
    }
}
