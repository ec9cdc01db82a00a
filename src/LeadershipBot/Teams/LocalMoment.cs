using System.Globalization;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Teams;

/// <summary>Dates and times as a person reads them: own zone, own language.</summary>
public static class LocalMoment
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-US");

    public static CultureInfo Culture(Language language) => language == Language.Spanish ? Spanish : English;

    /// <summary>The date it is now where this person is.</summary>
    public static DateOnly Today(this Person person, TimeProvider clock) => DateOnly.FromDateTime(
        TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone)).DateTime);

    public static string Show(DateTimeOffset moment, Person person, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(person.TimeZone));
        return language == Language.Spanish
            ? local.ToString("dddd d 'de' MMMM, h:mm tt", Spanish)
            : local.ToString("dddd, MMMM d, h:mm tt", English);
    }

    public static string Show(DateOnly date, Language language) => language == Language.Spanish
        ? date.ToString("d 'de' MMMM 'de' yyyy", Spanish)
        : date.ToString("MMMM d, yyyy", English);
}
