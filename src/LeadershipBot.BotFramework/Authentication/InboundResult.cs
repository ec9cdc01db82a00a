using System.Collections.Frozen;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>Who calls, before the activity is looked at.</summary>
public abstract record InboundCaller
{
    private InboundCaller()
    {
    }

    /// <summary>The channel service, by a verified token.</summary>
    /// <param name="ServiceUrl">Where the token says answers go.</param>
    /// <param name="Endorsements">The channels the signing key may speak for.</param>
    public sealed record Channel(string ServiceUrl, FrozenSet<string> Endorsements) : InboundCaller;

    /// <summary>A development client on this machine, without a token.</summary>
    public sealed record Development : InboundCaller;

    /// <summary>Nobody the bot listens to.</summary>
    public sealed record Refused(RefusalReason Reason) : InboundCaller;
}

/// <summary>Whether an activity may be handled.</summary>
public abstract record InboundResult
{
    private InboundResult()
    {
    }

    /// <summary>It may: its service URL is bound to the caller, and its tenant is the one served.</summary>
    public sealed record Accepted : InboundResult;

    /// <summary>It may not.</summary>
    /// <param name="Reason">For counters and the log; the caller is told only the status.</param>
    public sealed record Refused(RefusalReason Reason) : InboundResult;
}

/// <summary>Why a request was refused: for counters and the log, never for the caller.</summary>
public enum RefusalReason
{
    /// <summary>No <c>Authorization: Bearer</c> header.</summary>
    NoToken,

    /// <summary>Not a token that can be read.</summary>
    Malformed,

    /// <summary>Not signed by RS256, RS384 or RS512.</summary>
    Algorithm,

    /// <summary>Signed by a key the channel service does not publish.</summary>
    UnknownKey,

    /// <summary>The channel service's keys cannot be read.</summary>
    KeysUnavailable,

    /// <summary>The signature does not fit.</summary>
    Signature,

    /// <summary>Another issuer, such as Entra ID for the bot's own id.</summary>
    Issuer,

    /// <summary>Meant for another bot.</summary>
    Audience,

    /// <summary>Expired, not yet valid, or without an end.</summary>
    Lifetime,

    /// <summary>The activity does not come from Teams.</summary>
    OtherChannel,

    /// <summary>The key may not speak for Teams.</summary>
    Endorsement,

    /// <summary>The activity's service URL is not the one in the token.</summary>
    ServiceUrlMismatch,

    /// <summary>The service URL's host is not on the list.</summary>
    ServiceUrlNotAllowed,

    /// <summary>The activity names no tenant.</summary>
    NoTenant,

    /// <summary>The activity names another tenant.</summary>
    ForeignTenant,
}

/// <summary>What the caller is told.</summary>
public static class Refusals
{
    /// <summary>403 for a tenant, 503 while keys cannot be read, 401 for all else.</summary>
    public static int StatusCode(this RefusalReason reason) => reason switch
    {
        RefusalReason.NoTenant or RefusalReason.ForeignTenant => 403,
        RefusalReason.KeysUnavailable => 503,
        _ => 401,
    };
}
