using LeadershipBot.Core.Schedules;

namespace LeadershipBot.Core.Tests.Schedules;

public sealed class LateWaveTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly TimeZoneInfo Guam = TimeZoneInfo.FindSystemTimeZoneById("Pacific/Guam");
    private static readonly TimeZoneInfo Denver = TimeZoneInfo.FindSystemTimeZoneById("America/Denver");

    // Monday, October 12 is a holiday.
    private static readonly WorkingCalendar Agency = WorkingCalendar.TryCreate(
        WorkingCalendar.Default.Hours.Days, new TimeOnly(7, 0), new TimeOnly(19, 0), [new DateOnly(2026, 10, 12)])!;

    [Theory]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-08T10:00-04:00", "now")]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-08T09:59:59-04:00", "now")]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-08T14:00-04:00", "now")]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-08T14:00:01-04:00", "2026-10-09T09:00-04:00")]
    [InlineData("2026-10-08T16:00-04:00", "2026-10-08T19:30-04:00", "2026-10-09T07:00-04:00")]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-09T06:00-04:00", "2026-10-09T09:00-04:00")]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-09T09:00-04:00", "now")]
    [InlineData("2026-10-08T10:00-04:00", "2026-10-09T09:00:01-04:00", "2026-10-13T09:00-04:00")]
    [InlineData("2026-10-09T16:00-04:00", "2026-10-09T19:00-04:00", "2026-10-13T07:00-04:00")]
    [InlineData("2026-10-12T10:00-04:00", "2026-10-12T10:00-04:00", "2026-10-13T07:00-04:00")]
    [InlineData("2026-10-08T05:00-04:00", "2026-10-08T05:00-04:00", "2026-10-08T07:00-04:00")]
    public void A_little_late_goes_out_as_soon_as_it_is_working_time_and_later_than_that_on_a_working_morning(string due, string now, string expected)
    {
        var time = LateWave.Decide(At(due), At(now), Agency, NewYork, DateTimeOffset.MaxValue);

        Assert.Equal(expected == "now" ? new WaveTime.Now() : new WaveTime.At(At(expected)), time);
    }

    [Theory]
    [InlineData("2026-10-09T09:00:01-04:00", false)]
    [InlineData("2026-10-09T09:00-04:00", true)]
    public void What_would_be_stale_by_then_is_gone(string staleAt, bool isGone) => Assert.Equal(
        isGone ? new WaveTime.Gone() : new WaveTime.At(At("2026-10-09T09:00-04:00")),
        LateWave.Decide(At("2026-10-08T10:00-04:00"), At("2026-10-08T18:00-04:00"), Agency, NewYork, At(staleAt)));

    [Theory]
    [InlineData("2026-10-12T17:00-04:00", null, "2026-10-11T17:00-04:00")]
    [InlineData("2026-10-06T17:00-04:00", null, "2026-10-05T17:00-04:00")]
    [InlineData("2026-10-06T09:00-04:00", null, "2026-10-05T14:00-04:00")]
    [InlineData("2026-10-05T12:00-04:00", null, "2026-10-05T12:00-04:00")]
    [InlineData("2026-10-12T17:00-04:00", "2026-10-09", "2026-10-09T00:00-04:00")]
    public void A_pulse_is_stale_a_day_before_its_round_closes_though_not_at_once_and_on_the_day_of_the_next(string closes, string? next, string expected) =>
        Assert.Equal(At(expected), LateWave.PulseStaleAt(At("2026-10-05T10:00-04:00"), At(closes), Date(next), NewYork));

    [Theory]
    [InlineData(null, "2026-10-10T09:00-04:00")]
    [InlineData("2026-10-13", "2026-10-10T09:00-04:00")]
    [InlineData("2026-10-07", "2026-10-07T00:00-04:00")]
    public void A_nudge_is_stale_after_four_days_or_on_the_day_of_the_next(string? next, string expected) =>
        Assert.Equal(At(expected), LateWave.NudgeStaleAt(At("2026-10-06T09:00-04:00"), Date(next), NewYork));

    [Theory]
    [InlineData("2026-10-12T05:00-06:00", "2026-11-02", "2026-10-13")]
    [InlineData("2026-10-13T09:00-06:00", "2026-11-02", "2026-10-13")]
    [InlineData("2026-10-13T10:00-06:00", "2026-11-02", "2026-10-14")]
    [InlineData("2026-10-13T10:00-06:00", null, "2026-10-14")]
    [InlineData("2026-10-25T10:00-06:00", "2026-11-03", "2026-10-26")]
    [InlineData("2026-10-25T10:00-06:00", "2026-11-02", null)]
    public void A_pulse_nobody_was_asked_moves_to_the_next_working_morning_if_it_closes_before_the_day_of_the_next(string now, string? next, string? expected) =>
        Assert.Equal(Date(expected), LateWave.NewDate(new DateOnly(2026, 10, 5), At(now), Agency, Denver, daysOpen: 7, Date(next)));

    [Fact]
    public void A_pulse_never_moves_to_its_own_date_though_it_was_late_far_in_the_east()
    {
        // Tuesday afternoon in Guam is Monday night in Denver, and Tuesday morning is to come there.
        var now = At("2026-10-20T15:00+10:00");
        Assert.Equal(new DateOnly(2026, 10, 20), DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Guam).DateTime));

        Assert.Equal(new DateOnly(2026, 10, 21), LateWave.NewDate(new DateOnly(2026, 10, 20), now, Agency, Denver, daysOpen: 1, nextDate: null));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);

    private static DateOnly? Date(string? text) => text is null ? null : DateOnly.Parse(text, null);
}
