using System.Globalization;
using System.Security.Cryptography;
using LeadershipBot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.EndToEnd.Docs;

/// <summary>
/// On this machine, what a bot asks in Azure: tokens for its managed identity, as App Service hands them out; the keys of Teams and of
/// Entra ID; and tables, by Microsoft's emulator. <see cref="Environment"/> leads a bot there.
/// </summary>
internal sealed class AzureStandIn : IAsyncDisposable
{
    private const string IdentityHeader = "only-for-this-process";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly AzuriteProcess _tables;
    private readonly WebApplication _app;
    private readonly string _appId;
    private readonly string _tenantId;

    private AzureStandIn(AzuriteProcess tables, string appId, string tenantId)
    {
        (_tables, _appId, _tenantId) = (tables, appId, tenantId);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/bot/.well-known/openidconfiguration", () => Metadata("bot"));
        _app.MapGet("/people/v2.0/.well-known/openid-configuration", () => Metadata("people/v2.0"));
        _app.MapGet("/keys", Keys);
        _app.MapGet("/identity", IssueToken);
    }

    private string Root => _app.Urls.First();

    /// <summary>Settings of the bot, and what App Service puts into the environment of an app with an identity.</summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        ("IDENTITY_ENDPOINT", $"{Root}/identity"),
        ("IDENTITY_HEADER", IdentityHeader),
        ("Bot__OpenIdMetadataUrl", $"{Root}/bot/.well-known/openidconfiguration"),
        ("Bot__TokenIssuer", $"{Root}/bot"),
        ("SignIn__MetadataUrl", $"{Root}/people/v2.0/.well-known/openid-configuration"),
        ("SignIn__Issuer", $"{Root}/people/v2.0"),
        ("Storage__ConnectionString", _tables.ConnectionString),
        // An emulator is taken there only.
        ("ASPNETCORE_ENVIRONMENT", "Development"),
    ];

    public static async Task<AzureStandIn> StartAsync(string appId, string tenantId, CancellationToken cancellationToken)
    {
        var standIn = new AzureStandIn(await AzuriteProcess.StartAsync(cancellationToken: cancellationToken), appId, tenantId);
        await standIn._app.StartAsync(cancellationToken);
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _tables.DisposeAsync();
        _rsa.Dispose();
    }

    private IResult Metadata(string issuer) => TypedResults.Json(new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["issuer"] = $"{Root}/{issuer}",
        ["jwks_uri"] = $"{Root}/keys",
    });

    private IResult Keys()
    {
        var key = _rsa.ExportParameters(includePrivateParameters: false);
        return TypedResults.Json(new
        {
            keys = new[]
            {
                new { kty = "RSA", use = "sig", kid = "stand-in", n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent), endorsements = new[] { "msteams" } },
            },
        });
    }

    private IResult IssueToken(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != IdentityHeader || request.Query["client_id"] != _appId)
        {
            return TypedResults.BadRequest();
        }

        var ends = TimeProvider.System.GetUtcNow().AddHours(1);
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Audience = request.Query["resource"],
            Expires = ends.UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["tid"] = _tenantId, ["appid"] = _appId },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_rsa) { KeyId = "stand-in" }, SecurityAlgorithms.RsaSha256),
        });
        return TypedResults.Json(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["access_token"] = token,
            ["expires_on"] = ends.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = request.Query["resource"],
            ["token_type"] = "Bearer",
            ["client_id"] = _appId,
        });
    }
}
