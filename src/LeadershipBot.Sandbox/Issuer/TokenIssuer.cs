using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LeadershipBot.Core.Organization;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Sandbox.Issuer;

/// <summary>
/// Signs every token of the sandbox with one RSA key made at start: for the connector's calls to the bot, for the bot's
/// calls to the connector, and for people's own calls, which have an issuer of their own. Lifetimes are real time.
/// </summary>
public sealed class TokenIssuer : IDisposable
{
    public const string ConnectorAudience = "https://api.botframework.com";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RsaSecurityKey _key;
    private readonly SandboxAddresses _addresses;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    public TokenIssuer(SandboxAddresses addresses)
    {
        _addresses = addresses;
        _key = new RsaSecurityKey(_rsa) { KeyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) };
    }

    /// <summary>A token the bot accepts from the connector, bound to one service URL.</summary>
    /// <param name="serviceUrl">The URL.</param>
    /// <param name="age">How long ago it was signed; one older than <see cref="Lifetime"/> shows what a bot does with it.</param>
    public string IssueForBot(string serviceUrl, TimeSpan age = default) => Sign(
        SandboxAddresses.AppId, new Dictionary<string, object>(StringComparer.Ordinal) { ["serviceurl"] = serviceUrl }, age);

    /// <summary>A token the connector accepts from the bot.</summary>
    public string IssueForConnector() => Sign(
        ConnectorAudience,
        new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["appid"] = SandboxAddresses.AppId,
            ["azp"] = SandboxAddresses.AppId,
            ["tid"] = SandboxAddresses.TenantId,
        });

    /// <summary>The token a page gets that this person opened in Teams, with the app role that an administrator of the tenant would have given them.</summary>
    /// <param name="person">Whose it is; nobody checks that the roster has them.</param>
    /// <param name="age">How long ago it was signed; one older than <see cref="Lifetime"/> shows what a page does with it.</param>
    public string IssueForPerson(Person person, TimeSpan age = default)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["ver"] = "2.0",
            ["tid"] = SandboxAddresses.TenantId,
            ["oid"] = person.Id,
            ["scp"] = "access_as_user",
        };
        if (person.Role is Role.Leader or Role.Administrator)
        {
            claims["roles"] = new[] { person.Role.ToString() };
        }

        return Sign(SandboxAddresses.AppId, claims, age, _addresses.PeopleIssuer);
    }

    /// <summary>The app id a bearer token was issued to for the connector; null when it is not valid for that.</summary>
    public async Task<string?> ReadConnectorCallerAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = _addresses.Issuer,
            ValidAudience = ConnectorAudience,
            IssuerSigningKey = _key,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            RequireExpirationTime = true,
            RequireSignedTokens = true,
        });
        return result.IsValid ? (result.ClaimsIdentity as ClaimsIdentity)?.FindFirst("appid")?.Value : null;
    }

    public JsonObject DescribeMetadata() => new()
    {
        ["issuer"] = _addresses.Issuer,
        ["jwks_uri"] = _addresses.SigningKeys.ToString(),
        ["token_endpoint"] = _addresses.Token.ToString(),
        ["token_endpoint_auth_methods_supported"] = new JsonArray("client_secret_post"),
        ["id_token_signing_alg_values_supported"] = new JsonArray(SecurityAlgorithms.RsaSha256),
    };

    public JsonObject DescribePeopleMetadata() => new()
    {
        ["issuer"] = _addresses.PeopleIssuer,
        ["jwks_uri"] = _addresses.SigningKeys.ToString(),
        ["id_token_signing_alg_values_supported"] = new JsonArray(SecurityAlgorithms.RsaSha256),
    };

    public JsonObject DescribeKeys()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = SecurityAlgorithms.RsaSha256,
                ["kid"] = _key.KeyId,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
                ["endorsements"] = new JsonArray("msteams"),
            }),
        };
    }

    public void Dispose() => _rsa.Dispose();

    private string Sign(string audience, Dictionary<string, object> claims, TimeSpan age = default, string? issuer = null)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime - age;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? _addresses.Issuer,
            Audience = audience,
            Claims = claims,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
    }
}
