namespace LeadershipBot.Core.Schedules;

/// <summary>
/// When an agency's bot may write first: working days and hours on the reader's own clock, and not on holidays. The rest is
/// quiet. Holidays are local dates and hold for everybody; days and hours hold for those who chose none of their own.
/// </summary>
public sealed class WorkingCalendar
{
    private static readonly TimeOnly Nine = new(9, 0);

    private WorkingCalendar(PersonalHours hours, IReadOnlySet<DateOnly> holidays) => (Hours, Holidays) = (hours, holidays);

    /// <summary>Monday to Friday, 7:00 to 19:00, no holidays.</summary>
    public static WorkingCalendar Default { get; } = TryCreate(
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday], new(7, 0), new(19, 0), [])!;

    /// <summary>The working days and hours, for those who chose none of their own.</summary>
    public PersonalHours Hours { get; }

    /// <summary>Local dates on which nobody is written to first.</summary>
    public IReadOnlySet<DateOnly> Holidays { get; }

    /// <summary>When a working day's morning is: 9:00, or later where work starts later; its start where work ends by 9:00.</summary>
    public TimeOnly Morning => Hours.From > Nine || Hours.To <= Nine ? Hours.From : Nine;

    /// <summary>Null unless there is a day and <paramref name="from"/> is earlier than <paramref name="to"/>.</summary>
    /// <param name="days">The working days of the week.</param>
    /// <param name="from">The first moment of a day's work.</param>
    /// <param name="to">The first moment after it.</param>
    /// <param name="holidays">Local dates that are no working days.</param>
    public static WorkingCalendar? TryCreate(IEnumerable<DayOfWeek> days, TimeOnly from, TimeOnly to, IEnumerable<DateOnly> holidays) =>
        PersonalHours.TryCreate(days, from, to) is { } hours ? new(hours, holidays.ToHashSet()) : null;

    /// <summary>Whether this instant is in working hours of a working day on the zone's clocks.</summary>
    public bool IsWorkingTime(DateTimeOffset instant, TimeZoneInfo zone) => NextWorkingMoment(instant, zone) == instant;

    /// <summary>The first instant, not before this one, that is working time on the zone's clocks.</summary>
    public DateTimeOffset NextWorkingMoment(DateTimeOffset instant, TimeZoneInfo zone) => NextAllowed(null, instant, zone);

    /// <summary>The first <see cref="Morning"/> of a working day that does not come before this instant.</summary>
    public DateTimeOffset NextWorkingMorning(DateTimeOffset instant, TimeZoneInfo zone)
    {
        foreach (var day in Hours.DaysFrom(instant, zone, Holidays))
        {
            var morning = ZonedTime.At(day, Morning, zone);
            if (morning >= instant && IsWorkingTime(morning, zone))
            {
                return morning;
            }
        }

        throw new InvalidOperationException("The zone's clocks skip the morning three weeks running.");
    }

    /// <summary>
    /// The first instant, not before this one, at which somebody may be written to: within their own days and hours, or the
    /// agency's where they chose none, and never on a holiday.
    /// </summary>
    /// <param name="own">The person's own days and hours; null where they chose none.</param>
    /// <param name="instant">The moment from which to look.</param>
    /// <param name="zone">The person's time zone.</param>
    public DateTimeOffset NextAllowed(PersonalHours? own, DateTimeOffset instant, TimeZoneInfo zone) =>
        (own ?? Hours).NextAllowed(instant, zone, Holidays);
}
