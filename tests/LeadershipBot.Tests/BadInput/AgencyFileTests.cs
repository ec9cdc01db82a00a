using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Schedules;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

/// <summary>A roster or a program file with errors is refused whole, with everything there is to mend.</summary>
public sealed class AgencyFileTests
{
    private const string Programs = SandboxPrograms.Yaml;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_does_not_start_with_a_bad_roster_and_names_every_error_by_line_and_field()
    {
        var people = Harbor.People.ToList();
        people[3] = people[3] with { Parent = "South" };                            // line 5: North under South …
        people[12] = people[12] with { Parent = "North" };                          // line 14: … and South under North
        people[5] = people[5] with { IsLead = true };                               // line 7: a second lead of North
        people[6] = people[6] with { Zone = "Mars/Olympus" };                       // line 8
        people[8] = people[8] with { Id = people[7].Id };                           // line 10: on line 9 already
        people[9] = people[9] with { Id = "nobody" };                               // line 11
        people[10] = people[10] with { Role = "king" };                             // line 12

        var message = await RefusedAsync(roster: Harbor.Csv(people));

        Assert.StartsWith("The bot can't start until this is mended:", message, StringComparison.Ordinal);
        Assert.DoesNotContain("Mars/Olympus", message, StringComparison.Ordinal);
        foreach (var (line, field, words) in new[]
        {
            (7, "lead", "already has a lead"),
            (8, "time zone", "is not a time zone"),
            (10, "id", "already on line 9"),
            (11, "id", "is not an object ID"),
            (12, "role", "is not a word that the column knows"),
        })
        {
            Assert.Contains(message.Split('\n'), text =>
                text.Contains($"roster.csv, line {line}, {field}: ", StringComparison.Ordinal) && text.Contains(words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_circle_of_teams_is_an_error_of_the_roster()
    {
        var people = Harbor.People.Select(person => person.Team switch
        {
            "North" => person with { Parent = "South" },
            "South" => person with { Parent = "North" },
            _ => person,
        });

        var message = await RefusedAsync(roster: Harbor.Csv(people));

        Assert.Contains("team parent: These teams are under each other in a circle", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id,name,email,team,team parent,lead,role,time zone\n", "line 1, language: This column is missing.")]
    [InlineData(Harbor.Header + "\n", "The list has no people.")]
    [InlineData("", "roster.csv")]
    [InlineData(Harbor.Header + "\n\"c0ffee00,unclosed\n", "roster.csv, line")]
    public async Task A_roster_that_is_no_roster_is_refused(string csv, string words) =>
        Assert.Contains(words, await RefusedAsync(roster: csv), StringComparison.Ordinal);

    [Fact]
    public async Task The_host_does_not_start_with_bad_programs_and_names_every_error_by_line_and_field()
    {
        const string Yaml = """
            agency: Harbor
            timeZone: America/Nowhere
            colour: blue
            pulses:
              - id: pulse
                title: { en: "Pulse", es: "Pulso" }
                instrument: unheard-of
                schedule: "every Monday"
                daysOpen: 99
                closeAt: "5 pm"
                reminderAfterDays: 3
                anonymous: false
            nudges:
              - id: pulse
                title: { en: "Nudge" }
                schedule: "0 0 9 ? * TUE"
                audience: [manager, wizard]
            """;

        var message = await RefusedAsync(programs: Yaml);

        foreach (var (line, field) in new[]
        {
            (2, "timeZone"), (3, "colour"), (7, "pulses[0].instrument"), (8, "pulses[0].schedule"), (9, "pulses[0].daysOpen"),
            (10, "pulses[0].closeAt"), (12, "pulses[0].anonymous"), (14, "nudges[0].id"), (15, "nudges[0].title.es"), (17, "nudges[0].audience"),
        })
        {
            Assert.Contains($"programs.yaml, line {line}, {field}: ", message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("quietHours: { from: \"19:00\", to: \"07:00\" }", "quietHours: { from: \"7 pm\" }", "line 7, quietHours.from: A time of day such as 17:00 is needed here.", "line 7, quietHours.to: A text is needed here.")]
    [InlineData("quietHours: { from: \"19:00\", to: \"07:00\" }", "quietHours: { from: \"07:00\", to: \"19:00\" }", "line 7, quietHours: Quiet hours begin in the evening and end the next morning")]
    [InlineData("quietHours: { from: \"19:00\", to: \"07:00\" }", "quietHours: at night", "line 7, quietHours: Named settings are needed here.")]
    [InlineData("to: \"07:00\" }", "to: \"07:00\", days: [sat] }", "line 7, quietHours.days: This setting is not known here; known: from, to.")]
    [InlineData("[mon, tue, wed, thu, fri]", "[mon, Funday, 2]", "line 8, workingDays: This is not a day; days are mon, tue, wed, thu, fri, sat and sun.")]
    [InlineData("[mon, tue, wed, thu, fri]", "[]", "line 8, workingDays: A list of days is needed here")]
    [InlineData("[2026-11-26, 2026-12-25, 2027-01-01]", "[2026-11-26, 12/25/2026]", "line 9, holidays: This is not a date; write one such as 2026-12-25.")]
    [InlineData("[2026-11-26, 2026-12-25, 2027-01-01]", "Christmas", "line 9, holidays: A list of dates is needed here")]
    [InlineData("0 0 10 ? * MON#1", "0 30 19 ? * MON#1", "line 14, pulses[0].schedule: Its times of day are all in quiet hours; working hours are 07:00 to 19:00.")]
    [InlineData("0 0 9 ? * TUE", "0 0 9,15 ? * TUE", "line 21, nudges[0].schedule: It comes more than once a day; once is the most.")]
    [InlineData("0 0 9 ? * TUE", "0 0 9 ? * SAT", "line 21, nudges[0].schedule: Its days are never working days.")]
    public async Task A_calendar_that_cannot_be_and_schedules_that_never_meet_it_are_errors_of_the_file(string right, string wrong, params string[] words)
    {
        Assert.Contains(right, Programs, StringComparison.Ordinal);

        var message = await RefusedAsync(programs: Programs.Replace(right, wrong, StringComparison.Ordinal));

        Assert.All(words, text => Assert.Contains("programs.yaml, " + text, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("agency: [unclosed", "This is not valid YAML")]
    [InlineData("", "The file must hold one YAML document")]
    [InlineData("- a list", "The file must hold one YAML document")]
    [InlineData("agency: A\nagency: B\n", "programs.yaml, line")]
    public async Task Programs_that_are_no_programs_are_refused(string yaml, string words) =>
        Assert.Contains(words, await RefusedAsync(programs: yaml), StringComparison.Ordinal);

    [Fact]
    public async Task Errors_of_both_files_come_in_one_message()
    {
        var message = await RefusedAsync(roster: Harbor.Header + "\n", programs: Programs.Replace("MON#1", "MOON", StringComparison.Ordinal));

        Assert.Contains("roster.csv", message, StringComparison.Ordinal);
        Assert.Contains("pulses[0].schedule", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_spoilt_while_the_host_runs_changes_nothing_and_a_mended_one_takes_over()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var files = agency.Service<AgencyFiles>();
        var fewer = Harbor.People.Where(person => person.Key != "South8").ToList();

        // The new roster is good, the programs are not: neither takes over.
        await File.WriteAllTextAsync(agency.RosterPath, Harbor.Csv(fewer), Cancellation);
        await File.WriteAllTextAsync(agency.ProgramPath, Programs.Replace("daysOpen: 7", "daysOpen: soon", StringComparison.Ordinal), Cancellation);
        Assert.Equal("programs.yaml, line 15, pulses[0].daysOpen: A whole number from 1 to 28 is needed here.", Assert.Single(files.Load()).ToString());
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        Assert.Single(await agency.Find("South8").HeardAsync(SubmitBallot.VerbName));

        await File.WriteAllTextAsync(agency.ProgramPath, Programs, Cancellation);
        Assert.Empty(files.Load());

        Assert.StartsWith("Usted no está en mi lista", (await agency.Find("South8").SaysAsync("encuesta")).Words, StringComparison.Ordinal);
        Assert.StartsWith("Monthly pulse", (await agency.Find("South7").SaysAsync("pulse")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_edited_to_a_day_that_has_passed_waits_for_the_next_one()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync("2026-10-07T18:00:00Z");

        // The pulse ran on Monday; from Wednesday on it is a Tuesday's.
        await File.WriteAllTextAsync(agency.ProgramPath, Programs.Replace("MON#1", "TUE#1", StringComparison.Ordinal), Cancellation);
        Assert.Empty(agency.Service<AgencyFiles>().Load());
        await agency.Service<Agenda>().PlanProgramsAsync(Cancellation);
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.AdvanceAsync("2026-10-08T01:00:00Z");
        Assert.Single(await agency.Find("South8").HeardAsync(SubmitBallot.VerbName));

        await agency.AdvanceAsync("2026-11-03T19:00:00Z");
        Assert.Equal(3, (await agency.Find("South8").HeardAsync(SubmitBallot.VerbName)).Count);
    }

    private static async Task<string> RefusedAsync(string? roster = null, string? programs = null)
    {
        var folder = Directory.CreateTempSubdirectory("harbor-").FullName;
        try
        {
            var error = await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                await using var agency = await AgencyAtWork.StartHarborAsync(folder, roster: roster, programs: programs);
            });
            return Assert.IsType<string>(StartErrors.Describe(error));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
