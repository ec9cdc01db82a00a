namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class TextCommandTests
{
    private readonly Chat chat = new()
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
        await chat.Types(typed);

        Assert.Equal([answer], chat.Texts);
    }

    [Theory]
    [InlineData("please help")]
    [InlineData("helpful")]
    [InlineData("thanks")]
    [InlineData("cancel")]
    [InlineData("?!")]
    [InlineData("")]
    public async Task Anything_else_is_not_recognized(string typed)
    {
        await chat.Types(typed);

        Assert.Equal([$"What is \"{typed}\"?"], chat.Texts);
    }

    [Fact]
    public async Task A_message_without_text_is_not_recognized()
    {
        await chat.Receives("""{"type":"message"}""");

        Assert.Equal(["What is \"\"?"], chat.Texts);
    }

    [Fact]
    public async Task A_bot_without_dialogs_loads_no_state()
    {
        await chat.Types("help");

        Assert.Empty(chat.Stored);
    }

    [Fact]
    public async Task Cancel_may_be_a_command_too()
    {
        chat.Commands.Add(new EchoCommand("cancel"));

        await chat.Types("cancel");

        Assert.Equal(["cancel()"], chat.Texts);
    }
}
