using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>What a program's trigger tells its job: which program, which zone, and the local moment it stands for.</summary>
public sealed record WaveJobData(string ProgramId, string Zone, DateOnly Date, TimeOnly Time)
{
    public const string ProgramKey = "program";
    public const string ZoneKey = "zone";

    public static WaveJobData From(IJobExecutionContext context)
    {
        var zone = context.MergedJobDataMap.GetString(ZoneKey)!;
        var local = TimeZoneInfo.ConvertTime(
            context.ScheduledFireTimeUtc ?? context.FireTimeUtc, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        return new(
            context.MergedJobDataMap.GetString(ProgramKey)!, zone, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }
}
