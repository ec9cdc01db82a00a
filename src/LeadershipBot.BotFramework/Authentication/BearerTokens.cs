using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
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
    private const string Scheme = "Bearer ";
    private const string ServiceUrlClaim = "serviceurl";
    private const int MaxLength = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Verifies the value of an <c>Authorization</c> header.</summary>
    public async Task<InboundCaller> VerifyAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (authorization is null || !authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return new InboundCaller.Refused(RefusalReason.NoToken);
        }

        var encoded = authorization[Scheme.Length..].Trim();
        if (!TryRead(encoded, out var token) || token is null)
        {
            return new InboundCaller.Refused(RefusalReason.Malformed);
        }

        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
        {
            return new InboundCaller.Refused(RefusalReason.Algorithm);
        }

        if (string.IsNullOrEmpty(token.Kid))
        {
            return new InboundCaller.Refused(RefusalReason.UnknownKey);
        }

        return await keys.FindAsync(token.Kid, cancellationToken) switch
        {
            KeyLookup.Found(var key) => await VerifyAsync(token, key),
            KeyLookup.Unknown => new InboundCaller.Refused(RefusalReason.UnknownKey),
            _ => new InboundCaller.Refused(RefusalReason.KeysUnavailable),
        };
    }

    private bool TryRead(string encoded, out JsonWebToken? token)
    {
        token = null;
        if (encoded.Length > MaxLength || !_handler.CanReadToken(encoded))
        {
            return false;
        }

        try
        {
            token = _handler.ReadJsonWebToken(encoded);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or FormatException or System.Text.Json.JsonException)
        {
            return false;
        }
    }

    private async Task<InboundCaller> VerifyAsync(JsonWebToken token, EndorsedKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, Rules(key.Key));
        if (!result.IsValid)
        {
            return new InboundCaller.Refused(Reason(result.Exception));
        }

        return token.TryGetPayloadValue<string>(ServiceUrlClaim, out var serviceUrl) && !string.IsNullOrEmpty(serviceUrl)
            ? new InboundCaller.Channel(serviceUrl, key.Endorsements)
            : new InboundCaller.Refused(RefusalReason.ServiceUrlMismatch);
    }

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidAlgorithms = Algorithms,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidIssuer = options.Value.TokenIssuer,
        ValidAudience = options.Value.AppId,
        RequireExpirationTime = true,
        LifetimeValidator = IsAlive,
    };

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters rules)
    {
        var now = realTime.GetUtcNow().UtcDateTime;
        return expires is not null && now <= expires.Value + Skew && (notBefore is null || now >= notBefore.Value - Skew);
    }

    private static RefusalReason Reason(Exception? failure) => failure switch
    {
        SecurityTokenInvalidIssuerException => RefusalReason.Issuer,
        SecurityTokenInvalidAudienceException => RefusalReason.Audience,
        SecurityTokenInvalidAlgorithmException => RefusalReason.Algorithm,
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => RefusalReason.Lifetime,
        SecurityTokenInvalidSignatureException => RefusalReason.Signature,
        _ => RefusalReason.Malformed,
    };
}
