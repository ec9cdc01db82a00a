using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>
/// Verifies the token a channel service sends
/// (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication, connector to bot).
/// Tokens of the Emulator, issued by Entra ID for the bot's own id, are refused: whoever holds the bot's secret could
/// speak for anybody with them.
/// </summary>
public sealed class BearerTokens(
    SigningKeys keys,
    IOptions<BotFrameworkOptions> options,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private const string ServiceUrlClaim = "serviceurl";
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly SignedTokens _tokens = new(keys, new(options.Value.TokenIssuer, [options.Value.AppId], Algorithms), realTime);

    /// <summary>Verifies an <c>Authorization</c> header.</summary>
    public async Task<InboundCaller> VerifyAsync(StringValues authorization, CancellationToken cancellationToken) =>
        await _tokens.VerifyAsync(authorization, cancellationToken) switch
        {
            TokenResult.Verified(var token, var key) when token.TryGetPayloadValue<string>(ServiceUrlClaim, out var serviceUrl) && !string.IsNullOrEmpty(serviceUrl) =>
                new InboundCaller.Channel(serviceUrl, key.Endorsements),
            TokenResult.Refused(var reason) => new InboundCaller.Refused(reason),
            _ => new InboundCaller.Refused(RefusalReason.ServiceUrlMismatch),
        };
}
