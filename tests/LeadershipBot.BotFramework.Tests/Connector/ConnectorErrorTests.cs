using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Tests.Adapter;
using LeadershipBot.BotFramework.Turns;
using Xunit;

namespace LeadershipBot.BotFramework.Tests.Connector;

public sealed class ConnectorErrorTests
{
    [Theory]
    [InlineData("""{"error":{"code":"BotNotInConversationRoster","message":"The bot is not part of the conversation roster."}}""", "BotNotInConversationRoster")]
    [InlineData("""{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",\"details\":\"Thread is blocked\",\"errorCode\":null}"}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"message":"{\r\n  \"subCode\": \"MessageWritesBlocked\"\r\n}"}""", "MessageWritesBlocked")]
    [InlineData("""{"error":{"code":"ServiceError","message":"{\"errorCode\":209,\"message\":\"{\\\"subCode\\\":\\\"MessageWritesBlocked\\\"}\"}"}}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"message":"plain words"}""", "209")]
    [InlineData("""{"errorCode":209,"message":"{broken"}""", "209")]
    [InlineData("""{"errorCode":209,"message":{"subCode":"x"}}""", "209")]
    [InlineData("""{"code":"ConversationBlockedByUser"}""", "ConversationBlockedByUser")]
    [InlineData("""{"error":"text"}""", null)]
    [InlineData("""{"error":{"code":17.5e3}}""", null)]
    [InlineData("""{"error":{"code":null}}""", null)]
    [InlineData("""{"error":{"code":"29:a person"}}""", null)]
    [InlineData("""{}""", null)]
    [InlineData("""[]""", null)]
    [InlineData("<html>Forbidden</html>", null)]
    [InlineData("", null)]
    public async Task The_most_specific_code_is_found(string body, string? code)
    {
        await using var bot = await BotUnderTest.StartAsync();
        bot.Connector.Then(403, body);

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => bot.Client.SendToConversationAsync(bot.Connector.ServiceUrl, "c", MessageFactory.Text("x"), TestContext.Current.CancellationToken));

        Assert.Equal((403, code), (failure.StatusCode, failure.ErrorCode));
        Assert.True(failure.IsUndeliverable);
    }
}
