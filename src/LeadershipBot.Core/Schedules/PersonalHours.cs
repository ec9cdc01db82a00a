namespace LeadershipBot.Core.Schedules;

/// <summary>When a person wants to hear from the bot: at least one day of the week, and a span of hours within the day.</summary>
public sealed class PersonalHours
{
    private const int DaysToSearch = 21;

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
    public DateTimeOffset NextAllowed(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        for (var ahead = 0; ahead < DaysToSearch; ahead++)
        {
            var day = today.AddDays(ahead);
            if (!Days.Contains(day.DayOfWeek))
            {
                continue;
            }

            var opens = ZonedTime.At(day, From, zone);
            var closes = ZonedTime.At(day, To, zone);
            if (opens < closes && instant < closes)
            {
                return instant > opens ? instant : opens;
            }
        }

        throw new InvalidOperationException("The zone's clocks skip these hours three weeks running.");
    }
}
