using System.Net;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Tests.Adapter;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class InboundTokenTests
{
    /// <summary>What is wrong, and the name the log gives it.</summary>
    public static TheoryData<string, string> WrongTokens => new()
    {
        { "no token", "NoToken" },
        { "basic", "NoToken" },
        { "rubbish", "Malformed" },
        { "rubbish in three parts", "Malformed" },
        { "too long", "Malformed" },
        { "algorithm none", "Algorithm" },
        { "algorithm none, spelt otherwise", "Algorithm" },
        { "HS256 with the public key", "Algorithm" },
        { "no key id", "UnknownKey" },
        { "unknown key", "UnknownKey" },
        { "wrong key under a known id", "Signature" },
        { "changed after signing", "Signature" },
        { "signature cut off", "Signature" },
        { "key of another channel", "Endorsement" },
        { "key without endorsements", "Endorsement" },
        { "activity of another channel", "OtherChannel" },
        { "activity and key of another channel", "OtherChannel" },
        { "activity without a channel", "OtherChannel" },
        { "other audience", "Audience" },
        { "no audience", "Audience" },
        { "other issuer", "Issuer" },
        { "no issuer", "Issuer" },
        { "emulator", "Issuer" },
        { "expired", "Lifetime" },
        { "not yet valid", "Lifetime" },
        { "never expires", "Lifetime" },
        { "no service URL", "ServiceUrlMismatch" },
        { "other service URL", "ServiceUrlMismatch" },
        { "longer service URL", "ServiceUrlMismatch" },
        { "activity without a service URL", "ServiceUrlMismatch" },
        { "service URL not allowed", "ServiceUrlNotAllowed" },
    };

    [Theory]
    [MemberData(nameof(WrongTokens))]
    public async Task A_wrong_token_gets_one_constant_answer_and_reaches_nobody(string wrong, string reason)
    {
        await using var bot = await BotUnderTest.StartAsync();
        using var unendorsed = new ChannelKey("key-2", endorsements: null);
        using var webchat = new ChannelKey("key-3", "webchat");
        using var stranger = ChannelKey.OfAStranger("key-1", "msteams");
        using var unpublished = new ChannelKey("key-4", "msteams");
        bot.Channel.Publish(unendorsed);
        bot.Channel.Publish(webchat);

        var right = bot.Token();
        var message = bot.Message();
        var token = wrong switch
        {
            "no token" or "basic" => null,
            "rubbish" => "rubbish",
            "rubbish in three parts" => "a.b.c",
            "too long" => (right with { Claims = new JsonObject { ["padding"] = new string('x', 20_000) } }).Encode(),
            "algorithm none" => (right with { Algorithm = "none" }).Encode(),
            "algorithm none, spelt otherwise" => (right with { Algorithm = "nOnE" }).Encode(),
            "HS256 with the public key" => (right with { Algorithm = "HS256" }).Encode(),
            "no key id" => (right with { KeyId = null }).Encode(),
            "unknown key" => (right with { Key = unpublished, KeyId = unpublished.Id }).Encode(),
            "wrong key under a known id" => (right with { Key = stranger }).Encode(),
            "changed after signing" => Changed(right.Encode(), (right with { ServiceUrl = "https://smba.trafficmanager.net/" }).Encode()),
            "signature cut off" => right.Encode()[..^8],
            "key of another channel" or "activity and key of another channel" => (right with { Key = webchat, KeyId = webchat.Id }).Encode(),
            "key without endorsements" => (right with { Key = unendorsed, KeyId = unendorsed.Id }).Encode(),
            "other audience" => (right with { Audience = Guid.NewGuid().ToString() }).Encode(),
            "no audience" => (right with { Audience = null }).Encode(),
            "other issuer" => (right with { Issuer = "https://api.botframework.com.example.org" }).Encode(),
            "no issuer" => (right with { Issuer = null }).Encode(),
            "emulator" => (right with
            {
                Issuer = $"https://sts.windows.net/{BotUnderTest.TenantId}/",
                Claims = new JsonObject { ["appid"] = ChannelToken.AppId, ["ver"] = "1.0" },
            }).Encode(),
            "expired" => (right with { NotBefore = TimeSpan.FromHours(-2), Expires = TimeSpan.FromSeconds(-301) }).Encode(),
            "not yet valid" => (right with { NotBefore = TimeSpan.FromSeconds(330) }).Encode(),
            "never expires" => (right with { Expires = null }).Encode(),
            "no service URL" => (right with { ServiceUrl = null }).Encode(),
            "other service URL" => (right with { ServiceUrl = "https://smba.trafficmanager.net/teams/" }).Encode(),
            "longer service URL" => (right with { ServiceUrl = right.ServiceUrl + "/" }).Encode(),
            "service URL not allowed" => (right with { ServiceUrl = "https://connector.example.org/" }).Encode(),
            _ => right.Encode(),
        };
        message["channelId"] = wrong switch
        {
            "activity of another channel" => "directline",
            "activity and key of another channel" => "webchat",
            "activity without a channel" => null,
            _ => "msteams",
        };
        message["serviceUrl"] = wrong switch { "service URL not allowed" => "https://connector.example.org/", "activity without a service URL" => null, _ => right.ServiceUrl };

        var answer = await bot.PostAsync(
            message.ToJsonString(), token, change: wrong is "basic" ? request => request.Headers.Authorization = new("Basic", "YTpi") : null);

        Assert.Equal(new BotAnswer(HttpStatusCode.Unauthorized, "Unauthorized.", "text/plain", "Bearer"), answer);
        Assert.Equal(0, bot.Handler.Turns);
        Assert.Contains($"refused: {reason}.", bot.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public async Task A_token_of_the_channel_service_is_accepted(string algorithm)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = await bot.PostAsync(bot.Message(), bot.Token() with { Algorithm = algorithm });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(1, bot.Handler.Turns);
    }

    [Fact]
    public async Task Clocks_may_differ_by_almost_five_minutes()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var late = await bot.PostAsync(bot.Message(), bot.Token() with { NotBefore = TimeSpan.FromHours(-1), Expires = TimeSpan.FromSeconds(-270) });
        var early = await bot.PostAsync(bot.Message(), bot.Token() with { NotBefore = TimeSpan.FromSeconds(270) });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (late.Status, early.Status));
    }

    [Fact]
    public async Task Case_and_one_trailing_slash_of_the_service_URL_do_not_matter()
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = await bot.PostAsync(bot.Message(), bot.Token() with { ServiceUrl = bot.Connector.ServiceUrl.TrimEnd('/').ToUpperInvariant() });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task A_refusal_logs_nothing_of_the_request()
    {
        await using var bot = await BotUnderTest.StartAsync();

        await bot.PostAsync(bot.Message("a secret"), bot.Token() with { Audience = "someone-else" });

        Assert.DoesNotContain("secret", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("someone-else", bot.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("29:person", bot.Log.All, StringComparison.Ordinal);
    }

    private static string Changed(string token, string other)
    {
        var (parts, others) = (token.Split('.'), other.Split('.'));
        return $"{parts[0]}.{others[1]}.{parts[2]}";
    }
}
