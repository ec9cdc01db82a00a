using LeadershipBot.Actions;
using LeadershipBot.Circles;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>Everything that will happen, as Quartz triggers: derived from programs, open rounds and the ledger at any time.</summary>
public sealed class Agenda(
    ISchedulerFactory schedulers, Agency agency, TimeProvider clock, Waves waves, Occurrences occurrences, ProgramDates dates,
    FollowUps followUps)
{
    private const string ProgramsGroup = "programs";
    private const string LateGroup = "late";
    private const string RoundsGroup = "rounds";

    public static JobKey OpenWave { get; } = new(nameof(OpenWaveJob));

    public static JobKey Remind { get; } = new(nameof(RemindJob));

    public static JobKey Close { get; } = new(nameof(CloseRoundJob));

    public static JobKey NudgeWave { get; } = new(nameof(NudgeWaveJob));

    public static JobKey CircleWave { get; } = new(nameof(CircleWaveJob));

    /// <summary>One trigger for each program and time zone of its audience; those of earlier files go.</summary>
    public async Task PlanProgramsAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.UnscheduleJobs(GroupMatcher<TriggerKey>.GroupEquals(ProgramsGroup), cancellationToken);
        foreach (var planned in ProgramWaves())
        {
            // A late trigger is left out: the sweep knows how late is still welcome, and for which moment.
            var trigger = TriggerBuilder.Create(clock)
                .WithIdentity($"{planned.ProgramId}.{planned.Zone}", ProgramsGroup)
                .WithDescription(planned.What)
                .WithSchedule(CronScheduleBuilder.Create(planned.Schedule).InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(planned.Zone))
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
                .ForJob(planned.Job);
            await NoticeAsync(planned, cancellationToken);
            await PlanAsync(scheduler, new WaveJobData(planned.ProgramId, planned.Zone).Into(trigger).Build(), cancellationToken);
        }
    }

    /// <summary>Waves that never ran, or stopped half-way, are planned for when they are still welcome.</summary>
    public async Task PlanMissedWavesAsync(CancellationToken cancellationToken)
    {
        foreach (var planned in ProgramWaves())
        {
            await PlanTurnAsync(planned, await planned.LookAsync(cancellationToken), cancellationToken);
        }
    }

    /// <summary>The wave that is to go out now in this zone, claimed for this process; null where there is none, or it is planned for later.</summary>
    public async Task<Wave?> BeginAsync(IJobExecutionContext job, CancellationToken cancellationToken)
    {
        var (programId, zone) = WaveJobData.From(job);

        // Neither the program nor the zone need be there any more.
        if (ProgramWaves().FirstOrDefault(candidate =>
            candidate.Job.Equals(job.JobDetail.Key) && candidate.ProgramId == programId && candidate.Zone == zone) is not { } planned)
        {
            return null;
        }

        var turn = await planned.LookAsync(cancellationToken);
        if (turn is WaveTurn.Now { Wave: var wave })
        {
            return await ClaimAsync(wave, cancellationToken);
        }

        await PlanTurnAsync(planned, turn, cancellationToken);
        return null;
    }

    /// <inheritdoc cref="BeginAsync"/>
    public async Task<Wave?> BeginReminderAsync(RoundRow round, string zone, CancellationToken cancellationToken)
    {
        var turn = await LookReminderAsync(round, zone, cancellationToken);
        if (turn is WaveTurn.Now { Wave: var wave })
        {
            return await ClaimAsync(wave, cancellationToken);
        }

        await PlanReminderAsync(round, zone, turn, cancellationToken);
        return null;
    }

    /// <summary>The reminder in each zone and the close of a round; a close already past comes at once.</summary>
    public async Task PlanRoundAsync(RoundRow round, CancellationToken cancellationToken)
    {
        // The close first: it comes whatever becomes of a reminder.
        await PlanAsync(
            await schedulers.GetScheduler(cancellationToken),
            Once($"{round.Id}.close", RoundsGroup, round.ClosesAt, "The round closes and its results go out")
                .UsingJobData(CloseRoundJob.RoundKey, round.Id).ForJob(Close).Build(),
            cancellationToken);
        foreach (var zone in round.Zones.Where(_ => RoundLifeCycle.Allows(round.State, RoundStep.Ask)))
        {
            await PlanReminderAsync(round, zone, await LookReminderAsync(round, zone, cancellationToken), cancellationToken);
        }
    }

    private IEnumerable<ProgramWave> ProgramWaves()
    {
        foreach (var program in agency.Programs.Pulses)
        {
            foreach (var zone in ZonesOf(agency.Roster.People))
            {
                yield return new(
                    program.Id, zone, program.Schedule, OpenWave, $"{program.Title.English} opens ({Shown(zone)})",
                    cancellationToken => waves.LookAsync(program, zone, cancellationToken));
            }
        }

        foreach (var program in agency.Programs.Nudges)
        {
            foreach (var zone in ZonesOf(agency.Roster.People))
            {
                yield return new(
                    program.Id, zone, program.Schedule, NudgeWave, $"{program.Title.English} ({Shown(zone)})",
                    cancellationToken => waves.LookAsync(program, zone, cancellationToken));
            }
        }

        foreach (var program in agency.Programs.Circles)
        {
            foreach (var zone in ZonesOf(agency.Roster.People))
            {
                yield return new(
                    program.Id, zone, program.Schedule, CircleWave, $"{program.Title.English} ({Shown(zone)})",
                    cancellationToken => waves.LookAsync(program, zone, cancellationToken));
            }
        }
    }

    private async Task NoticeAsync(ProgramWave planned, CancellationToken cancellationToken)
    {
        var known = await dates.FindKnownAsync(planned.ProgramId, planned.Zone, cancellationToken);
        if (known?.Schedule != planned.Schedule.ToString())
        {
            var since = Recurrence.OwedSince(known, planned.Schedule, TimeZoneInfo.FindSystemTimeZoneById(planned.Zone), clock.GetUtcNow());
            await dates.NoticeAsync(planned.ProgramId, planned.Zone, new(planned.Schedule.ToString(), since), cancellationToken);
        }
    }

    private async Task<Wave?> ClaimAsync(Wave wave, CancellationToken cancellationToken) =>
        await occurrences.ClaimAsync(wave.Subject, wave.Zone, wave.Date, cancellationToken) ? wave : null;

    private async Task PlanTurnAsync(ProgramWave planned, WaveTurn turn, CancellationToken cancellationToken)
    {
        if (turn is WaveTurn.Held { RoundId: var roundId, Date: var date })
        {
            await followUps.AskToTellAsync(roundId, date, cancellationToken);
        }

        if (MomentOf(turn) is { } at)
        {
            var trigger = Once($"{planned.ProgramId}.{planned.Zone}", LateGroup, at, planned.What + ", late").ForJob(planned.Job);
            await PlanAsync(
                await schedulers.GetScheduler(cancellationToken), new WaveJobData(planned.ProgramId, planned.Zone).Into(trigger).Build(), cancellationToken);
        }
    }

    private async Task<WaveTurn> LookReminderAsync(RoundRow round, string zone, CancellationToken cancellationToken) =>
        agency.Programs.Pulses.FirstOrDefault(program => program.Id == round.ProgramId)?.ReminderAfterDays is { } days
            ? await waves.LookAsync(round, days, zone, cancellationToken)
            : new WaveTurn.Nothing();

    private async Task PlanReminderAsync(RoundRow round, string zone, WaveTurn turn, CancellationToken cancellationToken)
    {
        if (MomentOf(turn) is { } at)
        {
            var trigger = Once($"{round.Id}.remind.{zone}", RoundsGroup, at, $"Reminder to everyone asked ({Shown(zone)})").ForJob(Remind);
            await PlanAsync(await schedulers.GetScheduler(cancellationToken), new WaveJobData(round.Id, zone).Into(trigger).Build(), cancellationToken);
        }
    }

    private DateTimeOffset? MomentOf(WaveTurn turn) => turn switch
    {
        WaveTurn.Now => clock.GetUtcNow(),
        WaveTurn.At { Instant: var instant } => instant,
        _ => null,
    };

    private static IEnumerable<string> ZonesOf(IEnumerable<Person> people) =>
        people.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal);

    private TriggerBuilder<IJob> Once(string name, string group, DateTimeOffset at, string what) => TriggerBuilder.Create(clock)
        .WithIdentity(name, group)
        .WithDescription(what)
        .StartAt(at);

    private static async Task PlanAsync(IScheduler scheduler, ITrigger trigger, CancellationToken cancellationToken) =>
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);

    private static string Shown(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";

    private sealed record ProgramWave(
        string ProgramId, string Zone, CronExpression Schedule, JobKey Job, string What, Func<CancellationToken, Task<WaveTurn>> LookAsync);
}
