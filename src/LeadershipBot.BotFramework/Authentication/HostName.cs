using System.Net;
using System.Text.RegularExpressions;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>Names of hosts as people write them in settings.</summary>
public static partial class HostName
{
    private const int LongestName = 253;

    /// <summary>
    /// Whether a text is the full name of one host, such as <c>bot.agency.gov</c>: at least two labels of letters, digits and
    /// hyphens (RFC 1123, section 2.1), and neither an address, a scheme, a port, a path nor a placeholder for several hosts.
    /// </summary>
    public static bool IsValid(string? text) =>
        text is { Length: > 0 and <= LongestName } && Full().IsMatch(text) && !IPAddress.TryParse(text, out _);

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Full();
}
