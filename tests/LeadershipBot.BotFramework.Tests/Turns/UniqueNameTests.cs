using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class UniqueNameTests
{
    [Fact]
    public void Two_handlers_of_one_verb_are_refused() => Refused(
        "EchoVerb and FixedVerb both have the verb \"go\".",
        new Chat { Verbs = { new EchoVerb("go"), new FixedVerb("go", InvokeResponses.Message("")) } });

    [Fact]
    public void Two_dialogs_of_one_id_are_refused() => Refused(
        "TwoAnswers and TwoAnswers both have the dialog id \"d\".",
        new Chat { Dialogs = { new TwoAnswers("d"), new TwoAnswers("d") } });

    [Theory]
    [InlineData("help")]
    [InlineData("HELP")]
    [InlineData("hélp")]
    public void Two_commands_of_one_word_are_refused(string name) => Refused(
        $"BeginCommand and EchoCommand both have the command name \"{name}\".",
        new Chat { Commands = { new EchoCommand("help"), new BeginCommand(name, "d") } });

    [Theory]
    [InlineData("")]
    [InlineData("my team")]
    [InlineData("?")]
    public void A_command_name_that_is_not_one_word_is_refused(string name) => Refused(
        $"EchoCommand has the command name \"{name}\", which is not one word.",
        new Chat { Commands = { new EchoCommand(name) } });

    private static void Refused(string message, Chat chat)
    {
        var error = Assert.Throws<InvalidOperationException>(() => { _ = chat.Types("hi"); });
        Assert.Equal(message, error.Message);
    }
}
