namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class ConversationEventTests
{
    private readonly Chat _chat = new() { Dialogs = { new TwoAnswers("d") } };

    [Theory]
    [InlineData("add", "Welcome")]
    [InlineData("add-upgrade", "Welcome")]
    [InlineData("remove", "Goodbye")]
    [InlineData("remove-upgrade", "Goodbye")]
    public async Task Installing_and_removing_are_told_apart(string action, string answer)
    {
        await _chat.Receives($$"""{"type":"installationUpdate","action":"{{action}}"}""");

        Assert.Equal([answer], _chat.Texts);
        Assert.Empty(_chat.Stored);
    }

    [Fact]
    public async Task People_who_join_and_leave_are_named_without_the_bot()
    {
        await _chat.Receives(
            """
            {"type":"conversationUpdate","membersAdded":[{"id":"28:b"},{"id":"29:p"},{"id":"29:q"}],
             "membersRemoved":[{"id":"29:r"}]}
            """);

        Assert.Equal(["Hello 29:p 29:q", "Bye 29:r"], _chat.Texts);
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"28:b"}]}""")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[null]}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("""{"type":"installationUpdate"}""")]
    [InlineData("""{"type":"installationUpdate","action":"other"}""")]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"messageReaction"}""")]
    [InlineData("""{"type":"Message","text":"help"}""")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"x":1}""")]
    public async Task Everything_else_is_ignored(string activity)
    {
        Assert.Null(await _chat.Receives(activity));

        Assert.Empty(_chat.Seen);
        Assert.Empty(_chat.Stored);
    }
}
