namespace LeadershipBot.Core.Schedules;

/// <summary>When rounds close.</summary>
public static class Closing
{
    /// <summary>
    /// The instant a round closes. A wall-clock time that daylight saving skips means the first instant after the gap;
    /// one that comes twice means the first.
    /// </summary>
    /// <param name="openDate">The day it opens, in <paramref name="zone"/>.</param>
    /// <param name="daysOpen">Days from then to the day it closes; 0 closes the same day.</param>
    /// <param name="closeAt">The time of day it closes.</param>
    /// <param name="zone">The zone whose clocks count.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="daysOpen"/> is negative.</exception>
    public static DateTimeOffset ClosingInstant(DateOnly openDate, int daysOpen, TimeOnly closeAt, TimeZoneInfo zone)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(daysOpen);
        return ZonedTime.At(openDate.AddDays(daysOpen), closeAt, zone);
    }
}
