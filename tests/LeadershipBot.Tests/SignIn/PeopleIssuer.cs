using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Tests.SignIn;

/// <summary>What Entra ID publishes for one tenant, with a key of the test's own.</summary>
internal sealed class PeopleIssuer : IAsyncDisposable
{
    public const string KeyId = "people-1";

    private readonly WebApplication _app;

    private PeopleIssuer(WebApplication app) => _app = app;

    public RSA Key { get; } = RSA.Create(2048);

    public string Address => $"{_app.Urls.Single()}/{SandboxAddresses.TenantId}/v2.0";

    public string MetadataUrl => Address + "/.well-known/openid-configuration";

    /// <summary>Where the metadata says that the keys are.</summary>
    public string? KeysUrl { get; set; }

    public static async Task<PeopleIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var issuer = new PeopleIssuer(app);
        app.MapGet($"/{SandboxAddresses.TenantId}/v2.0/.well-known/openid-configuration", () =>
            TypedResults.Json(new JsonObject { ["issuer"] = issuer.Address, ["jwks_uri"] = issuer.KeysUrl ?? app.Urls.Single() + "/keys" }));
        app.MapGet("/keys", () => TypedResults.Json(new JsonObject { ["keys"] = new JsonArray(issuer.PublicKey()) }));
        await app.StartAsync();
        return issuer;
    }

    public JsonObject PublicKey() => PublicKey(Key);

    public static JsonObject PublicKey(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = KeyId,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
    }

    public async ValueTask DisposeAsync()
    {
        Key.Dispose();
        await _app.DisposeAsync();
    }
}
