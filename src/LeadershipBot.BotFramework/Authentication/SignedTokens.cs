using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>What a token has to say besides being signed by a published key and alive.</summary>
/// <param name="Issuer">Its one issuer.</param>
/// <param name="Audiences">Whom it may be meant for; none means that no token is right.</param>
/// <param name="Algorithms">How it may be signed: names of RSA signatures (RFC 7518, section 3.3), nothing else.</param>
public sealed record TokenRules(string Issuer, IReadOnlyList<string> Audiences, IReadOnlyList<string> Algorithms);

/// <summary>What <see cref="SignedTokens"/> makes of a header.</summary>
public abstract record TokenResult
{
    private TokenResult()
    {
    }

    /// <summary>A token that keeps the rules. What its other claims say is for the caller to judge.</summary>
    /// <param name="Token">The token.</param>
    /// <param name="Key">The published key that signed it.</param>
    public sealed record Verified(JsonWebToken Token, EndorsedKey Key) : TokenResult;

    /// <summary>No such token.</summary>
    public sealed record Refused(RefusalReason Reason) : TokenResult;
}

/// <summary>
/// Verifies bearer tokens of one issuer: at most 16 KiB, signed with a listed algorithm by the published key its
/// <c>kid</c> names, issuer, audience, and a lifetime with an end, give or take five minutes of real time. Keys and
/// addresses of keys that a token brings along (<c>jwk</c>, <c>jku</c>, <c>x5c</c>, <c>x5u</c>) are never looked at.
/// </summary>
public sealed class SignedTokens(SigningKeys keys, TokenRules rules, TimeProvider realTime)
{
    private const string Scheme = "Bearer ";
    private const int MaxLength = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxLength };

    /// <summary>Verifies an <c>Authorization</c> header; sent twice, it is refused whatever it says.</summary>
    public async Task<TokenResult> VerifyAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (authorization.Count == 0 || (authorization is [{ } only] && !only.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)))
        {
            return new TokenResult.Refused(RefusalReason.NoToken);
        }

        if (authorization is not [{ } header] || !TryRead(header[Scheme.Length..].Trim(), out var token) || token is null)
        {
            return new TokenResult.Refused(RefusalReason.Malformed);
        }

        if (!rules.Algorithms.Contains(token.Alg, StringComparer.Ordinal))
        {
            return new TokenResult.Refused(RefusalReason.Algorithm);
        }

        if (string.IsNullOrEmpty(token.Kid))
        {
            return new TokenResult.Refused(RefusalReason.UnknownKey);
        }

        return await keys.FindAsync(token.Kid, cancellationToken) switch
        {
            KeyLookup.Found(var key) => await VerifyAsync(token, key),
            KeyLookup.Unknown => new TokenResult.Refused(RefusalReason.UnknownKey),
            _ => new TokenResult.Refused(RefusalReason.KeysUnavailable),
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

    private async Task<TokenResult> VerifyAsync(JsonWebToken token, EndorsedKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, Rules(key.Key));
        return result.IsValid ? new TokenResult.Verified(token, key) : new TokenResult.Refused(Reason(result.Exception));
    }

    private TokenValidationParameters Rules(SecurityKey key) => new()
    {
        ValidAlgorithms = rules.Algorithms,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        RequireSignedTokens = true,
        ValidIssuer = rules.Issuer,
        ValidAudiences = rules.Audiences,
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
