using System.Globalization;
using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>What a program's trigger tells its job: which program, which zone, and the moment it stands for.</summary>
public sealed record WaveJobData(string ProgramId, string Zone, DateTimeOffset Due, DateOnly Date, TimeOnly Time)
{
    public const string ProgramKey = "program";
    public const string ZoneKey = "zone";
    public const string DueKey = "due";

    public static WaveJobData At(string programId, string zone, DateTimeOffset due)
    {
        var local = TimeZoneInfo.ConvertTime(due, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
        return new(programId, zone, due, DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    /// <summary>A late wave's trigger says when it was due; any other stands for the moment it was to fire.</summary>
    public static WaveJobData From(IJobExecutionContext context)
    {
        var data = context.MergedJobDataMap;
        var due = data.TryGetValue(DueKey, out var text) && text is string written
            ? DateTimeOffset.Parse(written, CultureInfo.InvariantCulture)
            : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        return At(data.GetString(ProgramKey)!, data.GetString(ZoneKey)!, due);
    }
}
