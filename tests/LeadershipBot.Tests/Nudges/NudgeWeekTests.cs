using LeadershipBot.Content;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Nudges;

/// <summary>A week with a nudge, in Harbor County, and those after it.</summary>
public sealed class NudgeWeekTests : IAsyncLifetime
{
    private const string BeforeTheWave = "2026-10-20T14:59:00Z";
    private const string Wave = "2026-10-20T16:00:00Z";

    private AgencyAtWork _agency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs, start: NudgesOnly.Start);
        await _agency.AdvanceAsync(BeforeTheWave);
    }

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task Two_days_after_it_was_taken_on_comes_the_question_how_it_went_and_to_nobody_else()
    {
        await _agency.AdvanceAsync(Wave);
        var (north, south) = (_agency.Find("NorthLead"), _agency.Find("SouthLead"));
        var nudge = Assert.Single(await north.HeardAsync(AnswerNudge.Accept));
        await north.TapsAsync(nudge, AnswerNudge.Accept);

        await _agency.AdvanceAsync("2026-10-22T15:00:00Z");
        Assert.Empty(await north.HeardAsync(CheckIn.Did));
        await _agency.AdvanceAsync("2026-11-01T18:00:00Z");

        var question = Assert.Single(await QuestionsAsync(north));
        Assert.Equal(new DateTime(2026, 10, 22), north.LocalTimeOf(question).Date);
        Assert.Empty(await south.HeardAsync(CheckIn.Did));
        var ledger = await _agency.DeliveriesAsync("nudges-20261020.checkin");
        Assert.Equal(3, ledger.Count);
        Assert.Equal((DeliveryState.Excluded, DeliveryReason.NothingToSay), (ledger[south.Id].State, ledger[south.Id].Reason!.Value));
    }

    [Fact]
    public async Task Who_takes_it_on_later_in_the_week_is_asked_two_days_after_that()
    {
        await _agency.AdvanceAsync("2026-10-21T22:00:00Z");
        var lead = _agency.Find("NorthLead");
        await lead.TapsAsync(Assert.Single(await lead.HeardAsync(AnswerNudge.Accept)), AnswerNudge.Accept);

        await _agency.AdvanceAsync("2026-10-30T18:00:00Z");

        Assert.Equal(new DateTime(2026, 10, 23, 16, 0, 0), lead.LocalTimeOf(Assert.Single(await QuestionsAsync(lead))).DateTime, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Who_chose_the_day_before_the_agencys_is_asked_two_days_after_that()
    {
        var lead = _agency.Find("NorthLead");
        await lead.TapsAsync(await lead.SaysAsync("settings"), SaveSettings.VerbName, new { nudgeDay = "Monday", nudgeHour = "8" });
        await _agency.AdvanceAsync("2026-10-26T20:00:00Z");
        await lead.TapsAsync(Assert.Single(await lead.HeardAsync(AnswerNudge.Accept)), AnswerNudge.Accept);

        await _agency.AdvanceAsync("2026-10-31T18:00:00Z");

        Assert.Equal(new DateTime(2026, 10, 28), lead.LocalTimeOf(Assert.Single(await QuestionsAsync(lead))).Date);
    }

    [Fact]
    public async Task A_nudge_that_is_drawn_again_still_asks_how_the_last_one_went()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        await _agency.Service<NudgeHistory>().AddAsync(
            lead.Id, "before", new(_agency.Service<ContentLibrary>().Nudges.Nudges[0].Id, new(2026, 10, 13), NudgeResponse.WillTry), Cancellation);

        var again = await lead.SaysAsync("nudge");

        Assert.True(again.Offers(AnswerNudge.Accept));
        Assert.Contains("Last time you took on", again.Words, StringComparison.Ordinal);
        await lead.TapsAsync(again, CheckIn.Did);
        Assert.DoesNotContain("Last time you took on", (await lead.SaysAsync("nudge")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_answer_gets_a_short_word_and_not_yet_something_smaller_and_a_later_one_takes_its_place()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        await lead.TapsAsync(Assert.Single(await lead.HeardAsync(AnswerNudge.Accept)), AnswerNudge.Accept);
        await _agency.AdvanceAsync("2026-10-22T18:00:00Z");
        var question = Assert.Single(await lead.HeardAsync(CheckIn.Did));

        var notYet = Words(await lead.TapsAsync(question, CheckIn.NotYet));
        var again = Words(await lead.TapsAsync(question, CheckIn.NotYet));
        var rows = await _agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation);
        var did = Words(await lead.TapsAsync(question, CheckIn.Did));

        Assert.Contains("That is fine.", notYet, StringComparison.Ordinal);
        Assert.Contains("Something smaller for now", notYet, StringComparison.Ordinal);
        Assert.Equal(notYet, again);
        Assert.Equal(CheckInOutcome.NotYet, rows[^1].Value.Outcome);
        Assert.Contains("Thank you.", did, StringComparison.Ordinal);
        Assert.DoesNotContain("Something smaller", did, StringComparison.Ordinal);
        Assert.Equal(CheckInOutcome.Did, (await _agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation))[^1].Value.Outcome);
    }

    [Fact]
    public async Task Two_taps_at_once_give_one_effect()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        var wire = new Wire(_agency);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TapAsync(AnswerNudge.Another, "nudges-20261020")));
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => TapAsync(AnswerNudge.Accept, "nudges-20261020.a")));

        var rows = await _agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation);
        Assert.Equal(
            [("nudges-20261020", NudgeResponse.AskedForAnother), ("nudges-20261020.a", NudgeResponse.WillTry)],
            rows.Select(row => (row.RowKey, row.Value.Response)));
        Assert.Single(answers.Distinct());

        Task<(int Status, string Body)> TapAsync(string verb, string card) =>
            wire.PostAsync(wire.Tap("NorthLead", verb, new() { [NudgeCard.CardKey] = card }).ToJsonString(), wire.Token());
    }

    [Fact]
    public async Task Two_others_may_be_asked_for_and_the_last_one_is_there_to_be_taken_on()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        var first = Assert.Single(await lead.HeardAsync(AnswerNudge.Accept));

        var second = await lead.TapsOnAsync(first, AnswerNudge.Another);
        var third = await lead.TapsOnAsync(second, AnswerNudge.Another);

        Assert.Equal(3, new[] { first, second, third }.Select(card => card.Words.Split('\n')[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.True(first.Offers(AnswerNudge.Another) && second.Offers(AnswerNudge.Another));
        Assert.False(third.Offers(AnswerNudge.Another));
        Assert.All([AnswerNudge.Accept, AnswerNudge.Later, AnswerNudge.NotForMe], answer => Assert.True(third.Offers(answer), answer));
        Assert.False((await lead.SaysAsync("nudge")).Offers(AnswerNudge.Another));

        // Copies of the cards of before, on another device, show the one that is current; a tap no card offers takes nothing away.
        var wire = new Wire(_agency);
        foreach (var (card, notice) in new[] { ("nudges-20261020", ""), ("nudges-20261020.a", ""), ("nudges-20261020.a.a", "There is no other one this week.") })
        {
            var (_, shown) = await wire.PostAsync(wire.Tap("NorthLead", AnswerNudge.Another, new() { [NudgeCard.CardKey] = card }).ToJsonString(), wire.Token());
            Assert.Contains(third.Words.Split('\n')[0], shown, StringComparison.Ordinal);
            Assert.Contains(notice, shown, StringComparison.Ordinal);
            Assert.Contains(AnswerNudge.Accept, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(AnswerNudge.Another, shown, StringComparison.Ordinal);
        }

        Assert.Equal([NudgeResponse.AskedForAnother, NudgeResponse.AskedForAnother, NudgeResponse.None], await ResponsesAsync());
        await lead.TapsAsync(third, AnswerNudge.Accept);
        Assert.Equal([NudgeResponse.AskedForAnother, NudgeResponse.AskedForAnother, NudgeResponse.WillTry], await ResponsesAsync());

        // Two days later they are asked about the one that they took on.
        await _agency.AdvanceAsync("2026-10-24T18:00:00Z");
        Assert.Contains(third.Words.Split('\n')[0], Assert.Single(await QuestionsAsync(lead)).Words, StringComparison.Ordinal);

        async Task<IEnumerable<NudgeResponse>> ResponsesAsync() =>
            (await _agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation)).Select(row => row.Value.Response);
    }

    [Fact]
    public async Task Who_asked_for_another_where_none_followed_may_still_take_this_one_on()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        var nudge = Assert.Single(await lead.HeardAsync(AnswerNudge.Accept));
        var history = _agency.Service<NudgeHistory>();
        await history.ChangeAsync(lead.Id, Assert.Single(await history.ReadAsync(lead.Id, Cancellation)), row => row with { Response = NudgeResponse.AskedForAnother }, Cancellation);

        await _agency.AdvanceAsync("2026-10-23T18:00:00Z");
        Assert.True((await lead.SaysAsync("nudge")).Offers(AnswerNudge.Accept));
        await lead.TapsAsync(nudge, AnswerNudge.Accept);

        Assert.Equal(NudgeResponse.WillTry, Assert.Single(await history.ReadAsync(lead.Id, Cancellation)).Value.Response);
        await _agency.AdvanceAsync("2026-10-26T23:00:00Z");
        Assert.Single(await QuestionsAsync(lead));
    }

    [Fact]
    public async Task What_is_not_for_them_is_said_and_never_comes_again()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        var nudge = Assert.Single(await lead.HeardAsync(AnswerNudge.Accept));

        var said = Words(await lead.TapsAsync(nudge, AnswerNudge.NotForMe));
        await _agency.AdvanceAsync("2027-01-31T18:00:00Z");

        Assert.Contains("This one will not come again", said, StringComparison.Ordinal);
        var shown = (await _agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation)).Select(row => row.Value.NudgeId).ToList();
        Assert.True(shown.Count > 10);
        Assert.Equal(shown.Count, shown.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(DayOfWeek.Thursday, 14, "2026-10-22T14:00")]
    [InlineData(DayOfWeek.Monday, 8, "2026-10-26T08:00")]
    [InlineData(null, 11, "2026-10-20T11:00")]
    [InlineData(null, 8, "2026-10-27T08:00")]
    [InlineData(DayOfWeek.Friday, null, "2026-10-23T09:00")]
    public async Task Each_manager_may_choose_day_and_hour(DayOfWeek? day, int? hour, string at)
    {
        var lead = _agency.Find("NorthLead");
        var form = await lead.SaysAsync("settings");
        await lead.TapsAsync(form, SaveSettings.VerbName, new
        {
            nudgeDay = day?.ToString() ?? SettingsCard.AsTheAgency,
            nudgeHour = hour?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? SettingsCard.AsTheAgency,
        });

        await _agency.AdvanceAsync("2026-10-27T14:59:00Z");

        Assert.Equal(DateTime.Parse(at, null), lead.LocalTimeOf(Assert.Single(await lead.HeardAsync(AnswerNudge.Accept))).DateTime, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Any_member_of_staff_may_ask_for_nudges_and_gets_only_those_for_everyone()
    {
        var staff = _agency.Find("North1");
        Assert.Contains("You can ask for them too", (await staff.SaysAsync("nudge")).Words, StringComparison.Ordinal);
        var form = await staff.SaysAsync("settings");
        Assert.Contains("Bring me the weekly idea too", form.Words, StringComparison.Ordinal);
        await staff.TapsAsync(form, SaveSettings.VerbName, new { wantNudges = "true" });

        await _agency.AdvanceAsync("2026-11-18T18:00:00Z");

        Assert.Equal(5, (await staff.HeardAsync(AnswerNudge.Accept)).Count);
        var library = _agency.Service<ContentLibrary>().Nudges;
        Assert.All(
            await _agency.Service<NudgeHistory>().ReadAsync(staff.Id, Cancellation),
            row => Assert.Equal(NudgeLevel.Anyone, library.Find(row.Value.NudgeId)!.Level));
        Assert.Empty(await _agency.Find("North3").HeardAsync(AnswerNudge.Accept));

        await staff.TapsAsync(await staff.SaysAsync("settings"), SaveSettings.VerbName, new { wantNudges = "false" });
        await _agency.AdvanceAsync("2026-12-02T18:00:00Z");
        Assert.Equal(5, (await staff.HeardAsync(AnswerNudge.Accept)).Count);
    }

    [Fact]
    public async Task A_card_of_last_month_gets_the_current_one_and_changes_nothing()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        var old = Assert.Single(await lead.HeardAsync(AnswerNudge.Accept));
        await _agency.AdvanceAsync("2026-11-18T18:00:00Z");

        var answer = Words(await lead.TapsAsync(old, AnswerNudge.Accept));

        Assert.Contains("That card was an old one. This is your latest.", answer, StringComparison.Ordinal);
        Assert.All(await _agency.Service<NudgeHistory>().ReadAsync(lead.Id, Cancellation), row => Assert.Equal(NudgeResponse.None, row.Value.Response));
    }

    [Fact]
    public async Task A_nudge_that_was_withdrawn_gets_the_current_one_in_its_place_and_does_no_harm_in_the_history()
    {
        var (north, south) = (_agency.Find("NorthLead"), _agency.Find("SouthLead"));
        foreach (var lead in new[] { north, south })
        {
            await _agency.Service<NudgeHistory>().AddAsync(lead.Id, "withdrawn", new("no-longer-there", new(2026, 10, 19), NudgeResponse.WillTry), Cancellation);
        }

        var wire = new Wire(_agency);
        await wire.PostAsync(wire.Tap("SouthLead", AnswerNudge.Accept, new() { [NudgeCard.CardKey] = "withdrawn" }).ToJsonString(), wire.Token());
        await _agency.AdvanceAsync(Wave);
        var (_, accepted) = await wire.PostAsync(wire.Tap("NorthLead", AnswerNudge.Accept, new() { [NudgeCard.CardKey] = "withdrawn" }).ToJsonString(), wire.Token());

        Assert.Contains("That card was an old one. This is your latest.", accepted, StringComparison.Ordinal);
        Assert.Single(await north.HeardAsync(AnswerNudge.Accept));
    }

    [Fact]
    public async Task In_the_weeks_after_quiet_mode_in_their_unit_managers_are_in_a_situation_of_its_own()
    {
        var (quiet, today) = (_agency.Service<QuietModes>(), new DateOnly(2026, 10, 20));
        Assert.Empty(await SituationsAsync("NorthLead"));
        await quiet.StartAsync(new("North"), Cancellation);
        Assert.Empty(await SituationsAsync("NorthLead"));

        await quiet.EndAsync(new("North"), today, Cancellation);

        Assert.Empty(await quiet.ReadAsync(Cancellation));
        Assert.Equal([NudgeSituation.AfterHardEvent], await SituationsAsync("NorthLead"));
        Assert.Empty(await SituationsAsync("SouthLead"));
        await _agency.AdvanceAsync("2026-11-30T18:00:00Z");
        Assert.Equal([NudgeSituation.AfterHardEvent], await SituationsAsync("NorthLead"));
        await _agency.AdvanceAsync("2026-12-01T18:00:00Z");
        Assert.Empty(await SituationsAsync("NorthLead"));
    }

    [Fact]
    public async Task Only_whoever_leads_the_whole_agency_has_nobody_above_to_take_something_to()
    {
        Assert.False((await ContextAsync("Director")).HasManager);
        Assert.True((await ContextAsync("NorthLead")).HasManager);
        Assert.True((await ContextAsync("Admin")).HasManager);
    }

    [Fact]
    public async Task A_card_names_the_half_of_a_practice_that_its_nudge_belongs_to()
    {
        var library = _agency.Service<ContentLibrary>().Nudges;
        var nudge = library.Nudges.First(nudge => library.ItemOf(nudge) != library.PracticeOf(nudge).Items[0]);
        var lead = _agency.Find("NorthLead");
        await _agency.Service<NudgeHistory>().AddAsync(lead.Id, "half", new(nudge.Id, new(2026, 10, 20), NudgeResponse.None), Cancellation);

        Assert.Contains($"Practice: {library.ItemOf(nudge).Name.English} · From: ", (await lead.SaysAsync("nudge")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_manager_says_of_their_team_counts_and_being_new_ends_by_itself()
    {
        var lead = _agency.Find("NorthLead");
        await lead.TapsAsync(await lead.SaysAsync("settings"), SaveSettings.VerbName, new { worksApart = "true", newToTeam = "true" });
        Assert.Equal([NudgeSituation.Remote, NudgeSituation.NewTeam], await SituationsAsync("NorthLead"));

        // Saved again without a change, it does not begin anew.
        await _agency.AdvanceAsync("2026-12-15T18:00:00Z");
        await lead.TapsAsync(await lead.SaysAsync("settings"), SaveSettings.VerbName, new { newToTeam = "true" });
        await _agency.AdvanceAsync("2027-04-20T18:00:00Z");
        Assert.Equal([NudgeSituation.Remote], await SituationsAsync("NorthLead"));
    }

    [Fact]
    public async Task Who_leads_nobody_any_more_is_told_so_and_gets_none()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        var nudge = Assert.Single(await lead.HeardAsync(AnswerNudge.Accept));
        await File.WriteAllTextAsync(_agency.RosterPath, Harbor.Csv(Harbor.People.Select(member => member.Key == "NorthLead" ? member with { Role = "staff", IsLead = false } : member)), Cancellation);
        Assert.Empty(_agency.Service<Roster.AgencyFiles>().Load());

        var answer = Words(await lead.TapsAsync(nudge, AnswerNudge.Accept));
        await _agency.AdvanceAsync("2026-10-28T18:00:00Z");

        Assert.Contains("Nudges go to people who lead others", answer, StringComparison.Ordinal);
        Assert.Empty(await lead.HeardAsync(AnswerNudge.Accept));
    }

    [Fact]
    public async Task Once_a_month_those_who_took_something_on_look_back_on_it_and_nobody_gets_a_third_message_in_a_week()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        await lead.TapsAsync(Assert.Single(await lead.HeardAsync(AnswerNudge.Accept)), AnswerNudge.Accept);
        await _agency.AdvanceAsync("2026-10-22T18:00:00Z");
        await lead.TapsAsync(Assert.Single(await lead.HeardAsync(CheckIn.Did)), CheckIn.Did, new { note = "It went <b>well</b> [here](https://example.org)." });

        await _agency.AdvanceAsync("2026-11-20T18:00:00Z");

        var back = Assert.Single(await lead.HeardAsync(), message => message.Words.Contains("Looking back on October", StringComparison.Ordinal));
        Assert.Contains(": Did it", back.Words, StringComparison.Ordinal);
        Assert.Contains("It went <b>well</b> [here](https://example.org).", back.Card.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _agency.Find("SouthLead").HeardAsync(), message => message.Words.Contains("Looking back", StringComparison.Ordinal));
        foreach (var person in _agency.People)
        {
            Assert.All((await person.HeardAsync()).Where(message => message.At >= DateTimeOffset.Parse(Wave, null).AddHours(-1)).GroupBy(message => MessageBudget.WeekOf(message.At, person.Zone)), week => Assert.InRange(week.Count(), 1, 2));
        }
    }

    [Fact]
    public async Task No_view_of_administrators_tells_how_many_took_one_on()
    {
        await _agency.AdvanceAsync(Wave);
        var lead = _agency.Find("NorthLead");
        await lead.TapsAsync(Assert.Single(await lead.HeardAsync(AnswerNudge.Accept)), AnswerNudge.Accept);
        await _agency.AdvanceAsync("2026-10-30T18:00:00Z");

        var status = await _agency.Find("Admin").SaysAsync("status");

        Assert.Contains("Weekly nudge", status.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("how it went", status.Words, StringComparison.Ordinal);
    }

    /// <summary>Those that came by themselves, and not on the card of the next nudge.</summary>
    private static async Task<IReadOnlyList<Message>> QuestionsAsync(Colleague person) =>
        [.. (await person.HeardAsync(CheckIn.Did)).Where(message => !message.Offers(AnswerNudge.Accept))];

    private async Task<IEnumerable<NudgeSituation>> SituationsAsync(string key) => (await ContextAsync(key)).Situations.Order();

    private async Task<NudgeContext> ContextAsync(string key)
    {
        var person = _agency.Service<Roster.Agency>().Roster.Find(_agency.Find(key).Id)!;
        return (await _agency.Service<Surroundings>().OfAsync(new(person, person.Language), [], isOnlyALook: true, Cancellation))!;
    }

    private static string Words(System.Text.Json.JsonElement response) => Message.WordsOf(response.GetProperty("value"));
}
