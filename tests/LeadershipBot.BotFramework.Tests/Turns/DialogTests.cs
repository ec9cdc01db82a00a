using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class DialogTests
{
    private readonly Chat _chat = new()
    {
        Commands = { new EchoCommand("help", "ayuda"), new BeginCommand("begin", "d"), new BeginCommand("lost", "nowhere") },
        Dialogs = { new TwoAnswers("d"), new TwoAnswers("other") },
    };

    [Fact]
    public async Task A_dialog_takes_the_messages_until_it_ends()
    {
        await _chat.Types("begin");
        await _chat.Types("a word");
        await _chat.Types("Begin with me");
        await _chat.Types("help");

        Assert.Equal(["What is your answer?", "first: a word", "second: Begin with me", "help()"], _chat.Texts);
        Assert.Equal(["load", "save d first", "load", "save d second", "load", "end d", "load"], _chat.Stored);
    }

    [Fact]
    public async Task The_version_that_was_loaded_is_the_version_that_is_replaced()
    {
        _chat.Active = new ActiveDialog("d", "first", "e7");
        await _chat.Types("a");
        await _chat.Types("b");

        Assert.Equal(["load", "save d second e7", "load", "end d e7"], _chat.Stored);
    }

    [Theory]
    [InlineData("cancel")]
    [InlineData(" Cancelar. ")]
    public async Task Cancel_ends_the_dialog(string typed)
    {
        _chat.Active = new ActiveDialog("d", "first", "e1");

        await _chat.Types(typed);

        Assert.Equal(["Stopped d"], _chat.Texts);
        Assert.Equal(["load", "end d e1"], _chat.Stored);
    }

    [Fact]
    public async Task Where_no_dialog_is_open_cancel_is_understood_all_the_same()
    {
        await _chat.Types("cancel");

        Assert.Equal(["Stopped nothing"], _chat.Texts);
    }

    [Theory]
    [InlineData("help")]
    [InlineData("Ayuda!")]
    public async Task A_command_ends_the_dialog_and_is_carried_out(string typed)
    {
        _chat.Active = new ActiveDialog("d", "first", "e1");

        await _chat.Types(typed);

        Assert.Equal(["help()"], _chat.Texts);
        Assert.Equal(["load", "end d e1"], _chat.Stored);
    }

    [Theory]
    [InlineData("Help each other on Fridays")]
    [InlineData("cancel our Monday meeting")]
    public async Task An_answer_that_starts_with_a_command_s_word_belongs_to_the_dialog(string typed)
    {
        _chat.Active = new ActiveDialog("d", "first", "e1");

        await _chat.Types(typed);

        Assert.Equal([$"first: {typed}"], _chat.Texts);
    }

    [Fact]
    public async Task A_command_may_end_one_dialog_and_begin_another()
    {
        _chat.Active = new ActiveDialog("other", "first", "e1");

        await _chat.Types("begin");

        Assert.Equal(["load", "end other e1", "save d first"], _chat.Stored);
    }

    [Fact]
    public async Task A_dialog_may_hand_over_to_another()
    {
        _chat.Dialogs.Add(new HandOver("h", "d"));
        _chat.Active = new ActiveDialog("h", "", "e1");

        await _chat.Types("on");

        Assert.Equal(["load", "save d first e1"], _chat.Stored);
    }

    [Fact]
    public async Task A_dialog_that_no_longer_exists_is_forgotten_and_the_message_read_as_new()
    {
        _chat.Active = new ActiveDialog("removed", "x", "e1");

        await _chat.Types("Begin please");

        Assert.Equal(["What is your answer?"], _chat.Texts);
        Assert.Equal(["load", "end removed e1", "save d first"], _chat.Stored);
    }

    [Fact]
    public async Task A_dialog_nobody_registered_cannot_begin()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.Types("lost"));

        Assert.Null(_chat.Active);
    }

    [Fact]
    public async Task A_dialog_that_fails_keeps_its_state()
    {
        _chat.Dialogs.Add(new Failing("f"));
        _chat.Active = new ActiveDialog("f", "x", "e1");

        await Assert.ThrowsAsync<TimeoutException>(() => _chat.Types("a"));

        Assert.Equal(["load"], _chat.Stored);
    }

    [Theory]
    [InlineData("start over")]
    [InlineData(" Start  OVER! ")]
    [InlineData("Empezar de nuevo")]
    public async Task Start_over_goes_back_to_the_first_step(string typed)
    {
        _chat.Active = new ActiveDialog("d", "second", "e1");

        await _chat.Types(typed);

        Assert.Equal(["now: first"], _chat.Texts);
        Assert.Equal(["load", "save d first e1"], _chat.Stored);
    }

    [Theory]
    [InlineData("something")]
    [InlineData("start over")]
    public async Task Whoever_is_overtaken_by_another_device_is_shown_how_far_that_one_is(string typed)
    {
        _chat.Dialogs.Add(new Patient("p"));
        _chat.Active = new ActiveDialog("p", "here", "e1");
        _chat.Overtaken = new ActiveDialog("p", "there", "e2");

        await _chat.Types(typed);

        Assert.Equal(["now: there"], _chat.Texts);
        Assert.Equal("there", _chat.Active.State);
    }

    [Fact]
    public async Task A_dialog_that_was_ended_meanwhile_is_not_begun_again_by_an_answer()
    {
        _chat.Dialogs.Add(new Patient("p"));
        _chat.Active = new ActiveDialog("p", "here", "e1");
        _chat.Overtaken = new ActiveDialog("gone", "", "e2");

        await _chat.Types("something");

        Assert.Equal("gone", _chat.Active.DialogId);
        Assert.DoesNotContain("heard", _chat.Texts);
    }

    [Fact]
    public async Task What_is_said_for_an_answer_is_said_once_it_is_saved()
    {
        _chat.Dialogs.Add(new Patient("p"));
        _chat.Active = new ActiveDialog("p", "here", "e1");

        await _chat.Types("something");

        Assert.Equal(["heard"], _chat.Texts);
        Assert.Equal("here+", _chat.Active.State);
    }

    [Fact]
    public async Task A_dialog_that_holds_much_lasts_while_a_command_is_typed_and_ends_with_cancel()
    {
        _chat.Dialogs.Add(new Patient("p"));
        _chat.Active = new ActiveDialog("p", "much", "e1");

        await _chat.Types("help");
        Assert.Equal("much", _chat.Active.State);
        await _chat.Types("begin");
        Assert.Equal(("much", "p"), (_chat.Active.State, _chat.Active.DialogId));
        Assert.Equal(["load", "load"], _chat.Stored);

        await _chat.Types("cancel");
        Assert.Null(_chat.Active);
        await _chat.Types("begin");
        Assert.Equal("d", _chat.Active!.DialogId);
    }

    private sealed class HandOver(string id, string next) : IDialog
    {
        public string Id => id;

        public Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken)
        {
            turn.BeginDialog(next, "first");
            return Task.FromResult<DialogTurn>(new DialogTurn.Ended());
        }

        public string StartOver(string state) => state;

        public Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Failing(string id) : IDialog
    {
        public string Id => id;

        public Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken) =>
            throw new TimeoutException();

        public string StartOver(string state) => state;

        public Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Says what it heard only once that is saved, and lasts while commands are typed.</summary>
    private sealed class Patient(string id) : IDialog
    {
        public string Id => id;

        public bool OutlastsCommands => true;

        public Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken) =>
            Task.FromResult<DialogTurn>(new DialogTurn.Waiting(state + "+", MessageFactory.Text("heard")));

        public string StartOver(string state) => "first";

        public Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken) =>
            turn.SendActivityAsync($"now: {state}", cancellationToken);
    }
}
