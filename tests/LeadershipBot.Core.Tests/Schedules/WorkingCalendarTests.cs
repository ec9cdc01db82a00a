using LeadershipBot.Core.Schedules;

namespace LeadershipBot.Core.Tests.Schedules;

public sealed class WorkingCalendarTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly TimeZoneInfo Honolulu = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Honolulu");

    // Friday, October 9 is worked; Monday the 12th is a holiday.
    private static readonly WorkingCalendar Agency = WorkingCalendar.TryCreate(
        WorkingCalendar.Default.Hours.Days, new TimeOnly(7, 0), new TimeOnly(19, 0), [new DateOnly(2026, 10, 12)])!;

    [Theory]
    [InlineData("2026-10-09T07:00-04:00", true)]
    [InlineData("2026-10-09T06:59-04:00", false)]
    [InlineData("2026-10-09T18:59-04:00", true)]
    [InlineData("2026-10-09T19:00-04:00", false)]
    [InlineData("2026-10-10T12:00-04:00", false)]
    [InlineData("2026-10-12T12:00-04:00", false)]
    [InlineData("2026-10-13T12:00-04:00", true)]
    public void Work_is_on_working_days_between_its_hours_and_not_on_holidays(string instant, bool isWork) =>
        Assert.Equal(isWork, Agency.IsWorkingTime(At(instant), NewYork));

    [Fact]
    public void Each_zone_has_its_own_clock()
    {
        var instant = At("2026-10-09T09:00-04:00");

        Assert.True(Agency.IsWorkingTime(instant, NewYork));
        Assert.Equal(At("2026-10-09T07:00-10:00"), Agency.NextWorkingMoment(instant, Honolulu));
    }

    [Theory]
    [InlineData("2026-10-09T10:15-04:00", "2026-10-09T10:15-04:00")]
    [InlineData("2026-10-09T05:00-04:00", "2026-10-09T07:00-04:00")]
    [InlineData("2026-10-09T19:00-04:00", "2026-10-13T07:00-04:00")]
    [InlineData("2026-10-12T12:00-04:00", "2026-10-13T07:00-04:00")]
    public void The_next_working_moment_skips_nights_weekends_and_holidays(string instant, string expected) =>
        Assert.Equal(At(expected), Agency.NextWorkingMoment(At(instant), NewYork));

    [Theory]
    [InlineData("2026-10-08T08:00-04:00", "2026-10-08T09:00-04:00")]
    [InlineData("2026-10-08T09:00-04:00", "2026-10-08T09:00-04:00")]
    [InlineData("2026-10-08T09:01-04:00", "2026-10-09T09:00-04:00")]
    [InlineData("2026-10-09T12:00-04:00", "2026-10-13T09:00-04:00")]
    public void The_next_working_morning_is_at_nine(string instant, string expected) =>
        Assert.Equal(At(expected), Agency.NextWorkingMorning(At(instant), NewYork));

    [Theory]
    [InlineData("10:30", "19:00", "10:30")]
    [InlineData("07:00", "19:00", "09:00")]
    [InlineData("05:00", "09:00", "05:00")]
    [InlineData("05:00", "09:01", "09:00")]
    public void A_morning_is_within_working_hours(string from, string to, string morning) => Assert.Equal(
        TimeOnly.Parse(morning, null),
        WorkingCalendar.TryCreate([DayOfWeek.Monday], TimeOnly.Parse(from, null), TimeOnly.Parse(to, null), [])!.Morning);

    [Fact]
    public void A_persons_own_days_and_hours_take_the_place_of_the_agencys_but_holidays_hold_for_everybody()
    {
        var own = PersonalHours.TryCreate([DayOfWeek.Saturday, DayOfWeek.Monday], new TimeOnly(20, 0), new TimeOnly(22, 0));

        Assert.Equal(At("2026-10-10T20:00-04:00"), Agency.NextAllowed(own, At("2026-10-09T12:00-04:00"), NewYork));
        Assert.Equal(At("2026-10-17T20:00-04:00"), Agency.NextAllowed(own, At("2026-10-10T22:00-04:00"), NewYork));
        Assert.Equal(At("2026-10-13T07:00-04:00"), Agency.NextAllowed(null, At("2026-10-10T22:00-04:00"), NewYork));
    }

    [Fact]
    public void However_many_holidays_there_are_work_goes_on_after_them()
    {
        var closed = WorkingCalendar.TryCreate(
            [DayOfWeek.Monday], new TimeOnly(7, 0), new TimeOnly(19, 0),
            Enumerable.Range(0, 400).Select(new DateOnly(2026, 10, 5).AddDays))!;

        Assert.Equal(At("2027-11-15T07:00-05:00"), closed.NextWorkingMoment(At("2026-10-05T12:00-04:00"), NewYork));
    }

    [Fact]
    public void An_agency_without_a_day_or_without_hours_does_not_exist()
    {
        Assert.Null(WorkingCalendar.TryCreate([], new TimeOnly(7, 0), new TimeOnly(19, 0), []));
        Assert.Null(WorkingCalendar.TryCreate([DayOfWeek.Monday], new TimeOnly(19, 0), new TimeOnly(7, 0), []));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
