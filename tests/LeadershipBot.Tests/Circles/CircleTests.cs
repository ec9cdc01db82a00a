using LeadershipBot.Circles;
using LeadershipBot.Content;
using LeadershipBot.Core.Circles;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Programs;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Circles;

public sealed class CircleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_are_told_who_is_in_their_circle_what_to_talk_about_and_how_to_meet_in_their_own_language()
    {
        await using var agency = await CircleAgency.StartAsync();
        await agency.AdvanceAsync(CircleAgency.First);

        var circles = await agency.CirclesAsync(CircleAgency.FirstDate);
        Assert.Equal([4, 4], circles.Circles.Select(circle => circle.Count));
        var question = agency.Service<ContentLibrary>().CircleQuestions[0].Text;
        foreach (var lead in agency.Leads())
        {
            var words = Assert.Single(await lead.HeardAsync(LeaveCircles.VerbName)).Words;
            var isSpanish = lead.Language == "es";
            Assert.StartsWith(isSpanish ? "Su círculo" : "Your circle", words, StringComparison.Ordinal);
            Assert.Contains(isSpanish ? question.Spanish : question.English, words, StringComparison.Ordinal);
            Assert.Contains(isSpanish ? "Sin nombres de familias" : "No names of families", words, StringComparison.Ordinal);
            Assert.DoesNotContain(lead.Name, words, StringComparison.Ordinal);
            Assert.All(agency.OthersOf(circles, lead), other => Assert.Contains($"{other.Name}: {other.Team}", words, StringComparison.Ordinal));
        }

        Assert.All(await Task.WhenAll(agency.People.Except(agency.Leads()).Select(person => person.HeardAsync(LeaveCircles.VerbName))), Assert.Empty);
        await agency.CheckLedgerAsync();
    }

    [Fact]
    public async Task New_ones_come_after_six_weeks_with_another_question_and_nobody_meets_the_same_people_where_that_can_be_avoided()
    {
        await using var agency = await CircleAgency.StartAsync(teams: 12);
        await agency.AdvanceAsync(CircleAgency.First);
        await agency.AdvanceAsync("2026-11-17T23:00:00Z");
        Assert.Single(await agency.Service<CircleTable>().DatesAsync("circles", Cancellation));

        await agency.AdvanceAsync(CircleAgency.Second);

        var (first, second) = (await agency.CirclesAsync(CircleAgency.FirstDate), await agency.CirclesAsync(CircleAgency.SecondDate));
        Assert.Equal(12, second.Circles.Sum(circle => circle.Count));
        Assert.Empty(first.Circles.SelectMany(CirclePair.In).Intersect(second.Circles.SelectMany(CirclePair.In)));
        Assert.NotEqual(first.QuestionId, second.QuestionId);
        Assert.All(await Task.WhenAll(agency.Leads().Select(lead => lead.HeardAsync(LeaveCircles.VerbName))), heard => Assert.Equal(2, heard.Count));
    }

    [Fact]
    public async Task However_often_it_is_asked_circles_are_formed_once()
    {
        await using var agency = await CircleAgency.StartAsync();
        await agency.AdvanceAsync(CircleAgency.First);
        var circles = await agency.CirclesAsync(CircleAgency.FirstDate);
        var program = Assert.Single(agency.Service<Agency>().Programs.Circles);

        // A second process, and a day that comes too early.
        var form = agency.Service<FormNextCircles>();
        var again = await form.RunAsync(program, CircleAgency.FirstDate, Cancellation);

        Assert.Equal(circles.Circles, again!.Circles);
        Assert.Null(await form.RunAsync(program, CircleAgency.FirstDate.AddDays(5), Cancellation));
        Assert.Null(await form.RunAsync(program with { EveryWeeks = 2 }, CircleAgency.FirstDate.AddDays(11), Cancellation));
        Assert.NotNull(await form.RunAsync(program with { EveryWeeks = 2 }, CircleAgency.FirstDate.AddDays(12), Cancellation));
    }

    [Fact]
    public async Task A_process_that_died_before_it_noted_the_date_is_gone_on_from()
    {
        await using var agency = await CircleAgency.StartAsync();
        await agency.AdvanceAsync(CircleAgency.First);
        await agency.Store.DeleteAsync(Tables.Circles, "circles", "20261007", Cancellation);
        var circles = await agency.CirclesAsync(CircleAgency.FirstDate);

        await agency.Service<FormNextCircles>().RunAsync(agency.Service<Agency>().Programs.Circles[0], CircleAgency.FirstDate, Cancellation);

        Assert.Equal(circles.Date, Assert.Single(await agency.Service<CircleTable>().DatesAsync("circles", Cancellation)).Date);
        Assert.Equal(circles.Circles, (await agency.CirclesAsync(CircleAgency.FirstDate)).Circles);
    }

    [Fact]
    public async Task One_tap_leaves_a_second_changes_nothing_and_the_others_see_who_is_left()
    {
        await using var agency = await CircleAgency.StartAsync();
        await agency.AdvanceAsync(CircleAgency.First);
        var circles = await agency.CirclesAsync(CircleAgency.FirstDate);
        var leaving = agency.Find("Lead1");
        var card = Assert.Single(await leaving.HeardAsync(LeaveCircles.VerbName));

        var answers = await Task.WhenAll(leaving.TapsAsync(card, LeaveCircles.VerbName), leaving.TapsAsync(card, LeaveCircles.VerbName));

        Assert.All(answers, answer => Assert.Contains("Nobody gets a message; your name is no longer shown to your circle.", Message.WordsOf(answer.GetProperty("value")), StringComparison.Ordinal));
        foreach (var other in agency.OthersOf(circles, leaving))
        {
            var now = (await other.SaysAsync(other.Language == "es" ? "círculo" : "circle")).Words;
            Assert.DoesNotContain(leaving.Name, now, StringComparison.Ordinal);
            Assert.Equal(2, agency.OthersOf(circles, other).Count(person => now.Contains(person.Name, StringComparison.Ordinal)));
        }

        await agency.AdvanceAsync(CircleAgency.Second);
        Assert.DoesNotContain(leaving.Id, (await agency.CirclesAsync(CircleAgency.SecondDate)).Circles.SelectMany(circle => circle));

        // The card they tapped has become the one that says they left.
        Assert.Empty(await leaving.HeardAsync(LeaveCircles.VerbName));
        Assert.Single(await leaving.HeardAsync(JoinCircles.VerbName));
    }

    [Fact]
    public async Task Staff_join_by_a_word_and_a_tap_and_are_in_the_next_circle_with_nobody_of_their_team()
    {
        await using var agency = await CircleAgency.StartAsync();
        var staff = agency.Find("Staff3");
        var offer = await staff.SaysAsync("circle");
        Assert.True(offer.Offers(JoinCircles.VerbName));
        Assert.Contains("Your name and team are shown to the others of your circle.", offer.Words, StringComparison.Ordinal);
        Assert.Contains("Su nombre y su equipo se muestran a las demás personas de su círculo.", CircleTexts.Invitation.Spanish, StringComparison.Ordinal);

        var answer = (await staff.TapsAsync(offer, JoinCircles.VerbName)).GetProperty("value");
        Assert.Contains("Your first circle comes next time", Message.WordsOf(answer), StringComparison.Ordinal);
        await agency.AdvanceAsync(CircleAgency.First);

        var circles = await agency.CirclesAsync(CircleAgency.FirstDate);
        Assert.Equal(9, circles.Circles.Sum(circle => circle.Count));
        Assert.DoesNotContain(agency.Find("Lead3"), agency.OthersOf(circles, staff));
        Assert.Equal(2, agency.OthersOf(circles, staff).Count);
        Assert.Single(await staff.HeardAsync(LeaveCircles.VerbName), message => message.At > offer.At.AddMinutes(1));
    }

    [Fact]
    public async Task Who_finds_no_place_is_told_only_where_they_asked_for_one_and_comes_first_next_time()
    {
        // Four leads make one circle; a fifth waits.
        await using var agency = await CircleAgency.StartAsync(teams: 4);
        foreach (var key in new[] { "Staff1", "Staff2" })
        {
            await agency.Service<CircleTable>().WishAsync(agency.Find(key).Id, isIn: true, Cancellation);
        }

        await agency.Service<CircleTable>().WishAsync(agency.Find("Lead3").Id, isIn: false, Cancellation);
        await agency.AdvanceAsync(CircleAgency.First);

        // Lead1 and Staff1, Lead2 and Staff2, and Lead4: of a team only one has a place.
        var circles = await agency.CirclesAsync(CircleAgency.FirstDate);
        Assert.Equal(3, Assert.Single(circles.Circles).Count);
        Assert.Equal(2, circles.Waiting.Count);
        foreach (var waiting in circles.Waiting.Select(id => agency.People.Single(person => person.Id == id)))
        {
            var heard = await waiting.HeardAsync(LeaveCircles.VerbName);
            Assert.Equal(waiting.Role == "staff" ? 1 : 0, heard.Count);
            Assert.All(heard, message => Assert.Contains("You come first next time", message.Words, StringComparison.Ordinal));
            var asked = (await waiting.SaysAsync("circle")).Words;
            Assert.Contains(waiting.Language == "es" ? "La próxima vez tiene prioridad" : "You come first next time", asked, StringComparison.Ordinal);
        }

        await agency.AdvanceAsync(CircleAgency.Second);
        Assert.Empty((await agency.CirclesAsync(CircleAgency.SecondDate)).Waiting.Intersect(circles.Waiting));
    }

    [Fact]
    public async Task Whoever_is_away_or_in_quiet_mode_or_wants_no_messages_of_the_kind_is_not_placed()
    {
        await using var agency = await CircleAgency.StartAsync();
        await agency.Find("Lead1").SaysAsync("pause");
        await agency.Find("Lead1").SaysAsync("2026-12-01");
        await agency.Service<QuietModes>().StartAsync(new QuietPeriod("Team 5"), Cancellation);
        var settings = agency.Service<Preferences.PreferencesTable>();
        await settings.SaveAsync(agency.Find("Lead7").Id, new Preferences.PreferencesRow(NoNudges: true), Cancellation);
        await settings.SaveAsync(agency.Find("Lead8").Id, new Preferences.PreferencesRow(NoNudges: true), Cancellation);
        await agency.Service<CircleTable>().WishAsync(agency.Find("Lead8").Id, isIn: true, Cancellation);

        await agency.AdvanceAsync(CircleAgency.First);

        Assert.Equal(
            ["Lead2", "Lead3", "Lead4", "Lead6", "Lead8"],
            (await agency.CirclesAsync(CircleAgency.FirstDate)) is var circles
                ? circles.Circles.SelectMany(circle => circle).Concat(circles.Waiting).Select(id => agency.People.Single(person => person.Id == id).Name.Split(' ')[0]).Order(StringComparer.Ordinal)
                : []);
    }

    [Fact]
    public async Task A_full_week_puts_the_card_off_to_one_with_a_place()
    {
        const string More = """
            pulses:
              - id: pulse
                title: { en: "Poll", es: "Encuesta" }
                instrument: first-eight
                schedule: "0 0 10 ? * MON#1"
                daysOpen: 7
                closeAt: "17:00"
            nudges:
              - id: nudges
                title: { en: "Weekly nudge", es: "Sugerencia semanal" }
                schedule: "0 0 9 ? * TUE"
                audience: [manager]

            """;
        await using var agency = await AgencyAtWork.StartHarborAsync(roster: CircleAgency.Roster(), programs: CircleAgency.Programs + More);
        await agency.AdvanceAsync("2026-10-10T17:00:00Z");
        Assert.All(await Task.WhenAll(agency.Leads().Select(lead => lead.HeardAsync(LeaveCircles.VerbName))), Assert.Empty);

        // The poll and its results come first, each with the week's idea.
        await agency.AdvanceAsync("2026-10-24T17:00:00Z");

        Assert.All(await Task.WhenAll(agency.Leads().Select(lead => lead.HeardAsync(LeaveCircles.VerbName))), heard => Assert.Single(heard));
    }

    [Fact]
    public async Task Without_circles_in_the_programs_nobody_is_in_one_and_the_command_says_so()
    {
        await using var agency = await CircleAgency.StartAsync(programs: CircleAgency.Programs[..CircleAgency.Programs.IndexOf("circles:", StringComparison.Ordinal)]);

        Assert.Equal("There are no circles at your agency yet.", (await agency.Find("Lead1").SaysAsync("circle")).Words);
        Assert.Equal("Todavía no hay círculos en su agencia.", (await agency.Find("Lead2").SaysAsync("círculo")).Words);
    }

    [Fact]
    public async Task After_two_years_who_met_whom_is_deleted()
    {
        await using var agency = await CircleAgency.StartAsync();
        await agency.AdvanceAsync(CircleAgency.First);
        var program = agency.Service<Agency>().Programs.Circles[0];

        var table = agency.Service<CircleTable>();
        await table.WishAsync(agency.Find("Lead1").Id, isIn: true, Cancellation);

        var later = await agency.Service<FormNextCircles>().RunAsync(program, CircleAgency.FirstDate.AddYears(2).AddDays(7), Cancellation);
        await table.DeleteOldAsync(CircleAgency.FirstDate.AddYears(2), Cancellation);
        Assert.Equal([CircleAgency.FirstDate, later!.Date], (await table.DatesAsync("circles", Cancellation)).Select(row => row.Date));
        await table.DeleteOldAsync(CircleAgency.FirstDate.AddYears(2).AddDays(1), Cancellation);

        Assert.Equal(later.Date, Assert.Single(await table.DatesAsync("circles", Cancellation)).Date);
        Assert.Null(await table.FindAsync("circles", CircleAgency.FirstDate, Cancellation));
        Assert.NotNull(await table.FindAsync("circles", later.Date, Cancellation));
        Assert.Single(await table.WishesAsync(Cancellation));
        Assert.Equal(1, later.Number);
    }

    [Theory]
    [InlineData("everyWeeks: 0", "circles[0].everyWeeks")]
    [InlineData("everyWeeks: 27", "circles[0].everyWeeks")]
    [InlineData("audience: [staff]", "circles[0].audience")]
    public void A_mistake_in_the_programs_is_named(string line, string field)
    {
        var result = ProgramFile.Parse(new StringReader(CircleAgency.Programs.TrimEnd() + "\n    " + line + "\n"), [], SandboxPrograms.Start);

        Assert.Equal((7, field), (Assert.Single(result.Errors).Line, result.Errors[0].Field));
    }

    [Fact]
    public void A_second_program_of_circles_is_refused()
    {
        var one = CircleAgency.Programs[(CircleAgency.Programs.IndexOf("circles:", StringComparison.Ordinal) + "circles:".Length)..].TrimEnd();
        var result = ProgramFile.Parse(
            new StringReader(CircleAgency.Programs.TrimEnd() + one.Replace("id: circles", "id: others", StringComparison.Ordinal) + "\n"), [], SandboxPrograms.Start);

        Assert.Equal("circles[1].id", Assert.Single(result.Errors).Field);
    }

    [Fact]
    public void Six_weeks_are_usual()
    {
        Assert.Equal(6, Assert.Single(ProgramFile.Parse(new StringReader(CircleAgency.Programs), [], SandboxPrograms.Start).Programs!.Circles).EveryWeeks);
    }
}
