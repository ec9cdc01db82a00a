using LeadershipBot.Core.Schedules;

namespace LeadershipBot.Preferences;

/// <summary>Days and hours as the form shows them: days in the week's order, hours without minutes.</summary>
public sealed record WholeHours(IReadOnlyList<DayOfWeek> Days, int From, int To)
{
    private const int LastFrom = 22;
    private const int LastTo = 23;

    public static WholeHours Of(PersonalHours hours)
    {
        var from = Math.Min(hours.From.Hour, LastFrom);
        return new(
            [.. hours.Days.OrderBy(day => ((int)day + 6) % 7)],
            from,
            Math.Clamp(hours.To > new TimeOnly(hours.To.Hour, 0) ? hours.To.Hour + 1 : hours.To.Hour, from + 1, LastTo));
    }

    /// <summary>What holds for somebody now: their own, or the agency's.</summary>
    public static WholeHours Of(PreferencesRow row, WorkingCalendar agency) => Of(row.OwnHours ?? agency.Hours);

    public bool SameAs(WholeHours other) => From == other.From && To == other.To && Days.ToHashSet().SetEquals(other.Days);
}
