using System.Globalization;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Points in time as the service writes and reads them: UTC, to the tick, from 1601 on.</summary>
internal static class EdmTime
{
    private static readonly DateTimeOffset First = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd",
    ];

    /// <summary>With seven digits, as in ETags and timestamps.</summary>
    public static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>As short as it can be, as in properties.</summary>
    public static string FormatShort(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    public static DateTimeOffset Parse(string text, string name)
    {
        if (!DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            throw ServiceException.InvalidInput();
        }

        return time >= First ? time : throw ServiceException.OutOfRangeInput(name);
    }
}
