using System.Net;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// The connector did not take what was sent. The message holds the status and the error's code, never an id, a URL or
/// a text, so that it may be logged.
/// </summary>
public sealed class ConnectorException : Exception
{
    /// <summary>An answer other than success.</summary>
    /// <param name="statusCode">The HTTP status; 0 if no answer came.</param>
    /// <param name="errorCode">The most specific code in the answer's body, such as <c>MessageWritesBlocked</c>.</param>
    /// <param name="retryAfter">See <see cref="RetryAfter"/>.</param>
    /// <param name="mayHaveBeenAccepted">See <see cref="MayHaveBeenAccepted"/>.</param>
    public ConnectorException(int statusCode, string? errorCode, TimeSpan? retryAfter = null, bool mayHaveBeenAccepted = false)
        : base(Describe(statusCode, errorCode))
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
        RetryAfter = retryAfter;
        MayHaveBeenAccepted = mayHaveBeenAccepted;
    }

    /// <summary>The HTTP status; 0 if no answer came.</summary>
    public int StatusCode { get; }

    /// <summary>The most specific code in the answer's body, if it has one of up to 64 letters, digits, dots, dashes and underscores.</summary>
    public string? ErrorCode { get; }

    /// <summary>
    /// How long to wait before this is sent again: as the connector asks, or, after a 429 that does not say, as the
    /// conversation is held back.
    /// </summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>
    /// Whether a try may have reached the person although no success was answered (the connection broke after the
    /// request was sent, the time ran out, or a gateway answered): sending again may then send twice.
    /// </summary>
    public bool MayHaveBeenAccepted { get; }

    /// <summary>
    /// Whether it makes no sense to try this person again before they write or install the app: the bot is blocked,
    /// uninstalled, not in the conversation, or the conversation is gone. An unknown 403 counts, since Teams' bodies vary.
    /// </summary>
    public bool IsUndeliverable => StatusCode is (int)HttpStatusCode.Forbidden or (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Gone;

    private static string Describe(int statusCode, string? errorCode) =>
        (statusCode, errorCode) switch
        {
            (0, null) => "The connector gave no answer.",
            (0, _) => $"The connector gave no answer ({errorCode}).",
            (_, null) => $"The connector answered {statusCode}.",
            _ => $"The connector answered {statusCode} ({errorCode}).",
        };
}
