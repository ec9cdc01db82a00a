using System.Collections.Frozen;

namespace LeadershipBot.Core.Schedules;

/// <summary>When a person wants to hear from the bot: at least one day of the week, and a span of hours within the day.</summary>
public sealed class PersonalHours
{
    private const int WeeksToSearch = 3;
    private const int DaysOfAWeek = 7;

    private PersonalHours(IReadOnlySet<DayOfWeek> days, TimeOnly from, TimeOnly to) => (Days, From, To) = (days, from, to);

    /// <summary>The days; never empty.</summary>
    public IReadOnlySet<DayOfWeek> Days { get; }

    /// <summary>The first moment of a day that is allowed.</summary>
    public TimeOnly From { get; }

    /// <summary>The first moment of a day that is not allowed any more; later than <see cref="From"/>.</summary>
    public TimeOnly To { get; }

    /// <summary>Null unless there is a day and <paramref name="from"/> is earlier than <paramref name="to"/>.</summary>
    public static PersonalHours? TryCreate(IEnumerable<DayOfWeek> days, TimeOnly from, TimeOnly to)
    {
        var set = days.ToHashSet();
        return set.Count > 0 && from < to ? new PersonalHours(set, from, to) : null;
    }

    /// <summary>The first instant, not before this one, that is within these hours on the zone's clocks.</summary>
    /// <returns><paramref name="instant"/> itself when it is allowed.</returns>
    public DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone) => NextAllowed(instant, zone, FrozenSet<DateOnly>.Empty);

    /// <summary>The first instant, not before this one, that is within these hours on the zone's clocks and on no holiday.</summary>
    /// <param name="instant">The moment from which to look.</param>
    /// <param name="zone">The zone whose clocks count.</param>
    /// <param name="holidays">Local dates that are not allowed, whatever their day of the week.</param>
    /// <returns><paramref name="instant"/> itself when it is allowed.</returns>
    public DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone, IReadOnlySet<DateOnly> holidays)
    {
        foreach (var day in DaysFrom(instant, zone, holidays))
        {
            var opens = ZonedTime.At(day, From, zone);
            var closes = ZonedTime.At(day, To, zone);
            if (opens < closes && instant < closes)
            {
                return instant > opens ? instant : opens;
            }
        }

        throw new InvalidOperationException("The zone's clocks skip these hours three weeks running.");
    }

    /// <summary>The allowed dates from the instant's own on, three at least.</summary>
    internal IEnumerable<DateOnly> DaysFrom(DateTimeOffset instant, TimeZoneInfo zone, IReadOnlySet<DateOnly> holidays)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);

        // A holiday takes one allowed day at most, so that a week more for each is always enough.
        return Enumerable.Range(0, DaysOfAWeek * (WeeksToSearch + holidays.Count))
            .Select(today.AddDays)
            .Where(day => Days.Contains(day.DayOfWeek) && !holidays.Contains(day));
    }
}
