namespace LeadershipBot.Sandbox.Faults;

/// <summary>What one request may meet and another try may not. All but <see cref="TooBig"/> pass.</summary>
public enum TransientFault
{
    /// <summary>401: the token is said to have expired.</summary>
    TokenExpired,

    /// <summary>412: others were at work on the conversation.</summary>
    PreconditionFailed,

    /// <summary>413: the message is said to be too big.</summary>
    TooBig,

    /// <summary>429 with a time to wait.</summary>
    TooManyRequests,

    /// <summary>429 without one.</summary>
    TooManyRequestsUntold,

    /// <summary>502, in a gateway's own words.</summary>
    BadGateway,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>504; the message did not arrive.</summary>
    GatewayTimeout,

    /// <summary>The connection breaks and the message did not arrive.</summary>
    DropBefore,

    /// <summary>The message arrives, then the connection breaks.</summary>
    DropAfter,

    /// <summary>The message arrives late, and so does the answer.</summary>
    Slow,
}
