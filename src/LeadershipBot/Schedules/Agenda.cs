using System.Globalization;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Schedules;
using LeadershipBot.Nudges;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>Everything that will happen, as Quartz triggers: derived from programs, open rounds and the ledger at any time.</summary>
public sealed class Agenda(ISchedulerFactory schedulers, Agency agency, TimeProvider clock, Occurrences occurrences)
{
    private static readonly TimeSpan LateIsBetterThanNever = TimeSpan.FromHours(4);

    private const string ProgramsGroup = "programs";
    private const string RoundsGroup = "rounds";

    public static JobKey OpenWave { get; } = new(nameof(OpenWaveJob));

    public static JobKey Remind { get; } = new(nameof(RemindJob));

    public static JobKey Close { get; } = new(nameof(CloseRoundJob));

    public static JobKey NudgeWave { get; } = new(nameof(NudgeWaveJob));

    /// <summary>One trigger for each program and time zone of its audience; those of earlier files go.</summary>
    public async Task PlanProgramsAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.UnscheduleJobs(GroupMatcher<TriggerKey>.GroupEquals(ProgramsGroup), cancellationToken);
        foreach (var wave in Waves())
        {
            var trigger = TriggerBuilder.Create(clock)
                .WithIdentity($"{wave.ProgramId}.{wave.Zone}", ProgramsGroup)
                .WithDescription(wave.What)
                .UsingJobData(WaveJobData.ProgramKey, wave.ProgramId)
                .UsingJobData(WaveJobData.ZoneKey, wave.Zone)
                // A late trigger is left out: the sweep knows how late is still welcome, and for which moment.
                .WithSchedule(CronScheduleBuilder.Create(wave.Schedule).InTimeZone(wave.TimeZone)
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
                .ForJob(wave.Job)
                .Build();
            await occurrences.NoticeAsync(wave.ProgramId, wave.Zone, wave.Schedule.ToString(), clock.GetUtcNow(), cancellationToken);
            await PlanAsync(scheduler, trigger, cancellationToken);
        }
    }

    /// <summary>Waves that never ran, or stopped half-way, come at once while they are still worth it.</summary>
    public async Task PlanMissedWavesAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var wave in Waves())
        {
            var last = wave.Schedule.WithTimeZone(wave.TimeZone).GetPreviousValidTimeBefore(now.AddSeconds(1));
            if (last is { } due && now - due < wave.Late)
            {
                var local = WaveJobData.At(wave.ProgramId, wave.Zone, due);
                if (await occurrences.KnownSinceAsync(wave.ProgramId, wave.Zone, cancellationToken) <= due
                    && !await occurrences.IsDoneAsync(wave.ProgramId, wave.Zone, local.Date, cancellationToken))
                {
                    var trigger = Once($"{wave.ProgramId}.{wave.Zone}.missed", ProgramsGroup, now, wave.What + ", late")
                        .UsingJobData(WaveJobData.ProgramKey, wave.ProgramId)
                        .UsingJobData(WaveJobData.ZoneKey, wave.Zone)
                        .UsingJobData(WaveJobData.DueKey, due.ToString("O", CultureInfo.InvariantCulture))
                        .ForJob(wave.Job)
                        .Build();
                    await PlanAsync(scheduler, trigger, cancellationToken);
                }
            }
        }
    }

    /// <summary>The reminder in each zone and the close of a round; moments already past come at once.</summary>
    public async Task PlanRoundAsync(RoundRow round, PulseProgram? program, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        if (program?.ReminderAfterDays is { } days)
        {
            foreach (var zone in round.Zones)
            {
                var at = ZonedTime.At(round.OpenDate.AddDays(days), round.LocalTime, TimeZoneInfo.FindSystemTimeZoneById(zone));
                await PlanAsync(
                    scheduler,
                    Once($"{round.Id}.remind.{zone}", RoundsGroup, at, $"Reminder to everyone asked ({Shown(zone)})")
                        .UsingJobData(RemindJob.RoundKey, round.Id).UsingJobData(RemindJob.ZoneKey, zone).ForJob(Remind).Build(),
                    cancellationToken);
            }
        }

        await PlanAsync(
            scheduler,
            Once($"{round.Id}.close", RoundsGroup, round.ClosesAt, "The round closes and its results go out")
                .UsingJobData(CloseRoundJob.RoundKey, round.Id).ForJob(Close).Build(),
            cancellationToken);
    }

    private IEnumerable<Wave> Waves()
    {
        foreach (var program in agency.Programs.Pulses)
        {
            foreach (var zone in ZonesOf(agency.Roster.People))
            {
                yield return new(
                    program.Id, zone, program.Schedule, OpenWave, WhileOpen(program), $"{program.Title.English} opens ({Shown(zone)})");
            }
        }

        foreach (var program in agency.Programs.Nudges)
        {
            foreach (var zone in ZonesOf(agency.Roster.People.Where(program.Includes)))
            {
                yield return new(program.Id, zone, program.Schedule, NudgeWave, LateIsBetterThanNever, $"{program.Title.English} ({Shown(zone)})");
            }
        }
    }

    // A zone that was not asked on the day can be asked as long as the round has a day to go.
    private static TimeSpan WhileOpen(PulseProgram program) =>
        program.DaysOpen > 1 ? TimeSpan.FromDays(program.DaysOpen - 1) : LateIsBetterThanNever;

    private static IEnumerable<string> ZonesOf(IEnumerable<Person> people) =>
        people.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal);

    private TriggerBuilder<IJob> Once(string name, string group, DateTimeOffset at, string what) => TriggerBuilder.Create(clock)
        .WithIdentity(name, group)
        .WithDescription(what)
        .StartAt(at);

    private static async Task PlanAsync(IScheduler scheduler, ITrigger trigger, CancellationToken cancellationToken) =>
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancellationToken);

    private static string Shown(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";

    private sealed record Wave(string ProgramId, string Zone, CronExpression Schedule, JobKey Job, TimeSpan Late, string What)
    {
        public TimeZoneInfo TimeZone { get; } = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    }
}
