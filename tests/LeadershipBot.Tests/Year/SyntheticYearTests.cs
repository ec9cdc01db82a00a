using LeadershipBot.Actions;
using LeadershipBot.Content;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Seasons;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Year;

public sealed class SyntheticYearTests(SyntheticYear year) : IClassFixture<SyntheticYear>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private NudgeLibrary Library => year.Agency.Service<ContentLibrary>().Nudges;

    [Fact]
    public async Task Nobody_who_leads_sees_a_nudge_twice_in_the_year()
    {
        Assert.Equal(24, year.Leading.Leads.Count);
        foreach (var lead in year.Leading.Leads)
        {
            var shown = (await ShownAsync(lead)).ConvertAll(row => row.Value.NudgeId);

            // Whoever is asked by every team, and to tell everybody, has fewer places left for ideas.
            Assert.InRange(shown.Count, lead.Role == "leader" ? 5 : 20, 80);
            Assert.Equal(shown.Count, shown.Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task Each_season_has_its_practices_in_the_managers_own_order_and_their_steps_in_order()
    {
        var seasons = 0;
        foreach (var lead in year.Leading.Leads)
        {
            var noticed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var ofSeason in (await ShownAsync(lead)).GroupBy(row => SeasonCalendar.IdOf(row.Value.SentOn)))
            {
                var order = await OrderAsync(ofSeason.Key, lead);
                Assert.Equal((await PracticesAsync(ofSeason.Key)).Order(StringComparer.Ordinal), order.Practices.Order(StringComparer.Ordinal));
                var season = SeasonCalendar.Of(ofSeason.First().Value.SentOn, order.Practices, SeasonChoice.Shipped);
                foreach (var row in ofSeason.Where(row => row.Value.Because == NudgeReason.SeasonPractice))
                {
                    Assert.Equal(order.Practices[season.PlaceOf(row.Value.SentOn)], Library.Find(row.Value.NudgeId)!.PracticeId);
                }

                // What was written for hard weeks, or for one standing, comes by itself and leads through no practice.
                var led = ofSeason.Where(row => row.Value.Because is not (NudgeReason.HardWeeks or NudgeReason.OwnLevel));
                foreach (var practice in led.Select(row => Library.Find(row.Value.NudgeId)!).GroupBy(nudge => nudge.PracticeId))
                {
                    // It begins with noticing, unless they noticed in an earlier season of the year, and never goes back.
                    var steps = practice.Select(nudge => nudge.Step).ToList();
                    Assert.True(steps[0] == NudgeStep.Notice || noticed.Contains(practice.Key), $"{ofSeason.Key} {practice.Key}: {string.Join(' ', steps)}");
                    Assert.Equal(steps.Order(), steps);
                    noticed.Add(practice.Key);
                }

                seasons++;
            }
        }

        // Four quarters; the director may have had no place in one.
        Assert.InRange(seasons, (24 * 4) - 1, 24 * 4);
    }

    [Fact]
    public async Task Chance_gives_each_practice_the_first_place_about_equally_often()
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var lead in year.Leading.Leads)
        {
            var order = await OrderAsync("2027-q1", lead);
            first[order.Practices[0]] = first.GetValueOrDefault(order.Practices[0]) + 1;
        }

        // 24 people in at most four strata, filled in blocks of three.
        Assert.Equal(3, first.Count);
        Assert.InRange(first.Values.Max() - first.Values.Min(), 0, 4);
    }

    [Fact]
    public async Task The_orders_follow_from_the_seed_that_is_stored_with_them()
    {
        foreach (var season in new[] { "2026-q4", "2027-q1", "2027-q2", "2027-q3" })
        {
            var orders = new Dictionary<string, StartOrderRow>(StringComparer.Ordinal);
            foreach (var lead in year.Leading.Leads)
            {
                orders[lead.Id] = await OrderAsync(season, lead);
            }

            var again = StartOrders.Draw(
                SeasonCalendar.Of(FirstDayOf(season), await PracticesAsync(season), SeasonChoice.Shipped),
                orders.Values.First().Seed,
                orders.ToDictionary(order => order.Key, order => order.Value.Stratum, StringComparer.Ordinal),
                []);
            Assert.All(again, order => Assert.Equal(order.PracticeIds, orders[order.PersonId].Practices));
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_choices()
    {
        Assert.InRange(year.FirstWeeks.Count, 20, 200);
        Assert.Equal(year.FirstWeeks.OrderBy(pair => pair.Key, StringComparer.Ordinal), year.FirstWeeksAgain.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nobody_gets_more_than_two_messages_in_any_week_without_asking()
    {
        var roster = year.Agency.Service<Agency>().Roster;
        var weeks = new Dictionary<(string Person, DateOnly Week), int>();
        var kinds = new Dictionary<CampaignKind, int>();
        foreach (var campaign in await year.Agency.CampaignsAsync())
        {
            foreach (var (id, row) in await year.Agency.DeliveriesAsync(campaign.Id))
            {
                if (row.State == DeliveryState.Delivered)
                {
                    var week = (id, MessageBudget.WeekOf(row.NotBefore, TimeZoneInfo.FindSystemTimeZoneById(roster.Find(id)!.TimeZone)));
                    weeks[week] = weeks.GetValueOrDefault(week) + 1;
                    kinds[campaign.Kind] = kinds.GetValueOrDefault(campaign.Kind) + 1;
                }
            }
        }

        Assert.Equal(2, weeks.Values.Max());

        // Every kind of message found its place somewhere in the year; in so lively an agency the question how it went is asked on the next card.
        Assert.Equal(Enum.GetValues<CampaignKind>().Where(kind => kind is not (CampaignKind.CheckIn or CampaignKind.Expiry)), kinds.Keys.Where(kind => kind != CampaignKind.CheckIn).Order());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", kinds.OrderBy(kind => kind.Key).Select(kind => $"{kind.Key} {kind.Value}")));
    }

    [Fact]
    public async Task Those_who_took_a_nudge_on_were_asked_how_it_went()
    {
        var taken = new List<NudgeRow>();
        foreach (var lead in year.Leading.Leads)
        {
            taken.AddRange((await ShownAsync(lead)).Select(row => row.Value).Where(row => row.Response == NudgeResponse.WillTry));
        }

        // Four of five of those who are asked say it; nobody is asked whose next card comes more than two weeks later.
        Assert.InRange(taken.Count(row => row.Outcome is not null), taken.Count / 3, taken.Count);
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken.Count} taken on, {taken.Count(row => row.Outcome is not null)} told how it went");
    }

    [Fact]
    public async Task Everybody_was_told_what_was_heard_before_the_next_round_opened_or_why_not()
    {
        var table = year.Agency.Service<ActionsTable>();
        var rounds = (await RoundsAsync()).Where(round => RoundLifeCycle.Allows(round.State, RoundStep.SendResults)).ToList();
        Assert.Equal(12, rounds.Count);
        foreach (var (round, next) in rounds.Zip(rounds.Skip(1)))
        {
            var opened = await FirstInvitedAsync(next.Id);
            if (round.Id == SyntheticYear.OverriddenRound)
            {
                Assert.Null(await table.FindHeardAsync(round.Id, Unit.Agency, Cancellation));
                Assert.Equal(SyntheticYear.Reason, (await table.FindOverrideAsync(round.Id, Cancellation))!.Reason);
            }
            else
            {
                Assert.InRange((await table.FindHeardAsync(round.Id, Unit.Agency, Cancellation))!.At, DateTimeOffset.MinValue, opened);
            }
        }

        // The rounds that waited for it moved by some days, with a week to answer, and no other did.
        var late = new List<string>();
        foreach (var (round, next) in rounds.Zip(rounds.Skip(1)))
        {
            Assert.Equal(next.OpenDate, DateOnly.FromDateTime((await FirstInvitedAsync(next.Id)).UtcDateTime));
            Assert.Equal(7, next.ClosingDay.DayNumber - next.OpenDate.DayNumber);
            if (next.OpenDate.DayOfWeek != DayOfWeek.Monday)
            {
                late.Add(round.Id);
            }
        }

        Assert.Equal([SyntheticYear.OverriddenRound, SyntheticYear.LateRound], late);
    }

    [Fact]
    public async Task What_everybody_is_told_comes_before_the_next_poll()
    {
        var (inTime, late, never) = (0, 0, 0);
        var rounds = (await RoundsAsync()).Where(round => RoundLifeCycle.Allows(round.State, RoundStep.SendResults)).ToList();
        foreach (var (round, next) in rounds.Zip(rounds.Skip(1)).Where(pair => pair.First.Id != SyntheticYear.OverriddenRound))
        {
            var asked = await year.Agency.DeliveriesAsync(PulseInvitation.CampaignOf(next.Id));
            foreach (var (id, told) in await year.Agency.DeliveriesAsync(HeardMessage.CampaignOf(round.Id, Unit.Agency)))
            {
                // Whoever has read the same from their own lead, opted out or is gone is not sent it.
                if (asked.GetValueOrDefault(id) is { State: DeliveryState.Delivered } poll && told is not { State: DeliveryState.Excluded, Reason: DeliveryReason.NothingToSay })
                {
                    _ = told.State != DeliveryState.Delivered ? never++ : told.NotBefore > poll.NotBefore ? late++ : inTime++;
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{inTime} before the next poll, {late} behind it, {never} never");
        Assert.InRange(inTime, 500, int.MaxValue);
        Assert.InRange(late + never, 0, inTime * 2 / 100);
    }

    [Fact]
    public async Task Staff_read_why_a_round_opened_although_nobody_was_told()
    {
        var staff = year.Agency.With("staff").First(person => person.Language == "en");
        var polls = (await staff.HeardAsync()).Where(message => message.Offers(SubmitBallot.VerbName) || message.Offers(AnswerAgain.VerbName)).ToList();

        Assert.Contains(polls, poll => poll.Words.Contains(SyntheticYear.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_promised_was_told_and_came_to_something()
    {
        var table = year.Agency.Service<ActionsTable>();
        var (actions, barriers) = (await table.ActionsAsync(unit: null, Cancellation), await table.BarriersAsync(unit: null, Cancellation));
        Assert.InRange(actions.Count, 60, 250);
        Assert.InRange(barriers.Count, 10, 80);
        Assert.All(Enum.GetValues<ActionStatus>(), status => Assert.Contains(actions, action => action.Status == status));

        var campaigns = (await year.Agency.CampaignsAsync()).Select(campaign => campaign.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(actions, action => Assert.Contains(action.Key + ".plan", campaigns));
        Assert.All(barriers, barrier => Assert.Contains(barrier.Key + ".plan", campaigns));
        Assert.All(barriers.Where(barrier => !barrier.IsOpen), barrier => Assert.Contains(barrier.Key + ".reply", campaigns));
        Assert.InRange(barriers.Count(barrier => !barrier.IsOpen), barriers.Count * 8 / 10, barriers.Count);
    }

    [Fact]
    public async Task The_ledger_of_every_campaign_adds_up() => Assert.InRange(await year.Agency.CheckLedgerAsync(isMidway: true), 200, 2000);

    private async Task<List<Stored<NudgeRow>>> ShownAsync(Colleague lead) =>
        [.. (await year.Agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation)).OrderBy(row => row.Value.SentOn).ThenBy(row => row.RowKey.Length)];

    private async Task<StartOrderRow> OrderAsync(string season, Colleague lead) =>
        (await year.Agency.Store.ReadAsync(Tables.StartOrders, season, lead.Id, HostJson.Default.StartOrderRow, Cancellation))!.Value;

    private async Task<IReadOnlyList<string>> PracticesAsync(string season) =>
        (await year.Agency.Store.ReadAsync(Tables.Seasons, "season", season, HostJson.Default.SeasonRow, Cancellation))!.Value.Practices;

    private async Task<List<RoundRow>> RoundsAsync()
    {
        var all = new List<RoundRow>();
        await foreach (var round in year.Agency.Service<Rounds>().AllAsync(Cancellation))
        {
            all.Add(round.Value);
        }

        return [.. all.OrderBy(round => round.OpenDate)];
    }

    private async Task<DateTimeOffset> FirstInvitedAsync(string roundId) =>
        (await year.Agency.DeliveriesAsync(PulseInvitation.CampaignOf(roundId))).Values.Where(row => row.State == DeliveryState.Delivered).Min(row => row.NotBefore);

    private static DateOnly FirstDayOf(string season) => new(int.Parse(season[..4], null), ((season[6] - '1') * 3) + 1, 1);
}
