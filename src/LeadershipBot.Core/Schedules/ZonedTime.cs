namespace LeadershipBot.Core.Schedules;

/// <summary>From a wall clock's time to an instant.</summary>
public static class ZonedTime
{
    /// <summary>
    /// The instant at which the zone's clocks show this time. A time the clocks skip gives the first instant after the gap,
    /// a time they show twice gives the first of the two.
    /// </summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            local = local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute));
            while (zone.IsInvalidTime(local))
            {
                local = local.AddMinutes(1);
            }
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }
}
