using System.Globalization;

namespace LeadershipBot.Preferences;

/// <summary>The first day on which the bot may write again: after today, at most a year away.</summary>
public static class PauseDate
{
    public static bool TryParse(string text, DateOnly today, out DateOnly date) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date > today
        && date <= today.AddYears(1);
}
