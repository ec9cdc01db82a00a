using System.Net;
using LeadershipBot.BotFramework.Authentication;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Adapter;

public sealed class DevelopmentLoopbackTests
{
    [Fact]
    public async Task A_caller_on_this_machine_needs_no_token_and_gets_none()
    {
        await using var bot = await StartAsync();
        bot.Handler.OnTurn = async (turn, stop) =>
        {
            await turn.SendActivityAsync("hello", stop);
            return null;
        };

        var answer = await bot.PostAsync(bot.Message().ToJsonString(), token: null);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Null(Assert.Single(bot.Connector.Requests).Authorization);
    }

    [Fact]
    public async Task An_empty_probe_is_answered()
    {
        await using var bot = await StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync("", token: null, contentType: null)).Status);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 tunnel")]
    [InlineData("X-Real-IP", "203.0.113.7")]
    [InlineData("x-forwarded-host", "bot.example.org")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Host", "bot.example.org")]
    [InlineData("Host", "localhost.example.org")]
    public async Task A_tunnel_on_this_machine_does_not_make_a_stranger_local(string header, string value)
    {
        await using var bot = await StartAsync();

        var answer = await bot.PostAsync(bot.Message().ToJsonString(), token: null, change: request => request.Headers.Add(header, value));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    [Theory]
    [InlineData("203.0.113.7", HttpStatusCode.Unauthorized)]
    [InlineData("10.0.0.5", HttpStatusCode.Unauthorized)]
    [InlineData("::ffff:203.0.113.7", HttpStatusCode.Unauthorized)]
    [InlineData("::1", HttpStatusCode.OK)]
    [InlineData("::ffff:127.0.0.1", HttpStatusCode.OK)]
    public async Task A_caller_elsewhere_needs_a_token(string remote, HttpStatusCode status)
    {
        await using var bot = await StartAsync(remote);

        Assert.Equal(status, (await bot.PostAsync(bot.Message().ToJsonString(), token: null)).Status);
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://203.0.113.7/")]
    [InlineData("http://127.0.0.1.example.org/")]
    public async Task Answers_go_to_this_machine_only(string serviceUrl)
    {
        await using var bot = await StartAsync();
        var message = bot.Message();
        message["serviceUrl"] = serviceUrl;

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(message.ToJsonString(), token: null)).Status);
    }

    [Fact]
    public async Task The_tenant_is_checked_all_the_same()
    {
        await using var bot = await StartAsync();
        var message = bot.Message();
        message["conversation"]!["tenantId"] = Guid.NewGuid().ToString();

        Assert.Equal(HttpStatusCode.Forbidden, (await bot.PostAsync(message.ToJsonString(), token: null)).Status);
    }

    [Theory]
    [InlineData("emulator")]
    [InlineData("webchat")]
    [InlineData(null)]
    public async Task A_client_that_does_not_speak_as_Teams_is_refused(string? channel)
    {
        await using var bot = await StartAsync();
        var message = bot.Message();
        message["channelId"] = channel;

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(message.ToJsonString(), token: null)).Status);
        Assert.Equal(0, bot.Handler.Turns);
    }

    [Fact]
    public async Task A_token_that_is_sent_is_verified()
    {
        await using var bot = await StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(bot.Message())).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(bot.Message(), bot.Token() with { Audience = "other" })).Status);
    }

    [Fact]
    public async Task Without_the_switch_a_caller_on_this_machine_needs_a_token()
    {
        await using var bot = await BotUnderTest.StartAsync(environment: "Development");

        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.PostAsync(bot.Message().ToJsonString(), token: null)).Status);
    }

    private static Task<BotUnderTest> StartAsync(string? remote = null) => BotUnderTest.StartAsync(
        options =>
        {
            options.DevelopmentLoopback = true;
            options.AppType = "";
            options.ClientSecret = null;
        },
        pipeline: app => app.Use((http, next) =>
        {
            http.Connection.RemoteIpAddress = remote is null ? http.Connection.RemoteIpAddress : IPAddress.Parse(remote);
            return next(http);
        }),
        environment: "Development");
}
