using LeadershipBot.Core.Schedules;

namespace LeadershipBot.Core.Tests.Schedules;

public sealed class ScheduleTests
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
    private static readonly TimeZoneInfo LordHowe = TimeZoneInfo.FindSystemTimeZoneById("Australia/Lord_Howe");

    [Theory]
    [InlineData("2026-10-05", 7, "17:00", "2026-10-12T17:00-04:00")]
    [InlineData("2026-10-05", 0, "09:30", "2026-10-05T09:30-04:00")]
    [InlineData("2026-10-28", 5, "17:00", "2026-11-02T17:00-05:00")]
    [InlineData("2026-03-07", 1, "02:30", "2026-03-08T03:00-04:00")]
    [InlineData("2026-03-07", 1, "02:00", "2026-03-08T03:00-04:00")]
    [InlineData("2026-03-07", 1, "03:00", "2026-03-08T03:00-04:00")]
    [InlineData("2026-10-31", 1, "01:30", "2026-11-01T01:30-04:00")]
    [InlineData("2026-10-31", 1, "02:00", "2026-11-01T02:00-05:00")]
    public void A_round_closes_when_the_zones_clocks_say_so(string open, int days, string at, string expected) => Assert.Equal(
        At(expected), Closing.ClosingInstant(DateOnly.Parse(open, null), days, TimeOnly.Parse(at, null), NewYork));

    [Fact]
    public void A_gap_of_half_an_hour_ends_after_half_an_hour() => Assert.Equal(
        At("2026-10-04T02:30+11:00"), Closing.ClosingInstant(new DateOnly(2026, 10, 4), 0, new TimeOnly(2, 10, 15), LordHowe));

    [Fact]
    public void Closing_before_opening_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Closing.ClosingInstant(new DateOnly(2026, 10, 5), -1, default, NewYork));

    [Theory]
    [InlineData("2026-10-05T10:15-04:00", "2026-10-05T10:15-04:00")]
    [InlineData("2026-10-05T09:00-04:00", "2026-10-05T09:00-04:00")]
    [InlineData("2026-10-05T08:59-04:00", "2026-10-05T09:00-04:00")]
    [InlineData("2026-10-05T17:00-04:00", "2026-10-06T09:00-04:00")]
    [InlineData("2026-10-09T20:00-04:00", "2026-10-12T09:00-04:00")]
    [InlineData("2026-10-06T02:00Z", "2026-10-06T09:00-04:00")]
    [InlineData("2026-10-30T18:00-04:00", "2026-11-02T09:00-05:00")]
    public void Messages_wait_for_the_persons_hours(string instant, string expected)
    {
        var hours = PersonalHours.TryCreate(Enumerable.Range(1, 5).Select(day => (DayOfWeek)day), new TimeOnly(9, 0), new TimeOnly(17, 0))!;

        Assert.Equal(At(expected), hours.NextAllowed(At(instant), NewYork));
    }

    [Fact]
    public void Hours_that_the_clocks_skip_on_a_day_wait_for_the_next_allowed_day()
    {
        var hours = PersonalHours.TryCreate([DayOfWeek.Sunday], new TimeOnly(2, 0), new TimeOnly(3, 0))!;

        Assert.Equal(At("2026-03-15T02:00-04:00"), hours.NextAllowed(At("2026-03-07T12:00-05:00"), NewYork));
    }

    [Fact]
    public void Hours_without_a_day_or_without_a_span_do_not_exist()
    {
        Assert.Null(PersonalHours.TryCreate([], new TimeOnly(9, 0), new TimeOnly(17, 0)));
        Assert.Null(PersonalHours.TryCreate([DayOfWeek.Monday], new TimeOnly(9, 0), new TimeOnly(9, 0)));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, null);
}
