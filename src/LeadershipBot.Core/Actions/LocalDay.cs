namespace LeadershipBot.Core.Actions;

/// <summary>Which day a moment falls on.</summary>
public static class LocalDay
{
    /// <summary>The day in a zone: after 17:00 in Denver that is not the day it is in Greenwich.</summary>
    public static DateOnly Of(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
}
