using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>What one try ended in.</summary>
/// <param name="Status">The HTTP status; 0 if no answer came.</param>
/// <param name="Body">The answer's body, at most <see cref="MaxBody"/> bytes; empty if it was larger or broke off.</param>
/// <param name="RetryAfter">How long to wait: as the connector asks, or, after a 429, as the conversation is held back.</param>
/// <param name="Outage">How it failed when no answer came.</param>
internal readonly record struct ConnectorAnswer(int Status, ReadOnlyMemory<byte> Body, TimeSpan? RetryAfter, ConnectorOutage Outage)
{
    internal const int MaxBody = 64 * 1024;

    internal const int TooManyRequests = (int)HttpStatusCode.TooManyRequests;

    internal bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>Teams asks to retry these and no others (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit).</summary>
    internal bool IsTransient => Status switch
    {
        0 => Outage is ConnectorOutage.NotConnected or ConnectorOutage.Broken,
        TooManyRequests => Outage is not ConnectorOutage.NotTried,
        (int)HttpStatusCode.PreconditionFailed => true,
        (int)HttpStatusCode.BadGateway or (int)HttpStatusCode.ServiceUnavailable or (int)HttpStatusCode.GatewayTimeout => true,
        _ => false,
    };

    internal bool MayHaveBeenAccepted => Status switch
    {
        0 => Outage is ConnectorOutage.Broken or ConnectorOutage.TimedOut,
        (int)HttpStatusCode.BadGateway or (int)HttpStatusCode.GatewayTimeout => true,
        _ => false,
    };

    /// <summary>What the connector would answer now to a conversation that is held back for longer than the caller waits.</summary>
    internal static ConnectorAnswer NotTried(TimeSpan wait) => new(TooManyRequests, default, wait, ConnectorOutage.NotTried);

    /// <summary>A success whose body cannot be read stays a success: sending again would send twice.</summary>
    internal T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Body.IsEmpty ? null : JsonSerializer.Deserialize(Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>How a try failed when no answer came.</summary>
internal enum ConnectorOutage
{
    /// <summary>An answer came.</summary>
    None,

    /// <summary>The conversation takes nothing for too long, so nothing was sent.</summary>
    NotTried,

    /// <summary>Nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection broke after something may have been sent.</summary>
    Broken,

    /// <summary>The time ran out.</summary>
    TimedOut,
}
