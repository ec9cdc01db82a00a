using LeadershipBot.BotFramework.Activities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// Decides who may speak to the bot: first by the token alone, so that a stranger's body is never read, then by what
/// the activity says of its channel, its service URL and its tenant.
/// </summary>
public sealed class InboundAuthenticator(BearerTokens tokens, ServiceHosts hosts, IOptions<BotFrameworkOptions> options)
{
    /// <summary>
    /// The one channel served. What another one says of people is worth nothing here: a web chat, say, lets its client
    /// choose who speaks.
    /// </summary>
    private const string Teams = "msteams";

    /// <summary>Says who calls.</summary>
    /// <param name="authorization">The <c>Authorization</c> header, empty if there is none.</param>
    /// <param name="isLocal">Whether the request comes straight from this machine.</param>
    /// <param name="cancellationToken">Stops waiting for signing keys.</param>
    public async Task<InboundCaller> IdentifyAsync(StringValues authorization, bool isLocal, CancellationToken cancellationToken) =>
        options.Value.DevelopmentLoopback && isLocal && StringValues.IsNullOrEmpty(authorization)
            ? new InboundCaller.Development()
            : await tokens.VerifyAsync(authorization, cancellationToken);

    /// <summary>Says whether the caller may send this activity.</summary>
    public InboundResult Admit(InboundCaller caller, Activity activity)
    {
        var reason = caller switch
        {
            InboundCaller.Refused(var refusal) => refusal,
            _ when activity.ChannelId is not Teams => RefusalReason.OtherChannel,
            InboundCaller.Channel channel => Unbound(channel, activity),
            _ => null,
        };
        reason ??= hosts.TryParse(activity.ServiceUrl, out _) ? null : RefusalReason.ServiceUrlNotAllowed;
        reason ??= WrongTenant(activity);
        return reason is null ? new InboundResult.Accepted() : new InboundResult.Refused(reason.Value);
    }

    private static RefusalReason? Unbound(InboundCaller.Channel channel, Activity activity)
    {
        if (!channel.Endorsements.Contains(Teams))
        {
            return RefusalReason.Endorsement;
        }

        return activity.ServiceUrl is not null && WithoutSlash(channel.ServiceUrl).Equals(WithoutSlash(activity.ServiceUrl), StringComparison.OrdinalIgnoreCase)
            ? null
            : RefusalReason.ServiceUrlMismatch;
    }

    private RefusalReason? WrongTenant(Activity activity)
    {
        string?[] named = [activity.Conversation?.TenantId, ActivityTenant.OfChannelData(activity.ChannelData)];
        if (Array.TrueForAll(named, string.IsNullOrEmpty))
        {
            return RefusalReason.NoTenant;
        }

        return Array.TrueForAll(named, tenant => string.IsNullOrEmpty(tenant) || tenant.Equals(options.Value.TenantId, StringComparison.OrdinalIgnoreCase))
            ? null
            : RefusalReason.ForeignTenant;
    }

    private static string WithoutSlash(string url) => url.EndsWith('/') ? url[..^1] : url;
}
