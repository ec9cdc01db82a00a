using LeadershipBot.Core.Schedules;
using Quartz;

namespace LeadershipBot.Schedules;

/// <summary>One time a schedule comes, in one zone: the wall clock's date and time, and the moment that is.</summary>
public sealed record Occurrence(DateOnly Date, TimeOnly Time, DateTimeOffset Due)
{
    public static Occurrence At(DateOnly date, TimeOnly time, TimeZoneInfo zone) => new(date, time, ZonedTime.At(date, time, zone));
}

/// <summary>
/// The occurrences of a schedule by the wall clock. Quartz 4.7.3, looking forward from one firing to the next, fires once a date:
/// at the end of a gap, and at the first of the two times of an overlap. Started between the two it fires at the second as well,
/// and looking back it finds the second of the two, or the day before. So what is due is worked out here, from the date and time the schedule
/// names, and a trigger is only a reason to look; a date that was done stays done however often it fires.
/// </summary>
public static class Recurrence
{
    /// <summary>The last occurrence that is due by now; null where there was none yet.</summary>
    public static Occurrence? LastDue(CronExpression schedule, TimeZoneInfo zone, DateTimeOffset now)
    {
        var plain = schedule.WithTimeZone(TimeZoneInfo.Utc);

        // A day ahead, because a wall clock that is set back or forward shows other times than have passed.
        var ahead = new DateTimeOffset(TimeZoneInfo.ConvertTime(now, zone).DateTime, TimeSpan.Zero).AddDays(1);
        for (var wall = plain.GetPreviousValidTimeBefore(ahead); wall is { } time; wall = plain.GetPreviousValidTimeBefore(time))
        {
            var occurrence = Occurrence.At(DateOnly.FromDateTime(time.DateTime), TimeOnly.FromDateTime(time.DateTime), zone);
            if (occurrence.Due <= now)
            {
                return occurrence;
            }
        }

        return null;
    }

    /// <summary>The first date after this one; null where there is none.</summary>
    public static DateOnly? NextDate(CronExpression schedule, DateOnly date) =>
        FirstFrom(schedule, date.AddDays(1)) is { } next ? DateOnly.FromDateTime(next) : null;

    /// <summary>
    /// Since when a changed schedule counts: from now on; but what was to come today by the old one is still owed today, even where
    /// the new time of day has passed.
    /// </summary>
    public static DateTimeOffset OwedSince(KnownScheduleRow? before, CronExpression schedule, TimeZoneInfo zone, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return before is not null
            && FirstOn(CronExpression.Parse(before.Schedule), today, zone) is { } old && before.Since <= old.Due
            && FirstOn(schedule, today, zone) is { } changed && changed.Due < now
                ? changed.Due
                : now;
    }

    public static bool IsOn(CronExpression schedule, DateOnly date) => NextDate(schedule, date.AddDays(-1)) == date;

    private static Occurrence? FirstOn(CronExpression schedule, DateOnly date, TimeZoneInfo zone) =>
        FirstFrom(schedule, date) is { } first && DateOnly.FromDateTime(first) == date ? Occurrence.At(date, TimeOnly.FromDateTime(first), zone) : null;

    private static DateTime? FirstFrom(CronExpression schedule, DateOnly date) =>
        schedule.WithTimeZone(TimeZoneInfo.Utc).GetNextValidTimeAfter(new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddSeconds(-1))?.DateTime;
}
