using System.Globalization;
using LeadershipBot.Core.Schedules;
using Quartz;

namespace LeadershipBot.Programs;

/// <summary>The agency's quiet hours, working days and holidays, and schedules that must not always fall into them.</summary>
internal static class CalendarSettings
{
    private const int TimesToTry = 400;

    private static readonly Dictionary<string, DayOfWeek> DayNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    };

    /// <summary>What the file does not say is as in <see cref="WorkingCalendar.Default"/>.</summary>
    public static WorkingCalendar Read(YamlSection root)
    {
        var usual = WorkingCalendar.Default;
        var (from, to) = ReadHours(root) ?? (usual.Hours.From, usual.Hours.To);
        IEnumerable<DayOfWeek> days = !root.Has("workingDays")
            ? usual.Hours.Days
            : root.List("workingDays", DayOf, "A list of days is needed here, such as [mon, tue, wed, thu, fri].", "This is not a day; days are mon, tue, wed, thu, fri, sat and sun.");
        var holidays = !root.Has("holidays")
            ? []
            : root.List("holidays", DateOf, "A list of dates is needed here, such as [2026-12-25].", "This is not a date; write one such as 2026-12-25.");
        return WorkingCalendar.TryCreate(days, from, to, holidays) ?? usual;
    }

    /// <summary>Null where it is wrong. A schedule that comes twice a day, never in working hours or never on a working day is an error.</summary>
    public static CronExpression? ReadSchedule(YamlSection section, WorkingCalendar calendar)
    {
        const string Field = "schedule";
        if (section.Schedule(Field) is not { } schedule)
        {
            return null;
        }

        var times = section.TimesOf(schedule).Take(TimesToTry).ToList();
        if (times.Zip(times.Skip(1)).Any(pair => pair.First.Date == pair.Second.Date))
        {
            section.Refuse(Field, "It comes more than once a day; once is the most.");
        }
        else if (times.TrueForAll(time => TimeOnly.FromDateTime(time) < calendar.Hours.From || TimeOnly.FromDateTime(time) >= calendar.Hours.To))
        {
            section.Refuse(Field, $"Its times of day are all in quiet hours; working hours are {calendar.Hours.From:HH\\:mm} to {calendar.Hours.To:HH\\:mm}.");
        }
        else if (times.TrueForAll(time => !calendar.Hours.Days.Contains(time.DayOfWeek)))
        {
            section.Refuse(Field, "Its days are never working days.");
        }

        return schedule;
    }

    private static (TimeOnly From, TimeOnly To)? ReadHours(YamlSection root)
    {
        if (root.Section("quietHours") is not { } quiet)
        {
            return null;
        }

        quiet.RefuseOthers("from", "to");
        var (from, to) = (quiet.Time("from"), quiet.Time("to"));
        if (from is not { } evening || to is not { } morning)
        {
            return null;
        }

        if (evening > morning)
        {
            return (morning, evening);
        }

        root.Refuse("quietHours", "Quiet hours begin in the evening and end the next morning, such as { from: \"19:00\", to: \"07:00\" }.");
        return null;
    }

    private static DayOfWeek? DayOf(string name) => DayNames.TryGetValue(name, out var day) ? day : null;

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
