using System.Globalization;

namespace LeadershipBot.Core.Nudges;

/// <summary>Who chose a season's practices.</summary>
public enum SeasonChoice
{
    /// <summary>Nobody: they are those that ship with the bot.</summary>
    Shipped,

    /// <summary>The agency: a staff group picked them and an administrator entered them.</summary>
    Agency,
}

/// <summary>A calendar quarter in which an agency works on three practices.</summary>
/// <param name="Id">Such as <c>2026-q4</c>: the year and the quarter.</param>
/// <param name="FirstDay">The first day of the quarter.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="PracticeIds">The practices, <see cref="PracticesASeason"/> different ones; ids the library no longer holds are skipped wherever they are used.</param>
/// <param name="Choice">Who chose them.</param>
public sealed record Season(string Id, DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<string> PracticeIds, SeasonChoice Choice)
{
    /// <summary>How many practices a season has.</summary>
    public const int PracticesASeason = 3;

    /// <summary>Weeks for the first and for the second practice; the third has the rest of the quarter.</summary>
    public const int WeeksAPractice = 4;

    private const int DaysInAWeek = 7;

    /// <summary>Which week of the season a day is in, from 1: weeks are counted from the first day, whatever day of the week that is.</summary>
    /// <returns>1 for days before the season and its last week for days after it.</returns>
    public int WeekOf(DateOnly day)
    {
        var within = day < FirstDay ? FirstDay : day > LastDay ? LastDay : day;
        return ((within.DayNumber - FirstDay.DayNumber) / DaysInAWeek) + 1;
    }

    /// <summary>The place, from 0, of the practice that a day belongs to: weeks 1 to 4, 5 to 8, and the rest.</summary>
    public int PlaceOf(DateOnly day) => Math.Min((WeekOf(day) - 1) / WeeksAPractice, PracticesASeason - 1);
}

/// <summary>From days to seasons: each calendar quarter is one.</summary>
public static class SeasonCalendar
{
    private const int MonthsInAQuarter = 3;

    /// <summary>The id of the season a day is in, such as <c>2026-q4</c>.</summary>
    public static string IdOf(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Year:d4}-q{QuarterOf(day)}");

    /// <summary>The quarter a day is in, 1 to 4.</summary>
    public static int QuarterOf(DateOnly day) => ((day.Month - 1) / MonthsInAQuarter) + 1;

    /// <summary>The first day of the quarter a day is in.</summary>
    public static DateOnly FirstDay(DateOnly day) => new(day.Year, ((QuarterOf(day) - 1) * MonthsInAQuarter) + 1, 1);

    /// <summary>The first day of the quarter after the one a day is in.</summary>
    public static DateOnly FirstDayOfNext(DateOnly day) => FirstDay(day).AddMonths(MonthsInAQuarter);

    /// <summary>The season of a day with these practices.</summary>
    public static Season Of(DateOnly day, IReadOnlyList<string> practiceIds, SeasonChoice choice) =>
        new(IdOf(day), FirstDay(day), FirstDayOfNext(day).AddDays(-1), practiceIds, choice);
}
