using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class MentionTests
{
    private readonly Chat _chat = new() { Commands = { new EchoCommand("help") } };

    [Theory]
    [InlineData("<at>Bot</at> help", "help()")]
    [InlineData("<at>Bot</at>&nbsp;help me\n", "help(me)")]
    [InlineData("help <at>Bot</at>", "help()")]
    [InlineData("<at>bot</at>help", "help()")]
    [InlineData("<at>Bot</at> <at>Bot</at> help", "help()")]
    [InlineData("<at>Bot</at>", "What is \"\"?")]
    public async Task The_bot_s_own_mention_is_not_part_of_what_was_typed(string text, string answer)
    {
        await Mentions(text, "28:b", "<at>Bot</at>");

        Assert.Equal([answer], _chat.Texts);
    }

    [Fact]
    public async Task The_bot_is_known_by_its_id_under_any_name()
    {
        await Mentions("<at id=\\\"0\\\">LeadershipBot (test)</at> help", "28:b", "<at id=\\\"0\\\">LeadershipBot (test)</at>");

        Assert.Equal(["help()"], _chat.Texts);
    }

    [Fact]
    public async Task The_bot_is_known_by_its_name_where_the_client_lists_no_mentions()
    {
        await _chat.Types("<at>Bot</at> help");

        Assert.Equal(["help()"], _chat.Texts);
    }

    [Fact]
    public async Task Somebody_else_s_mention_stays()
    {
        await Mentions("help <at>Ana</at>", "29:ana", "<at>Ana</at>");

        Assert.Equal(["help(<at>Ana</at>)"], _chat.Texts);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""[null,5,{"type":"mention"},{"type":"mention","mentioned":null,"text":"x"},{"type":"mention","mentioned":{"id":"28:b"}}]""")]
    [InlineData("""[{"type":"mention","mentioned":{"id":"28:b"},"text":""}]""")]
    public async Task Odd_entities_are_no_crash(string entities)
    {
        await _chat.Receives($$"""{"type":"message","text":"<at>X</at> help","entities":{{entities}}}""");

        Assert.Equal(["What is \"<at>X</at> help\"?"], _chat.Texts);
    }

    private Task<InvokeResponse?> Mentions(string text, string id, string mention) => _chat.Receives(
        $$"""
        {"type":"message","text":"{{text.Replace("\n", "\\n", StringComparison.Ordinal)}}",
         "entities":[{"type":"clientInfo"},{"type":"mention","mentioned":{"id":"{{id}}","name":"N"},"text":"{{mention}}"}]}
        """);
}
