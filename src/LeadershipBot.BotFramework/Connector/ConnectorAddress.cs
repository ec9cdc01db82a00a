using LeadershipBot.BotFramework.Authentication;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>Where a request goes: below a listed service URL, with every id escaped.</summary>
internal static class ConnectorAddress
{
    /// <exception cref="ConnectorException">The service URL is not on the list.</exception>
    /// <exception cref="ArgumentException">An id is empty or a dot segment.</exception>
    internal static Uri Of(ServiceHosts hosts, string serviceUrl, params ReadOnlySpan<string> segments)
    {
        if (!hosts.TryParse(serviceUrl, out var address))
        {
            throw new ConnectorException(0, ConnectorClient.ServiceUrlNotAllowed);
        }

        var path = string.Concat(address.AbsoluteUri.TrimEnd('/'), "/v3/conversations");
        foreach (var segment in segments)
        {
            // A dot segment would climb out of the path even when escaped.
            if (segment is "" or "." or "..")
            {
                throw new ArgumentException("An id of the channel is empty or a dot segment.", nameof(segments));
            }

            path = string.Concat(path, "/", Uri.EscapeDataString(segment));
        }

        return new Uri(path, UriKind.Absolute);
    }
}
