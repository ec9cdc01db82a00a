using LeadershipBot.Nudges;
using LeadershipBot.Preferences;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>An agency with hours of its own, and people with theirs.</summary>
public sealed class CalendarTests
{
    // Open from 8:30 on, Monday to Thursday; Tuesday, October 6 is a holiday.
    private static readonly string Programs = SandboxPrograms.Yaml
        .Replace("to: \"07:00\"", "to: \"08:30\"", StringComparison.Ordinal)
        .Replace("[mon, tue, wed, thu, fri]", "[mon, tue, wed, thu]", StringComparison.Ordinal)
        .Replace("holidays: [", "holidays: [2026-10-06, ", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Own_days_and_hours_replace_the_agencys_and_holidays_hold_for_everybody()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages, programs: Programs);
        await SaveAsync(agency, "NorthLead", new(null, [DayOfWeek.Tuesday, DayOfWeek.Friday], 6, 20, null, NoPulses: false, NoNudges: false));
        await SaveAsync(agency, "Director", new(null, [DayOfWeek.Saturday], 20, 22, null, NoPulses: false, NoNudges: false));

        await agency.AdvanceAsync("2026-10-12T00:00:00Z");

        // The nudge of the holiday goes out on Wednesday at 8:30, when the agency opens.
        Assert.Equal([DateTime.Parse("2026-10-07T08:30", null)], await agency.TimesAsync("SouthLead", AnswerNudge.Accept));
        Assert.Equal([DateTime.Parse("2026-10-09T06:00", null)], await agency.TimesAsync("NorthLead", AnswerNudge.Accept));
        Assert.Equal([DateTime.Parse("2026-10-05T10:00", null)], (await agency.TimesAsync("SouthLead", SubmitBallot.VerbName)).Take(1));
        Assert.Equal([DateTime.Parse("2026-10-09T06:00", null)], await agency.TimesAsync("NorthLead", SubmitBallot.VerbName));
        Assert.Equal([DateTime.Parse("2026-10-10T20:00", null)], await agency.TimesAsync("Director", SubmitBallot.VerbName));
    }

    [Fact]
    public async Task The_form_shows_the_agencys_hours_to_who_chose_none_and_leaving_them_is_no_choice()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages, programs: Programs);
        var person = agency.Find("North1");
        var form = await person.SaysAsync("settings");
        Assert.Contains("\"Monday,Tuesday,Wednesday,Thursday\"", form.Card.GetRawText(), StringComparison.Ordinal);

        await person.TapsAsync(form, SaveSettings.VerbName, new { language = "es", days = "Thursday,Monday,Tuesday,Wednesday", from = "8", to = "19", pulses = "true" });
        Assert.Null((await ReadAsync(agency, "North1")).OwnHours);
        Assert.Contains("\"es\"", (await person.SaysAsync("settings")).Card.GetRawText(), StringComparison.Ordinal);

        await person.TapsAsync(form, SaveSettings.VerbName, new { language = "es", days = "Thursday,Monday", from = "8", to = "19", pulses = "true" });
        Assert.Equal([DayOfWeek.Monday, DayOfWeek.Thursday], (await ReadAsync(agency, "North1")).OwnHours!.Days.Order());

        await agency.Find("North3").SaysAsync("pause 2026-10-20");
        Assert.Null((await ReadAsync(agency, "North3")).OwnHours);
    }

    private static Task SaveAsync(AgencyAtWork agency, string key, PreferencesRow row) =>
        agency.Service<PreferencesTable>().SaveAsync(agency.Find(key).Id, row, Cancellation);

    private static Task<PreferencesRow> ReadAsync(AgencyAtWork agency, string key) =>
        agency.Service<PreferencesTable>().ReadAsync(agency.Find(key).Id, Cancellation);
}
