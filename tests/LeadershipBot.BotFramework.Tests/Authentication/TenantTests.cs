using System.Net;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Tests.Adapter;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Authentication;

public sealed class TenantTests
{
    private const string Other = "11111111-2222-4333-8444-555555555555";

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData(Other, null)]
    [InlineData(null, Other)]
    [InlineData(Other, Other)]
    [InlineData(BotUnderTest.TenantId, Other)]
    [InlineData(Other, BotUnderTest.TenantId)]
    public async Task An_activity_of_no_or_another_tenant_is_refused(string? conversation, string? channelData)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = await bot.PostAsync(WithTenants(bot.Message(), conversation, channelData));

        Assert.Equal(new BotAnswer(HttpStatusCode.Forbidden, "Forbidden.", "text/plain", ""), answer);
        Assert.Equal(0, bot.Handler.Turns);
    }

    [Theory]
    [InlineData(BotUnderTest.TenantId, null)]
    [InlineData(null, BotUnderTest.TenantId)]
    [InlineData("7C9E6679-7425-40DE-944B-E07FC1F90AE7", BotUnderTest.TenantId)]
    public async Task The_tenant_may_be_named_in_either_place(string? conversation, string? channelData)
    {
        await using var bot = await BotUnderTest.StartAsync();

        var answer = await bot.PostAsync(WithTenants(bot.Message(), conversation, channelData));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Fact]
    public async Task Channel_data_of_another_shape_names_no_tenant()
    {
        await using var bot = await BotUnderTest.StartAsync();
        var message = WithTenants(bot.Message(), null, null);
        message["channelData"] = new JsonArray(1, 2);

        var answer = await bot.PostAsync(message);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }

    private static JsonObject WithTenants(JsonObject message, string? conversation, string? channelData)
    {
        message["conversation"]!["tenantId"] = conversation;
        message["channelData"]!["tenant"] = channelData is null ? null : new JsonObject { ["id"] = channelData };
        return message;
    }
}
