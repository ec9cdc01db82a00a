using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.BotFramework.Tests.Authentication;

/// <summary>Publishes OpenID metadata and keys the way the channel service does, on a free port.</summary>
public sealed class ChannelService : IAsyncDisposable
{
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly List<ChannelKey> _published = [];
    private int _tries;
    private int _keyReads;

    private ChannelService(WebApplication app) => _app = app;

    public string MetadataUrl => _app.Urls.Single() + "/v1/.well-known/openidconfiguration";

    /// <summary>How often the metadata was asked for, in vain or not.</summary>
    public int Tries => Volatile.Read(ref _tries);

    public int KeyReads => Volatile.Read(ref _keyReads);

    public bool IsDown { get; set; }

    public static async Task<ChannelService> StartAsync(params ChannelKey[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var built = builder.Build();
        var service = new ChannelService(built);
        service._published.AddRange(keys);
        built.MapGet("/v1/.well-known/openidconfiguration", () => service.Metadata(built.Urls.Single()));
        built.MapGet("/v1/.well-known/keys", service.Keys);
        await built.StartAsync();
        return service;
    }

    public void Publish(ChannelKey key)
    {
        lock (_gate)
        {
            _published.Add(key);
        }
    }

    public void Withdraw(ChannelKey key)
    {
        lock (_gate)
        {
            _published.Remove(key);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Metadata(string address)
    {
        Interlocked.Increment(ref _tries);
        return IsDown ? Results.StatusCode(503) : Results.Json(new JsonObject
        {
            ["issuer"] = Issuer,
            ["jwks_uri"] = address + "/v1/.well-known/keys",
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        });
    }

    private IResult Keys()
    {
        Interlocked.Increment(ref _keyReads);
        lock (_gate)
        {
            return Results.Json(new JsonObject { ["keys"] = new JsonArray([.. _published.Select(key => key.ToJson())]) });
        }
    }
}

/// <summary>A key pair of the channel service. Making one is slow, so those of one maker and id share it.</summary>
public sealed class ChannelKey(string id, params string[]? endorsements) : IDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<RSAParameters>> Made = new(StringComparer.Ordinal);

    private readonly RSA _rsa = RSA.Create(Made.GetOrAdd(id, _ => new(Make)).Value);

    public static ChannelKey OfAStranger(string id, params string[] endorsements) => new("stranger", endorsements) { Id = id };

    public string Id { get; init; } = id;

    public byte[] PublicKey => _rsa.ExportSubjectPublicKeyInfo();

    public JsonObject ToJson()
    {
        var parameters = _rsa.ExportParameters(includePrivateParameters: false);
        var json = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
            ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
        };
        if (endorsements is not null)
        {
            json["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => JsonValue.Create(endorsement))]);
        }

        return json;
    }

    public byte[] Sign(string input, HashAlgorithmName hash) => _rsa.SignData(Encoding.ASCII.GetBytes(input), hash, RSASignaturePadding.Pkcs1);

    public void Dispose() => _rsa.Dispose();

    private static RSAParameters Make()
    {
        using var made = RSA.Create(2048);
        return made.ExportParameters(includePrivateParameters: true);
    }
}

/// <summary>A token, right unless a test says otherwise.</summary>
public sealed record ChannelToken(ChannelKey Key, string? ServiceUrl)
{
    public const string AppId = "0f8fad5b-d9cb-469f-a165-70867728950e";

    public string? Algorithm { get; init; } = "RS256";

    public string? KeyId { get; init; } = Key.Id;

    public string? Issuer { get; init; } = ChannelService.Issuer;

    public string? Audience { get; init; } = AppId;

    public TimeSpan? NotBefore { get; init; } = TimeSpan.FromMinutes(-1);

    public TimeSpan? Expires { get; init; } = TimeSpan.FromHours(1);

    public DateTimeOffset Now { get; init; } = DateTimeOffset.UtcNow;

    public JsonObject Claims { get; init; } = [];

    public string Encode()
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = Algorithm, ["kid"] = KeyId };
        var payload = new JsonObject { ["iss"] = Issuer, ["aud"] = Audience, ["serviceurl"] = ServiceUrl };
        if (NotBefore is { } notBefore)
        {
            payload["nbf"] = (Now + notBefore).ToUnixTimeSeconds();
        }

        if (Expires is { } expires)
        {
            payload["exp"] = (Now + expires).ToUnixTimeSeconds();
        }

        foreach (var (name, value) in Claims)
        {
            payload[name] = value?.DeepClone();
        }

        var input = $"{Encode(header)}.{Encode(payload)}";
        return $"{input}.{Signature(input)}";
    }

    private string Signature(string input) => Algorithm switch
    {
        "RS256" => Base64UrlEncoder.Encode(Key.Sign(input, HashAlgorithmName.SHA256)),
        "RS384" => Base64UrlEncoder.Encode(Key.Sign(input, HashAlgorithmName.SHA384)),
        "RS512" => Base64UrlEncoder.Encode(Key.Sign(input, HashAlgorithmName.SHA512)),
        "HS256" => Base64UrlEncoder.Encode(HMACSHA256.HashData(Key.PublicKey, Encoding.ASCII.GetBytes(input))),
        _ => "",
    };

    private static string Encode(JsonObject json)
    {
        foreach (var name in json.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            json.Remove(name);
        }

        return Base64UrlEncoder.Encode(json.ToJsonString());
    }
}
