using LeadershipBot.Admin;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Schedules;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>Harbor County, whose host was not there when something came due, or whose calendar was closed then.</summary>
public sealed class LateWaveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2026-10-06T18:59:00Z", "2026-10-06T12:59", "2026-10-06T11:59")] // within four hours in both zones
    [InlineData("2026-10-06T19:30:00Z", "2026-10-07T09:00", "2026-10-06T12:30")] // in Los Angeles only
    [InlineData("2026-10-07T03:00:00Z", "2026-10-07T09:00", "2026-10-07T09:00")]
    [InlineData("2026-10-10T13:00:00Z", null, null)]                             // a Saturday: Monday is more than four days late
    public async Task A_nudge_that_was_missed_comes_at_once_or_on_the_next_working_morning_or_not_at_all(string back, string? denver, string? losAngeles)
    {
        await using var agency = await (await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages)).SleepUntilAsync(back);

        await agency.AdvanceAsync("2026-10-12T22:00:00Z");

        Assert.Equal(Times(denver), await agency.TimesAsync("NorthLead", AnswerNudge.Accept));
        Assert.Equal(Times(losAngeles), await agency.TimesAsync("SouthLead", AnswerNudge.Accept));
    }

    [Fact]
    public async Task A_late_wave_that_is_planned_survives_restarts_and_keeps_its_moment()
    {
        // Friday at 16:30 a pulse is due; at 19:30 it is three hours late and quiet: Monday at 7:00, however often the host starts again.
        const string Friday = "0 30 16 2 10 ?";
        await using var first = await AgencyAtWork.StartHarborAsync(programs: SandboxPrograms.Yaml.Replace("0 0 10 ? * MON#1", Friday, StringComparison.Ordinal), change: Downtime.ManyMessages);
        await using var second = await first.SleepUntilAsync("2026-10-03T01:30:00Z");
        await using var third = await second.SleepUntilAsync("2026-10-04T12:00:00Z");
        await using var agency = await third.SleepUntilAsync("2026-10-05T12:59:00Z");

        await agency.AdvanceAsync("2026-10-05T23:00:00Z");

        Assert.Equal(Times("2026-10-05T07:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.NotNull(await agency.Service<Rounds>().FindAsync("pulse-20261002", Cancellation));
    }

    [Fact]
    public async Task A_pulse_nobody_was_asked_moves_as_a_whole_to_the_next_working_morning()
    {
        // Back on Sunday, a day before the round would have closed.
        await using var asleep = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await using var woken = await asleep.SleepUntilAsync("2026-10-11T23:30:00Z");
        await using var agency = await woken.SleepUntilAsync("2026-10-12T06:00:00Z");

        await agency.AdvanceAsync("2026-10-16T00:00:00Z");

        // Everybody on one new date, with their reminder three days later.
        Assert.Equal(Times("2026-10-12T09:00", "2026-10-15T09:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal(Times("2026-10-12T09:00", "2026-10-15T09:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
        var rounds = agency.Service<Rounds>();
        Assert.Null(await rounds.FindAsync(Harbor.RoundId, Cancellation));
        Assert.Equal(
            (new DateOnly(2026, 10, 12), DateTimeOffset.Parse("2026-10-19T23:00:00Z", null)),
            await rounds.FindAsync("pulse-20261012", Cancellation) is { Value: var round } ? (round.OpenDate, round.ClosesAt) : default);
        await agency.CheckLedgerAsync();
    }

    [Fact]
    public async Task A_round_whose_opening_failed_until_it_was_too_late_is_withdrawn_and_its_pulse_moves()
    {
        // The power goes while the round is being made, and is back on Sunday.
        WatchedStore store = null!;
        await using var asleep = await AgencyAtWork.StartHarborAsync(change: builder =>
        {
            Downtime.ManyMessages(builder);
            WatchedStore.Into(watched => store = watched)(builder);
        });
        store.Before = change =>
        {
            if (change is { Kind: "create" } or { Kind: "replace", Table.Value: "Rounds" })
            {
                throw new InvalidOperationException("The power is off.");
            }
        };
        await asleep.AdvanceAsync("2026-10-05T17:20:00Z");
        await using var agency = await asleep.SleepUntilAsync("2026-10-11T23:30:00Z");

        await agency.AdvanceAsync("2026-10-12T15:30:00Z");
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.AdvanceAsync("2026-10-14T00:00:00Z");

        Assert.Equal(Times("2026-10-12T09:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        var first = (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value;
        Assert.Equal((RoundState.Purged, true), (first.State, first.ResultsSent));
        Assert.DoesNotContain(await agency.CampaignsAsync(), campaign => campaign.Subject == Harbor.RoundId);
    }

    [Fact]
    public async Task A_zone_asked_late_joins_the_round_that_others_have_and_is_left_out_of_one_about_to_close()
    {
        // Denver was asked on Monday. Los Angeles is asked on Wednesday in the same round.
        await using var first = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await first.AdvanceAsync(Harbor.Opens);
        await using var late = await first.SleepUntilAsync("2026-10-07T03:00:00Z");
        await late.AdvanceAsync("2026-10-07T23:00:00Z");
        Assert.Equal(Times("2026-10-07T09:00"), await late.TimesAsync("South1", SubmitBallot.VerbName));
        Assert.Empty(await late.TimesAsync("North1", SubmitBallot.VerbName));

        await using var other = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await other.AdvanceAsync(Harbor.Opens);
        await using var tooLate = await other.SleepUntilAsync("2026-10-11T23:30:00Z");
        await tooLate.AdvanceAsync("2026-10-16T00:00:00Z");
        Assert.Empty(await tooLate.TimesAsync("South1", SubmitBallot.VerbName));
        Assert.Equal([Harbor.RoundId], await RoundsOfAsync(tooLate));
    }

    [Fact]
    public async Task A_pulse_that_would_run_into_the_next_one_is_left_to_it()
    {
        await using var asleep = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await using var agency = await asleep.SleepUntilAsync("2026-10-26T12:00:00Z");

        await agency.AdvanceAsync("2026-11-02T20:00:00Z");

        Assert.Equal(Times("2026-11-02T10:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal(["pulse-20261102"], await RoundsOfAsync(agency));
    }

    [Fact]
    public async Task What_falls_on_a_holiday_waits_for_the_next_working_moment()
    {
        var programs = SandboxPrograms.Yaml.Replace("holidays: [", "holidays: [2026-10-05, 2026-10-08, ", StringComparison.Ordinal);
        await using var agency = await AgencyAtWork.StartHarborAsync(programs: programs, change: Downtime.ManyMessages);

        await agency.AdvanceAsync("2026-10-10T00:00:00Z");

        // The pulse on Tuesday and its reminder on Friday, in the round of the date it was meant for.
        Assert.Equal(Times("2026-10-06T07:00", "2026-10-09T07:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal(Times("2026-10-06T07:00", "2026-10-09T07:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
        Assert.Equal([Harbor.RoundId], await RoundsOfAsync(agency));
    }

    [Fact]
    public async Task While_nothing_may_start_nothing_does_and_what_was_held_comes_by_the_same_rule()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.Service<QuietModes>().StartAsync(new(Unit: null, Until: null), Cancellation);
        await agency.AdvanceAsync("2026-10-06T18:00:00Z");
        Assert.Empty(await agency.CampaignsAsync());

        // Resumed on Tuesday at noon in Denver: the nudge is three hours late, the pulse a day.
        await agency.ResumeAsync();
        await agency.AdvanceAsync("2026-10-08T00:00:00Z");
        Assert.Equal(Times("2026-10-06T12:00"), await agency.TimesAsync("NorthLead", AnswerNudge.Accept));
        Assert.Equal(Times("2026-10-07T09:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
    }

    [Fact]
    public async Task A_hold_with_an_end_needs_no_sweep_and_a_pulse_it_outlasted_moves()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.Service<QuietModes>().StartAsync(new(Unit: null, DateOnly.Parse("2026-10-12", null)), Cancellation);

        await agency.AdvanceAsync("2026-10-14T00:00:00Z");

        Assert.Equal(Times("2026-10-12T09:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal(Times("2026-10-12T09:00"), await agency.TimesAsync("South1", SubmitBallot.VerbName));
        Assert.Equal(["pulse-20261012"], await RoundsOfAsync(agency));
        Assert.Equal(Times("2026-10-13T09:00"), await agency.TimesAsync("NorthLead", AnswerNudge.Accept));
    }

    [Fact]
    public async Task A_hold_that_ends_early_does_not_leave_waves_waiting_for_its_end()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages);
        await agency.Service<QuietModes>().StartAsync(new(Unit: null, DateOnly.Parse("2026-10-20", null)), Cancellation);
        await agency.AdvanceAsync("2026-10-05T18:00:00Z");

        await agency.ResumeAsync();
        await agency.AdvanceAsync("2026-10-05T18:30:00Z");

        Assert.Equal(Times("2026-10-05T12:00"), await agency.TimesAsync("North1", SubmitBallot.VerbName));
        Assert.Equal([Harbor.RoundId], await RoundsOfAsync(agency));
    }

    private static IEnumerable<DateTime> Times(params string?[] times) => times.OfType<string>().Select(time => DateTime.Parse(time, null));

    private static async Task<IReadOnlyList<string>> RoundsOfAsync(AgencyAtWork agency)
    {
        var ids = new List<string>();
        await foreach (var round in agency.Service<Rounds>().AllAsync(Cancellation))
        {
            ids.Add(round.Value.Id);
        }

        return ids;
    }
}
