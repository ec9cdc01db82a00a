using LeadershipBot.Core.Schedules;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>Everything that will happen, as Quartz triggers: derived from programs, open rounds and the ledger at any time.</summary>
public sealed class Agenda(ISchedulerFactory schedulers, Agency agency, TimeProvider clock)
{
    private const string ProgramsGroup = "programs";
    private const string RoundsGroup = "rounds";
    private const string DeliveriesGroup = "deliveries";

    public static JobKey OpenWave { get; } = new(nameof(OpenWaveJob));

    public static JobKey Remind { get; } = new(nameof(RemindJob));

    public static JobKey Close { get; } = new(nameof(CloseRoundJob));

    public static JobKey NudgeWave { get; } = new(nameof(NudgeWaveJob));

    public static JobKey Deliver { get; } = new(nameof(DeliverJob));

    /// <summary>One trigger for each program and time zone of its audience; those of earlier files go.</summary>
    public async Task PlanProgramsAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.UnscheduleJobs(GroupMatcher<TriggerKey>.GroupEquals(ProgramsGroup), cancellationToken);
        foreach (var program in agency.Programs.Pulses)
        {
            foreach (var zone in agency.Roster.People.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal))
            {
                var what = $"{program.Title.English} opens ({Shown(zone)})";
                await PlanAsync(scheduler, Wave(program.Id, zone, program.Schedule, what).ForJob(OpenWave).Build(), cancellationToken);
            }
        }

        foreach (var program in agency.Programs.Nudges)
        {
            var audience = agency.Roster.People.Where(person => program.Audience.Contains(person.Role));
            foreach (var zone in audience.Select(person => person.TimeZone).Distinct(StringComparer.Ordinal))
            {
                var what = $"{program.Title.English} ({Shown(zone)})";
                await PlanAsync(scheduler, Wave(program.Id, zone, program.Schedule, what).ForJob(NudgeWave).Build(), cancellationToken);
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

    public async Task PlanDeliveryAsync(string campaignId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await PlanAsync(
            scheduler,
            Once(campaignId, DeliveriesGroup, at, "Messages that waited for people's own hours")
                .UsingJobData(DeliverJob.CampaignKey, campaignId).ForJob(Deliver).Build(),
            cancellationToken);
    }

    private TriggerBuilder<IJob> Wave(string programId, string zone, CronExpression schedule, string what) => TriggerBuilder.Create(clock)
        .WithIdentity($"{programId}.{zone}", ProgramsGroup)
        .WithDescription(what)
        .UsingJobData(WaveJobData.ProgramKey, programId)
        .UsingJobData(WaveJobData.ZoneKey, zone)
        .WithSchedule(CronScheduleBuilder.Create(schedule).InTimeZone(TimeZoneInfo.FindSystemTimeZoneById(zone)));

    private TriggerBuilder<IJob> Once(string name, string group, DateTimeOffset at, string what) => TriggerBuilder.Create(clock)
        .WithIdentity(name, group)
        .WithDescription(what)
        .StartAt(at);

    private static async Task PlanAsync(IScheduler scheduler, ITrigger trigger, CancellationToken cancellationToken)
    {
        await scheduler.UnscheduleJob(trigger.Key, cancellationToken);
        await scheduler.ScheduleJob(trigger, cancellationToken: cancellationToken);
    }

    private static string Shown(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";
}
