using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.Sandbox;
using Microsoft.IdentityModel.Tokens;

namespace LeadershipBot.Tests.SignIn;

/// <summary>A token as Entra ID gives it for a person, right until a test changes it.</summary>
internal sealed class PersonToken
{
    private readonly RSA _key;

    public PersonToken(PeopleIssuer issuer, string personId)
    {
        _key = issuer.Key;
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Header = new() { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = PeopleIssuer.KeyId };
        Claims = new()
        {
            ["iss"] = issuer.Address,
            ["aud"] = SandboxAddresses.AppId,
            ["nbf"] = now - 60,
            ["exp"] = now + 3600,
            ["ver"] = "2.0",
            ["tid"] = SandboxAddresses.TenantId,
            ["oid"] = personId,
            ["scp"] = "access_as_user",
        };
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    public RSA? OtherKey { get; set; }

    public static long FromNow(TimeSpan time) => (DateTimeOffset.UtcNow + time).ToUnixTimeSeconds();

    public string Encode()
    {
        var input = $"{Base64UrlEncoder.Encode(Header.ToJsonString())}.{Base64UrlEncoder.Encode(Claims.ToJsonString())}";
        var bytes = Encoding.ASCII.GetBytes(input);
        var key = OtherKey ?? _key;
        return input + "." + (string?)Header["alg"] switch
        {
            "RS256" => Base64UrlEncoder.Encode(key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            "RS512" => Base64UrlEncoder.Encode(key.SignData(bytes, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1)),
            "PS256" => Base64UrlEncoder.Encode(key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pss)),
            "HS256" => Base64UrlEncoder.Encode(HMACSHA256.HashData(key.ExportSubjectPublicKeyInfo(), bytes)),
            _ => "",
        };
    }
}
