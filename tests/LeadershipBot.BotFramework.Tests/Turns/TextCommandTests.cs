namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class TextCommandTests
{
    private readonly Chat _chat = new()
    {
        Commands = { new EchoCommand("help", "ayuda"), new EchoCommand("check-in"), new EchoCommand("configuración") },
    };

    [Theory]
    [InlineData("help", "help()")]
    [InlineData("  HELP \n", "help()")]
    [InlineData("Help me  with this ", "help(me  with this)")]
    [InlineData("help\tme", "help(me)")]
    [InlineData("help\nme", "help(me)")]
    [InlineData("ayuda", "help()")]
    [InlineData("¿Ayuda?", "help()")]
    [InlineData("help!", "help()")]
    [InlineData("/help", "help()")]
    [InlineData("help, please", "help(please)")]
    [InlineData("Check-in now", "check-in(now)")]
    [InlineData("configuracion", "configuración()")]
    [InlineData("CONFIGURACIÓN", "configuración()")]
    public async Task The_first_word_is_the_command_and_the_rest_its_arguments(string typed, string answer)
    {
        await _chat.Types(typed);

        Assert.Equal([answer], _chat.Texts);
    }

    [Theory]
    [InlineData("please help")]
    [InlineData("helpful")]
    [InlineData("thanks")]
    [InlineData("?!")]
    [InlineData("")]
    public async Task Anything_else_is_not_recognized(string typed)
    {
        await _chat.Types(typed);

        Assert.Equal([$"What is \"{typed}\"?"], _chat.Texts);
    }

    [Fact]
    public async Task A_message_without_text_is_not_recognized()
    {
        await _chat.Receives("""{"type":"message"}""");

        Assert.Equal(["What is \"\"?"], _chat.Texts);
    }

    [Fact]
    public async Task A_bot_without_dialogs_loads_no_state()
    {
        await _chat.Types("help");

        Assert.Empty(_chat.Stored);
    }

    [Fact]
    public async Task Cancel_may_be_a_command_too()
    {
        _chat.Commands.Add(new EchoCommand("cancel"));

        await _chat.Types("cancel");

        Assert.Equal(["cancel()"], _chat.Texts);
    }
}
