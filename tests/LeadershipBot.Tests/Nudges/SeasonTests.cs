using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Seasons;
using LeadershipBot.Store;
using LeadershipBot.Tests.Circles;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Schedules;
using Xunit;

namespace LeadershipBot.Tests.Nudges;

public sealed class SeasonTests
{
    private static readonly string[] Chosen = ["VM-13", "CO-1", "SP-13"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_may_see_what_the_season_is_and_only_administrators_get_a_form()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();

        var staff = await agency.Find("North1").SaysAsync("season");
        var admin = await agency.Find("Admin").SaysAsync("temporada");

        Assert.Contains("This season: October 1, 2026 to December 31, 2026", staff.Words, StringComparison.Ordinal);
        Assert.Contains("Notice strengths every day", staff.Words, StringComparison.Ordinal);
        Assert.False(staff.Offers(SaveSeason.VerbName));
        Assert.True(admin.Offers(SaveSeason.VerbName));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(admin.Card.ToString()), 1, 28 * 1024);
    }

    [Fact]
    public async Task An_administrator_enters_three_that_qualify_until_the_season_begins_and_no_later()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var admin = agency.Find("Admin");
        var form = await admin.SaysAsync("season");

        Assert.Contains("three different practices", await SaveAsync(admin, form, ["VM-13", "VM-13", "CO-1"]), StringComparison.Ordinal);
        Assert.Contains("three different practices", await SaveAsync(admin, form, ["VM-13", "CU-1", "CO-1"]), StringComparison.Ordinal);
        Assert.Contains("Saved.", await SaveAsync(admin, form, Chosen), StringComparison.Ordinal);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.Contains("has begun", await SaveAsync(admin, form, ["LU-1", "RL-8", "SP-16"]), StringComparison.Ordinal);
        Assert.Contains("Be straight about limits", (await agency.Find("North1").SaysAsync("season")).Words, StringComparison.Ordinal);
        Assert.Equal("first-eight+VM-13+CO-1+SP-13", (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value.InstrumentId);

        var next = await admin.SaysAsync("season");
        Assert.Contains("Next season: January 1, 2027", next.Words, StringComparison.Ordinal);
        Assert.Contains("Saved.", await SaveAsync(admin, next, Chosen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_who_asks_for_a_nudge_before_the_first_wave_does_not_begin_the_season()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs);
        var admin = agency.Find("Admin");
        var form = await admin.SaysAsync("season");

        Assert.True((await agency.Find("NorthLead").SaysAsync("nudge")).Offers(AnswerNudge.Accept));

        Assert.Empty(await agency.ReadAsync(Tables.StartOrders));
        Assert.Contains("Saved.", await SaveAsync(admin, form, Chosen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_can_enter_them()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var form = await agency.Find("Admin").SaysAsync("season");
        var wire = new Wire(agency);

        var tap = wire.Tap("North1", SaveSeason.VerbName, new() { ["season"] = "2026-q4", ["practice1"] = Chosen[0], ["practice2"] = Chosen[1], ["practice3"] = Chosen[2] });
        await wire.PostAsync(tap.ToJsonString(), wire.Token());

        Assert.True(form.Offers(SaveSeason.VerbName));
        Assert.DoesNotContain(await agency.ReadAsync(Tables.Seasons), row => row.PartitionKey == "season");
    }

    [Fact]
    public async Task Every_manager_has_one_stored_order_of_the_season_and_starts_with_its_first_practice()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs);
        await agency.AdvanceAsync("2026-10-06T18:00:00Z");

        var before = await agency.ReadAsync(Tables.StartOrders);
        var library = agency.Service<ContentLibrary>().Nudges;
        Assert.Equal(3, before.Count);
        foreach (var row in before)
        {
            var order = StoredJson.Read(Tables.StartOrders, row.Body, HostJson.Default.StartOrderRow);
            var nudge = Assert.Single(await agency.Service<NudgeHistory>().ReadAsync(row.RowKey, Cancellation));
            Assert.Equal(["LU-1", "RL-8", "SP-16"], order.Practices.Order(StringComparer.Ordinal));
            Assert.Equal(order.Practices[0], library.Find(nudge.Value.NudgeId)!.PracticeId);
            Assert.Equal((Stratum.Unknown, "Sandbox Human Services/2026-q4"), (order.Stratum, order.Seed));
        }

        await agency.AdvanceAsync("2026-10-20T18:00:00Z");
        Assert.Equal(before.Select(row => row.Body), (await agency.ReadAsync(Tables.StartOrders)).Select(row => row.Body));
    }

    [Fact]
    public async Task An_order_drawn_after_a_release_is_stored_with_where_the_managers_group_stood()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var roster = agency.Service<Roster.Agency>().Roster;
        foreach (var person in agency.People)
        {
            await person.AnswersAsync(Items.All(roster.Find(person.Id)!.Team.StartsWith("North", StringComparison.Ordinal) ? 5 : 2));
        }

        await agency.AdvanceAsync("2026-10-13T18:00:00Z");
        var season = await agency.Service<AgencySeasons>().BeginAsync(new(2027, 1, 5), Cancellation);
        await agency.Service<ManagerOrders>().DrawAsync(season, Cancellation);

        var strata = new Dictionary<string, Stratum>(StringComparer.Ordinal);
        foreach (var key in new[] { "NorthLead", "SouthLead", "Director" })
        {
            var row = await agency.Store.ReadAsync(Tables.StartOrders, season.Id, agency.Find(key).Id, HostJson.Default.StartOrderRow, Cancellation);
            strata[key] = row!.Value.Stratum;
        }

        // The nearest that is shown to the lead of South and to the director is the county: equal means are never divided.
        Assert.Equal((Stratum.High, Stratum.Low, Stratum.Low), (strata["NorthLead"], strata["SouthLead"], strata["Director"]));
    }

    [Fact]
    public async Task Where_staff_say_little_is_well_the_card_says_so_and_of_which_group()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.People)
        {
            await person.AnswersAsync(Items.All(2));
        }

        await agency.AdvanceAsync("2026-10-13T18:00:00Z");

        // Of the season's practices only one is of a dimension that the round asked about, and one of three starts with it.
        var cards = new List<string>();
        foreach (var key in new[] { "NorthLead", "SouthLead", "Director" })
        {
            cards.Add(Assert.Single(await agency.Find(key).HeardAsync(AnswerNudge.Accept)).Words);
        }

        var low = Assert.Single(cards, card => card.Contains("is low.", StringComparison.Ordinal));
        Assert.Matches("In (North|South|Harbor County), what staff say about speaking up is low\\.", low);
        Assert.Contains("Listen deeply to staff", low, StringComparison.Ordinal);
        Assert.Equal(3, (await agency.ReadAsync(Tables.StartOrders)).Count);
    }

    [Fact]
    public async Task During_a_season_nothing_is_counted_and_the_card_says_when_it_will_be()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs, roster: CircleAgency.Roster(12));
        await agency.AdvanceAsync("2026-10-07T18:00:00Z");
        await agency.Service<SweepNudges>().RunAsync(Cancellation);

        Assert.DoesNotContain(await agency.ReadAsync(Tables.Seasons), row => row.PartitionKey == "counts");
        var words = (await agency.Find("Director").SaysAsync("season")).Words;
        Assert.Contains("not counted yet. It is counted once, after the season has ended.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("five managers", words, StringComparison.Ordinal);
        Assert.DoesNotContain("managers", (await agency.Find("Lead1").SaysAsync("season")).Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task After_a_season_leaders_are_told_once_and_in_bands_how_many_took_part_whoever_is_a_manager_by_then()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(
            programs: NudgesOnly.Programs, roster: CircleAgency.Roster(12), start: new(2026, 12, 28, 14, 0, 0, TimeSpan.Zero), change: Downtime.ManyMessages);
        await agency.AdvanceAsync("2026-12-30T20:00:00Z");
        var history = agency.Service<NudgeHistory>();
        foreach (var number in Enumerable.Range(1, 6))
        {
            var id = agency.Find($"Lead{number}").Id;
            await history.ChangeAsync(id, (await history.ReadAsync(id, Cancellation))[^1], row => row with { Response = NudgeResponse.WillTry }, Cancellation);
        }

        // Four teams are gone when the count comes.
        await File.WriteAllTextAsync(agency.RosterPath, CircleAgency.Roster(8), Cancellation);
        Assert.Empty(agency.Service<Roster.AgencyFiles>().Load());
        await agency.AdvanceAsync("2027-01-01T18:00:00Z");
        Assert.Contains("Last season, October 1, 2026 to December 31, 2026. Not counted yet.", (await agency.Find("Director").SaysAsync("season")).Words, StringComparison.Ordinal);
        await agency.AdvanceAsync("2027-01-02T18:00:00Z");
        await agency.Service<SweepNudges>().RunAsync(Cancellation);

        const string Counted = "Managers: 10 to 19. Took an idea on: 5 to 9. Did one, or partly: not shown";
        Assert.Contains(Counted, (await agency.Find("Director").SaysAsync("season")).Words, StringComparison.Ordinal);

        // Nothing that comes later changes it.
        await agency.Service<AgencySeasons>().NoteParticipationAsync("2026-q4", new(new(2027, 1, 3)), Cancellation);
        Assert.Contains(Counted, (await agency.Find("Director").SaysAsync("season")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fewer_than_five_managers_are_not_counted_for_anybody()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs, start: new(2026, 12, 28, 14, 0, 0, TimeSpan.Zero));
        await agency.AdvanceAsync("2027-01-02T18:00:00Z");
        await agency.Service<SweepNudges>().RunAsync(Cancellation);

        Assert.Contains("is shown from five managers up", (await agency.Find("Director").SaysAsync("season")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_wording_of_an_agency_holds_for_questions_and_nudges()
    {
        var programs = SandboxPrograms.Yaml.Replace("pulses:", "wording: plain-fairness\npulses:", StringComparison.Ordinal);
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: programs);
        var library = agency.Service<ContentLibrary>().Nudges;
        var varied = library.Nudges.First(nudge => nudge.PlainFairness is not null && nudge.Text.Act != nudge.PlainFairness.Act);
        var lead = agency.Find("NorthLead");
        await agency.Service<NudgeHistory>().AddAsync(lead.Id, "first", new(varied.Id, new(2026, 10, 2), NudgeResponse.None), Cancellation);

        var words = (await lead.SaysAsync("nudge")).Words;

        Assert.Contains(varied.PlainFairness!.Act.English, words, StringComparison.Ordinal);
        Assert.DoesNotContain(varied.Text.Act.English, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plain_name_of_a_practice_stands_on_the_card_and_where_a_manager_looks_back()
    {
        var programs = NudgesOnly.Programs.Replace("nudges:", "wording: plain-fairness\nnudges:", StringComparison.Ordinal);
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: programs, start: NudgesOnly.Start);
        var library = agency.Service<ContentLibrary>().Nudges;
        var nudge = library.Nudges.First(nudge => library.ItemOf(nudge).PlainName is not null);
        var plain = library.ItemOf(nudge).PlainName!.English;
        var lead = agency.Find("NorthLead");
        await agency.Service<NudgeHistory>().AddAsync(lead.Id, "first", new(nudge.Id, new(2026, 10, 19), NudgeResponse.None), Cancellation);

        var card = await lead.SaysAsync("nudge");
        Assert.Contains($"Practice: {plain} · From: ", card.Words, StringComparison.Ordinal);

        await lead.TapsAsync(card, AnswerNudge.Accept);
        await agency.AdvanceAsync("2026-11-20T18:00:00Z");
        var back = Assert.Single(await lead.HeardAsync(), message => message.Words.Contains("Looking back on October", StringComparison.Ordinal));
        Assert.Contains($"- {plain}", back.Words, StringComparison.Ordinal);
    }

    private static async Task<string> SaveAsync(Colleague admin, Message form, string[] practices) => Message.WordsOf(
        (await admin.TapsAsync(form, SaveSeason.VerbName, new { practice1 = practices[0], practice2 = practices[1], practice3 = practices[2] })).GetProperty("value"));
}
