using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class SubmitFallbackTests
{
    private readonly Chat chat = new()
    {
        Verbs = { new EchoVerb("echo") },
        Commands = { new EchoCommand("help") },
        Dialogs = { new TwoAnswers("d") },
        Active = new ActiveDialog("d", "first", "e1"),
    };

    [Fact]
    public async Task A_submitted_card_reaches_the_same_handler_with_the_data_an_Execute_would_bring()
    {
        await chat.Submits("""{"round":"r1","verb":"echo","n":1.0}""");

        Assert.Equal(["""echo {"round":"r1","n":1.0}"""], chat.Texts);
    }

    [Fact]
    public async Task What_the_fallback_of_an_action_sends_is_what_the_router_takes()
    {
        var action = ExecuteAction.WithSubmitFallback("Send", "echo", new() { ["round"] = "r1" });

        await chat.Submits(((SubmitAction)action.Fallback!).Data!.ToJsonString());

        Assert.Equal(["""echo {"round":"r1"}"""], chat.Texts);
    }

    [Fact]
    public async Task A_card_is_answered_as_a_message_with_the_card()
    {
        var card = new AdaptiveCard(new TextBlock("Thank you"));
        chat.Verbs.Add(new FixedVerb("card", InvokeResponses.Card(card)));

        await chat.Submits("""{"verb":"card"}""");

        var attachment = Assert.Single(Assert.Single(chat.Seen).Attachments!);
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.ContentType);
        Assert.Equal(card.ToJson().GetRawText(), attachment.Content!.Value.GetRawText());
    }

    [Fact]
    public async Task An_error_is_answered_with_its_words()
    {
        chat.Verbs.Add(new FixedVerb("error", InvokeResponses.Error(500, "Closed", "This poll has closed.")));

        await chat.Submits("""{"verb":"error"}""");

        Assert.Equal(["This poll has closed."], chat.Texts);
    }

    [Fact]
    public async Task A_request_to_sign_in_is_answered_with_its_card()
    {
        chat.Verbs.Add(new FixedVerb("login", InvokeResponses.LoginRequest(new OAuthCard("Please sign in", "c"))));

        await chat.Submits("""{"verb":"login"}""");

        Assert.Equal("application/vnd.microsoft.card.oauth", Assert.Single(Assert.Single(chat.Seen).Attachments!).ContentType);
    }

    [Fact]
    public async Task An_answer_without_words_sends_nothing()
    {
        chat.Verbs.Add(new FixedVerb("code", InvokeResponses.IncorrectAuthCode()));

        await chat.Submits("""{"verb":"code"}""");

        Assert.Empty(chat.Seen);
    }

    [Theory]
    [InlineData("""{"verb":"gone"}""")]
    [InlineData("""{"verb":5}""")]
    [InlineData("""{"q1":"4"}""")]
    [InlineData("""{}""")]
    public async Task A_submitted_card_that_nobody_handles_is_told_so(string value)
    {
        await chat.Submits(value);

        Assert.Equal(["This card can no longer be used."], chat.Texts);
    }

    [Fact]
    public async Task A_member_sent_twice_is_no_crash()
    {
        await chat.Submits("""{"a":1,"verb":"echo","a":2,"verb":"echo"}""");

        Assert.Equal(["""echo {"a":1,"a":2}"""], chat.Texts);
    }

    [Fact]
    public async Task A_message_with_text_and_a_value_without_verb_was_typed()
    {
        chat.Active = null;

        await chat.Receives("""{"type":"message","text":"help","value":{"x":1}}""");

        Assert.Equal(["help()"], chat.Texts);
    }

    [Fact]
    public async Task A_value_that_is_no_object_is_not_a_card()
    {
        chat.Active = null;

        await chat.Receives("""{"type":"message","text":"help me","value":"echo"}""");

        Assert.Equal(["help(me)"], chat.Texts);
    }

    [Fact]
    public async Task Around_a_submitted_card_nothing_is_loaded_or_saved()
    {
        await chat.Submits("""{"verb":"echo"}""");
        await chat.Submits("""{"verb":"gone"}""");
        await chat.Submits("""{"q1":"4"}""");

        Assert.Empty(chat.Stored);
        Assert.Equal(new ActiveDialog("d", "first", "e1"), chat.Active);
    }
}
