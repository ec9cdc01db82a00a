using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Tests.Adapter;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

/// <summary>
/// Tokens made by somebody who knows how bots verify them, beside those of <see cref="InboundTokenTests"/>. There are four
/// classes of answer, each the same to the last header whatever was wrong: 401 for the token, its channel and its service
/// URL; 403 for the tenant; 503 while the keys cannot be read; 431 for headers longer than the server reads.
/// </summary>
public sealed class TokenAttackTests : IAsyncLifetime
{
    private const string Unauthorized = "401\nContent-Type: text/plain; charset=utf-8\nServer: Kestrel\nTransfer-Encoding: chunked\nWWW-Authenticate: Bearer\n\nUnauthorized.";
    private const string Forbidden = "403\nContent-Type: text/plain; charset=utf-8\nServer: Kestrel\nTransfer-Encoding: chunked\n\nForbidden.";

    private static readonly ChannelKey Stranger = ChannelKey.OfAStranger("key-1", "msteams");

    private static readonly Dictionary<string, Action<Forgery>> Forgeries = new(StringComparer.Ordinal)
    {
        ["the sender's own key, embedded"] = forgery => (forgery.Key, forgery.Header["jwk"]) = (Stranger, Stranger.ToJson()),
        ["the address of the sender's own key"] = forgery => (forgery.Key, forgery.Header["jku"]) = (Stranger, "https://keys.example.org/"),
        ["the address of the sender's own certificate"] = forgery => (forgery.Key, forgery.Header["x5u"]) = (Stranger, "https://keys.example.org/"),
        ["the sender's own certificate"] = forgery => (forgery.Key, forgery.Header["x5c"]) = (Stranger, new JsonArray(Convert.ToBase64String(Stranger.PublicKey))),
        ["the sender's own key, embedded under an id of its own"] = forgery =>
            (forgery.Key, forgery.Header["kid"], forgery.Header["jwk"]) = (Stranger, "key-9", Stranger.ToJson()),
        ["key id: a path"] = forgery => forgery.Header["kid"] = "../../../../dev/null",
        ["key id: an address"] = forgery => forgery.Header["kid"] = "https://keys.example.org/",
        ["key id: a query"] = forgery => forgery.Header["kid"] = "key-1' OR '1'='1",
        ["key id: other case"] = forgery => forgery.Header["kid"] = "KEY-1",
        ["key id: a space after"] = forgery => forgery.Header["kid"] = "key-1 ",
        ["key id: with NUL"] = forgery => forgery.Header["kid"] = "key-1\0",
        ["key id: empty"] = forgery => forgery.Header["kid"] = "",
        ["key id: null"] = forgery => forgery.Header["kid"] = null,
        ["key id: a number"] = forgery => forgery.Header["kid"] = 1,
        ["key id: a list"] = forgery => forgery.Header["kid"] = new JsonArray("key-1"),
        ["key id: very long"] = forgery => forgery.Header["kid"] = new string('k', 8000),
        ["no algorithm"] = forgery => forgery.Header.Remove("alg"),
        ["algorithm: null"] = forgery => forgery.Header["alg"] = null,
        ["algorithm: a number"] = forgery => forgery.Header["alg"] = 256,
        ["algorithm: none, unsigned"] = forgery => (forgery.Header["alg"], forgery.Signature) = ("none", []),
        ["algorithm: none, signed"] = forgery => forgery.Header["alg"] = "none",
        ["algorithm: PS256"] = forgery => forgery.Header["alg"] = "PS256",
        ["algorithm: ES256"] = forgery => forgery.Header["alg"] = "ES256",
        ["algorithm: HS512 with the public key"] = forgery => (forgery.Header["alg"], forgery.Mac) = ("HS512", forgery.Key.PublicKey),
        ["algorithm: other case"] = forgery => forgery.Header["alg"] = "rs256",
        ["no signature"] = forgery => forgery.Signature = [],
        ["a signature of zeros"] = forgery => forgery.Signature = new byte[256],
        ["issuer: version 2 of the Emulator"] = forgery => (forgery.Claims["iss"], forgery.Claims["azp"], forgery.Claims["ver"]) =
            ($"https://login.microsoftonline.com/{BotUnderTest.TenantId}/v2.0", ChannelToken.AppId, "2.0"),
        ["issuer: the Emulator's own tenant"] = forgery => (forgery.Claims["iss"], forgery.Claims["appid"]) =
            ("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", ChannelToken.AppId),
        ["issuer: a list with the right one"] = forgery => forgery.Claims["iss"] = new JsonArray(ChannelService.Issuer, "https://example.org"),
        ["issuer: with a slash"] = forgery => forgery.Claims["iss"] = ChannelService.Issuer + "/",
        ["audience: a list without it"] = forgery => forgery.Claims["aud"] = new JsonArray("another", "a third"),
        ["audience: a part of it"] = forgery => forgery.Claims["aud"] = ChannelToken.AppId[..^1],
        ["audience: null"] = forgery => forgery.Claims["aud"] = null,
        ["no end"] = forgery => forgery.Claims.Remove("exp"),
        ["end: null"] = forgery => forgery.Claims["exp"] = null,
        ["end: a word"] = forgery => forgery.Claims["exp"] = "never",
        ["end: before time began"] = forgery => forgery.Claims["exp"] = -1,
        ["end: a list"] = forgery => forgery.Claims["exp"] = new JsonArray(4_000_000_000),
        ["beginning: at the end of time"] = forgery => forgery.Claims["nbf"] = long.MaxValue,
        ["service URL: a list with the right one"] = forgery => forgery.Claims["serviceurl"] = new JsonArray((string)forgery.Claims["serviceurl"]!),
        ["service URL: in other words"] = forgery => (forgery.Claims["serviceUrl"], forgery.Claims["serviceurl"]) = ((string)forgery.Claims["serviceurl"]!, null),
        ["service URL: beneath it"] = forgery => forgery.Claims["serviceurl"] = (string)forgery.Claims["serviceurl"]! + "deeper/",
        ["claims: a list"] = forgery => forgery.Payload = "[]",
        ["claims: a word"] = forgery => forgery.Payload = "\"claims\"",
        ["claims: nothing"] = forgery => forgery.Payload = "",
        ["claims: not JSON"] = forgery => forgery.Payload = "{\"iss\":",
        ["claims: very deep"] = forgery => forgery.Payload = "{\"a\":" + new string('[', 3000) + new string(']', 3000) + "}",
        ["a fourth part"] = forgery => forgery.Tail = ".AAAA",
        ["a fourth and a fifth part"] = forgery => forgery.Tail = ".AAAA.AAAA",
        ["something after it"] = forgery => forgery.Tail = " x",
        ["16 KiB and more"] = forgery => forgery.Claims["padding"] = new string('x', 14_000),
    };

    private BotUnderTest _bot = null!;

    public static TheoryData<string> Names => [.. Forgeries.Keys];

    public async ValueTask InitializeAsync() => _bot = await BotUnderTest.StartAsync();

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_forged_token_gets_the_one_answer_of_its_class_and_reaches_nobody(string name)
    {
        var forgery = new Forgery(_bot.Token());
        Forgeries[name](forgery);

        Assert.Equal(Unauthorized, await AnswerAsync("Bearer " + forgery.Encode()));
        Assert.Equal(0, _bot.Handler.Turns);
        Assert.Empty(_bot.Connector.Requests);
        Assert.DoesNotContain("Error", _bot.Log.All.Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public async Task A_forgery_that_changes_nothing_is_a_right_token() =>
        Assert.StartsWith("200\n", await AnswerAsync("Bearer " + new Forgery(_bot.Token()).Encode()), StringComparison.Ordinal);

    [Fact]
    public async Task Two_tokens_are_none_however_they_are_sent()
    {
        var right = "Bearer " + _bot.Token().Encode();

        Assert.Equal(Unauthorized, await AnswerAsync(right, right));
        Assert.Equal(Unauthorized, await AnswerAsync("Bearer x", right));
        Assert.Equal(Unauthorized, await AnswerAsync($"{right}, {right}"));
        Assert.Equal(Unauthorized, await AnswerAsync($"{right},{right}"));
        Assert.Equal(0, _bot.Handler.Turns);
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer:x")]
    [InlineData("Basic eA==")]
    [InlineData("MSAuth1.0 x")]
    [InlineData("Negotiate TlRMTVNTUAAB")]
    [InlineData("Bearer Bearer x")]
    public async Task Whatever_else_the_header_says_gets_the_same_answer(string header) => Assert.Equal(Unauthorized, await AnswerAsync(header));

    [Fact]
    public async Task Every_foreign_tenant_gets_the_same_answer()
    {
        var right = "Bearer " + _bot.Token().Encode();
        foreach (var tenant in new[] { null, "", "11111111-2222-4333-8444-555555555555", $"{BotUnderTest.TenantId} ", $"{{{BotUnderTest.TenantId}}}" })
        {
            var message = _bot.Message();
            message["conversation"]!["tenantId"] = tenant;
            message["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
            Assert.Equal(Forbidden, await AnswerAsync(message.ToJsonString(), [right]));
        }

        Assert.Equal(0, _bot.Handler.Turns);
    }

    [Fact]
    public async Task A_header_longer_than_the_server_reads_is_refused_before_anything_runs()
    {
        Assert.StartsWith("431\n", await AnswerAsync("Bearer " + new string('A', 40_000)), StringComparison.Ordinal);
        Assert.Equal(0, _bot.Handler.Turns);
    }

    private Task<string> AnswerAsync(params string[] authorization) => AnswerAsync(_bot.Message().ToJsonString(), authorization);

    /// <summary>The whole answer but for its date.</summary>
    private async Task<string> AnswerAsync(string body, string[] authorization)
    {
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }, disposeHandler: true);
        using var request = new HttpRequestMessage(HttpMethod.Post, _bot.Address + "/api/messages");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await client.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "Connection"))
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return $"{(int)response.StatusCode}\n{string.Join('\n', headers)}\n\n{await response.Content.ReadAsStringAsync()}";
    }

    /// <summary>A right token with its parts laid open.</summary>
    private sealed class Forgery
    {
        public Forgery(ChannelToken right)
        {
            Key = right.Key;
            var parts = right.Encode().Split('.');
            Header = JsonNode.Parse(Base64UrlEncoder.DecodeBytes(parts[0]))!.AsObject();
            Claims = JsonNode.Parse(Base64UrlEncoder.DecodeBytes(parts[1]))!.AsObject();
        }

        public ChannelKey Key { get; set; }

        public JsonObject Header { get; }

        public JsonObject Claims { get; }

        public string? Payload { get; set; }

        public byte[]? Mac { get; set; }

        public byte[]? Signature { get; set; }

        public string Tail { get; set; } = "";

        public string Encode()
        {
            var input = $"{Base64UrlEncoder.Encode(Header.ToJsonString())}.{Base64UrlEncoder.Encode(Payload ?? Claims.ToJsonString())}";
            var signature = Signature
                ?? (Mac is null ? Key.Sign(input, HashAlgorithmName.SHA256) : HMACSHA512.HashData(Mac, Encoding.ASCII.GetBytes(input)));
            return $"{input}.{Base64UrlEncoder.Encode(signature)}{Tail}";
        }
    }
}
