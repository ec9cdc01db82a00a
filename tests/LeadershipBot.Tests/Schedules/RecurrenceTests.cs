using LeadershipBot.Core.Schedules;
using LeadershipBot.Schedules;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Schedules;

/// <summary>Every date once and at the wall clock's time, over five years of clocks set forward and back.</summary>
public sealed class RecurrenceTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2030, 12, 31);

    public static TheoryData<string> Zones { get; } =
        ["America/New_York", "America/Phoenix", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/St_Johns"];

    private static string[] Times { get; } = ["0 30 1", "0 30 2", "0 1 0", "0 59 1", "0 0 2", "0 0 3", "0 0 0", "0 0 10", "0 30 16"];

    private static string[] Days { get; } = ["* * ?", "? * SUN", "? * TUE", "? * SUN#1", "? * SUN#2"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void A_trigger_fires_once_on_each_date_at_the_wall_clocks_time(string zone)
    {
        var clocks = TimeZoneInfo.FindSystemTimeZoneById(zone);
        foreach (var schedule in Schedules())
        {
            var trigger = TriggerBuilder.Create().StartAt(Midnight(First, clocks))
                .WithSchedule(CronScheduleBuilder.Create(schedule).InTimeZone(clocks)).Build();
            var fired = new List<DateTimeOffset>();
            for (var at = trigger.GetFireTimeAfter(Midnight(First, clocks).AddSeconds(-1)); at < Midnight(Last.AddDays(1), clocks); at = trigger.GetFireTimeAfter(at))
            {
                fired.Add(at!.Value);
            }

            Assert.Equal(Expected(schedule, clocks).Select(occurrence => occurrence.Due), fired);
        }
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public void What_is_due_is_the_date_that_came_last_from_its_moment_until_the_next(string zone)
    {
        var clocks = TimeZoneInfo.FindSystemTimeZoneById(zone);
        foreach (var schedule in Schedules())
        {
            Occurrence? before = null;
            foreach (var occurrence in Expected(schedule, clocks))
            {
                Assert.Equal(occurrence, Recurrence.LastDue(schedule, clocks, occurrence.Due));
                Assert.Equal(occurrence, Recurrence.LastDue(schedule, clocks, occurrence.Due.AddMinutes(61)));
                if (before is not null)
                {
                    Assert.Equal(before, Recurrence.LastDue(schedule, clocks, occurrence.Due.AddTicks(-1)));
                    Assert.Equal(occurrence.Date, Recurrence.NextDate(schedule, before.Date));
                }

                before = occurrence;
            }
        }
    }

    [Theory]
    [InlineData("0 30 1 * * ?", "2026-11-01T05:45Z")] // 1:45, the first time
    [InlineData("0 30 1 * * ?", "2026-11-01T06:15Z")] // 1:15, the second time
    [InlineData("0 30 1 * * ?", "2026-11-01T06:30Z")] // 1:30, the second time
    [InlineData("0 30 1 * * ?", "2026-11-01T17:00Z")]
    public void A_time_the_clocks_show_twice_is_due_from_the_first(string schedule, string now) => Assert.Equal(
        DateTimeOffset.Parse("2026-11-01T05:30Z", null),
        Recurrence.LastDue(CronExpression.Parse(schedule), TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), DateTimeOffset.Parse(now, null))?.Due);

    [Fact]
    public void A_time_the_clocks_skip_is_due_when_the_gap_ends_and_keeps_its_name()
    {
        var newYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

        Assert.Equal(
            new Occurrence(new DateOnly(2026, 3, 8), new TimeOnly(2, 30), DateTimeOffset.Parse("2026-03-08T07:00Z", null)),
            Recurrence.LastDue(CronExpression.Parse("0 30 2 * * ?"), newYork, DateTimeOffset.Parse("2026-03-08T07:00Z", null)));
    }

    [Fact]
    public void A_schedule_that_never_came_is_not_due() => Assert.Null(
        Recurrence.LastDue(CronExpression.Parse("0 0 9 1 1 ? 2030"), TimeZoneInfo.Utc, DateTimeOffset.Parse("2026-03-08T07:00Z", null)));

    [Theory]
    [InlineData("0 0 10 * * ?", "0 0 14 * * ?", "2026-10-05T12:00Z", "2026-10-05T12:00Z")] // still to come
    [InlineData("0 0 14 * * ?", "0 0 10 * * ?", "2026-10-05T12:00Z", "2026-10-05T10:00Z")] // today's was to come, and would be passed over
    [InlineData("0 0 14 ? * TUE", "0 0 10 * * ?", "2026-10-05T12:00Z", "2026-10-05T12:00Z")] // a Monday: nothing was to come
    [InlineData(null, "0 0 10 * * ?", "2026-10-05T12:00Z", "2026-10-05T12:00Z")]
    public void A_changed_time_of_day_does_not_lose_what_was_to_come_today(string? before, string after, string now, string since) => Assert.Equal(
        DateTimeOffset.Parse(since, null),
        Recurrence.OwedSince(
            before is null ? null : new(before, DateTimeOffset.Parse("2026-10-01T00:00Z", null)), CronExpression.Parse(after), TimeZoneInfo.Utc,
            DateTimeOffset.Parse(now, null)));

    private static IEnumerable<CronExpression> Schedules() => Times.SelectMany(time => Days.Select(day => CronExpression.Parse($"{time} {day}")));

    private static IEnumerable<Occurrence> Expected(CronExpression schedule, TimeZoneInfo zone)
    {
        var fields = schedule.ToString().Split(' ');
        var time = new TimeOnly(int.Parse(fields[2], null), int.Parse(fields[1], null));
        for (var date = First; date <= Last; date = date.AddDays(1))
        {
            var isOn = fields[5] switch
            {
                "SUN" => date.DayOfWeek == DayOfWeek.Sunday,
                "TUE" => date.DayOfWeek == DayOfWeek.Tuesday,
                "SUN#1" => date is { DayOfWeek: DayOfWeek.Sunday, Day: <= 7 },
                "SUN#2" => date is { DayOfWeek: DayOfWeek.Sunday, Day: > 7 and <= 14 },
                _ => true,
            };
            if (isOn)
            {
                yield return Occurrence.At(date, time, zone);
            }
        }
    }

    private static DateTimeOffset Midnight(DateOnly date, TimeZoneInfo zone) => ZonedTime.At(date, TimeOnly.MinValue, zone);
}
