using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// Decides which service URLs may be called. A service URL comes from outside and receives the bot's token, so only
/// named hosts over https are allowed; plain http is for loopback addresses that are listed as such.
/// </summary>
public sealed partial class ServiceHosts
{
    private static readonly SearchValues<char> NotInAnAddress = SearchValues.Create("\\@?#%");

    private readonly bool _loopbackOnly;
    private readonly string[] _entries;

    /// <summary>Reads the list from validated options.</summary>
    public ServiceHosts(IOptions<BotFrameworkOptions> options)
        : this(options.Value)
    {
    }

    internal ServiceHosts(BotFrameworkOptions options)
    {
        _loopbackOnly = options.DevelopmentLoopback;
        _entries = options.AllowedServiceHosts.Count == 0 ? [.. options.TeamsCloud.ServiceHosts] : [.. options.AllowedServiceHosts];
    }

    /// <summary>Whether an entry of the list is one this class can honour.</summary>
    public static bool IsValidEntry(string? entry) =>
        entry is not null && (IsLoopback(entry) || (DnsNameOrSuffix().IsMatch(entry) && !IPAddress.TryParse(entry, out _)));

    /// <summary>Gives the address to call, or refuses.</summary>
    /// <param name="serviceUrl">As it came, with or without a trailing slash.</param>
    /// <param name="address">The same as an absolute address without user, query or fragment.</param>
    public bool TryParse(string? serviceUrl, [NotNullWhen(true)] out Uri? address)
    {
        address = null;
        if (string.IsNullOrEmpty(serviceUrl)
            || serviceUrl.AsSpan().IndexOfAny(NotInAnAddress) >= 0
            || serviceUrl.Any(c => !char.IsAscii(c) || char.IsWhiteSpace(c) || char.IsControl(c))
            || serviceUrl.Contains("/.", StringComparison.Ordinal)
            || !Uri.TryCreate(serviceUrl, UriKind.Absolute, out var parsed)
            || !IsSpeltOut(serviceUrl, parsed)
            || !IsAllowed(parsed))
        {
            return false;
        }

        address = parsed;
        return true;
    }

    /// <summary>Names that are read as others, such as 2130706433 for 127.0.0.1, are not the listed ones.</summary>
    private static bool IsSpeltOut(string text, Uri address) =>
        text.StartsWith($"{address.Scheme}://{address.Host}", StringComparison.OrdinalIgnoreCase)
        && (text.Length == address.Scheme.Length + 3 + address.Host.Length || text[address.Scheme.Length + 3 + address.Host.Length] is '/' or ':');

    private bool IsAllowed(Uri address)
    {
        if (address.Scheme is not ("https" or "http"))
        {
            return false;
        }

        if (IsLoopback(address.Host))
        {
            return _loopbackOnly || _entries.Contains(address.Host, StringComparer.OrdinalIgnoreCase);
        }

        return !_loopbackOnly
            && address.Scheme is "https"
            && address.IsDefaultPort
            && address.HostNameType == UriHostNameType.Dns
            && _entries.Any(entry => Matches(entry, address.IdnHost));
    }

    private static bool Matches(string entry, string host) =>
        entry.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length >= entry.Length && host.EndsWith(entry[1..], StringComparison.OrdinalIgnoreCase)
            : host.Equals(entry, StringComparison.OrdinalIgnoreCase);

    internal static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    [GeneratedRegex(@"^(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DnsNameOrSuffix();
}
