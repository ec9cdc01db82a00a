using LeadershipBot.Nudges;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Schedules;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>Schedules and people's zones that change while the host runs.</summary>
public sealed class ChangedFilesTests
{
    private const string AtTen = "0 0 10 ? * MON#1";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_pulse_that_was_sent_is_not_sent_again_when_its_time_of_day_moves_to_the_afternoon()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");

        // Denver was asked at 10:00; Los Angeles is asked at 14:00 by the new file, in the same round.
        await WriteAsync(agency, programs: SandboxPrograms.Yaml.Replace(AtTen, "0 0 14 ? * MON#1", StringComparison.Ordinal));
        await agency.AdvanceAsync("2026-10-06T00:00:00Z");

        Assert.Equal(Times("2026-10-05T10:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal(Times("2026-10-05T14:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
        Assert.NotNull(await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation));
    }

    [Fact]
    public async Task A_pulse_to_come_today_is_not_lost_when_its_time_of_day_moves_to_what_has_passed()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages, programs: SandboxPrograms.Yaml.Replace(AtTen, "0 0 14 ? * MON#1", StringComparison.Ordinal));
        await agency.AdvanceAsync("2026-10-05T18:00:00Z");

        await WriteAsync(agency, programs: SandboxPrograms.Yaml);
        await agency.AdvanceAsync("2026-10-06T00:00:00Z");

        Assert.Equal(Times("2026-10-05T12:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal(Times("2026-10-05T11:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
    }

    [Fact]
    public async Task A_round_goes_on_in_the_zones_that_were_not_asked_yet_when_its_schedule_moves_to_another_day()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");

        await WriteAsync(agency, programs: SandboxPrograms.Yaml.Replace("MON#1", "THU#3", StringComparison.Ordinal));
        await agency.AdvanceAsync("2026-10-06T00:00:00Z");

        Assert.Equal(Times("2026-10-05T10:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
    }

    [Fact]
    public async Task Two_programs_on_one_morning_are_two_rounds()
    {
        var programs = SandboxPrograms.Yaml.Replace(
            "nudges:\n", "  - id: second\n    title: { en: \"Second\", es: \"Segunda\" }\n    instrument: first-eight\n    schedule: \"" + AtTen + "\"\n    daysOpen: 3\n    closeAt: \"17:00\"\nnudges:\n",
            StringComparison.Ordinal);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages, programs: programs);

        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        Assert.All(
            await Task.WhenAll(agency.People.Select(person => person.HeardAsync(SubmitBallot.VerbName))),
            heard => Assert.Equal(2, heard.Count));
        Assert.NotNull(await agency.Service<Rounds>().FindAsync("second-20261005", Cancellation));
    }

    [Fact]
    public async Task Somebody_who_moves_to_a_zone_nobody_was_in_is_asked_once_wherever_its_clock_stands()
    {
        // South1 goes to Honolulu, where 10:00 is to come, and South2 to New York, where it has passed.
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");
        await WriteAsync(agency, roster: With(("South1", "Pacific/Honolulu"), ("South2", "America/New_York")));

        await agency.AdvanceAsync("2026-10-06T00:00:00Z");

        Assert.Single(await agency.Find("South1").HeardAsync(SubmitBallot.VerbName));
        Assert.Single(await agency.Find("South2").HeardAsync(SubmitBallot.VerbName));
        Assert.Equal("2026-10-05T20:00:00Z", (await agency.Find("South1").HeardAsync(SubmitBallot.VerbName))[0].At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", null));
        Assert.All(
            await Task.WhenAll(agency.People.Select(person => person.HeardAsync(SubmitBallot.VerbName))),
            heard => Assert.Single(heard));
    }

    [Theory]
    [InlineData("South3", "America/Denver")] // from a zone that was to be asked to one that was
    [InlineData("North3", "America/Los_Angeles")]
    public async Task Somebody_who_moves_between_zones_while_a_pulse_goes_round_is_asked_once(string who, string zone)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");
        await WriteAsync(agency, roster: With((who, zone)));

        await agency.AdvanceAsync("2026-10-06T00:00:00Z");

        Assert.Single(await agency.Find(who).HeardAsync(SubmitBallot.VerbName));
    }

    [Fact]
    public async Task A_program_that_is_taken_away_while_its_wave_waits_sends_nothing()
    {
        var programs = SandboxPrograms.Yaml.Replace("holidays: [", "holidays: [2026-10-06, ", StringComparison.Ordinal);
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages, programs: programs);
        await agency.AdvanceAsync("2026-10-06T20:00:00Z");

        await WriteAsync(agency, programs: programs[..programs.IndexOf("nudges:", StringComparison.Ordinal)]);
        await agency.AdvanceAsync("2026-10-08T00:00:00Z");

        Assert.Empty(await agency.Find("NorthLead").HeardAsync(AnswerNudge.Accept));
    }

    private static string With(params (string Key, string Zone)[] moved) => Harbor.Csv(Harbor.People.Select(person =>
        moved.FirstOrDefault(move => move.Key == person.Key) is { Zone: { } zone } ? person with { Zone = zone } : person));

    private static IEnumerable<DateTime> Times(params string[] times) => times.Select(time => DateTime.Parse(time, null));

    /// <summary>As the host does a few seconds after a file was changed.</summary>
    private static async Task WriteAsync(AgencyAtWork agency, string? programs = null, string? roster = null)
    {
        await File.WriteAllTextAsync(agency.ProgramPath, programs ?? await File.ReadAllTextAsync(agency.ProgramPath, Cancellation), Cancellation);
        await File.WriteAllTextAsync(agency.RosterPath, roster ?? await File.ReadAllTextAsync(agency.RosterPath, Cancellation), Cancellation);
        Assert.Empty(agency.Service<AgencyFiles>().Load());
        await agency.Service<Agenda>().PlanProgramsAsync(Cancellation);
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
    }
}
