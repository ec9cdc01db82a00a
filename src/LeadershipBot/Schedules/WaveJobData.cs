using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>What a wave's trigger tells its job: which program or round, and which zone. What is due there the job looks up.</summary>
public sealed record WaveJobData(string Subject, string Zone)
{
    public const string SubjectKey = "subject";
    public const string ZoneKey = "zone";

    public static WaveJobData From(IJobExecutionContext context) =>
        new(context.MergedJobDataMap.GetString(SubjectKey)!, context.MergedJobDataMap.GetString(ZoneKey)!);

    public TriggerBuilder<T> Into<T>(TriggerBuilder<T> trigger)
        where T : IJob => trigger.UsingJobData(SubjectKey, Subject).UsingJobData(ZoneKey, Zone);
}
