using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class SubmitFallbackTests
{
    private readonly Chat _chat = new()
    {
        Verbs = { new EchoVerb("echo") },
        Commands = { new EchoCommand("help") },
        Dialogs = { new TwoAnswers("d") },
        Active = new ActiveDialog("d", "first", "e1"),
    };

    [Fact]
    public async Task A_submitted_card_reaches_the_same_handler_with_the_data_an_Execute_would_bring()
    {
        await _chat.Submits("""{"round":"r1","verb":"echo","n":1.0}""");

        Assert.Equal(["""echo {"round":"r1","n":1.0}"""], _chat.Texts);
    }

    [Fact]
    public async Task What_the_fallback_of_an_action_sends_is_what_the_router_takes()
    {
        var action = ExecuteAction.WithSubmitFallback("Send", "echo", new() { ["round"] = "r1" });

        await _chat.Submits(((SubmitAction)action.Fallback!).Data!.ToJsonString());

        Assert.Equal(["""echo {"round":"r1"}"""], _chat.Texts);
    }

    [Fact]
    public async Task A_card_is_answered_as_a_message_with_the_card()
    {
        var card = new AdaptiveCard(new TextBlock("Thank you"));
        _chat.Verbs.Add(new FixedVerb("card", InvokeResponses.Card(card)));

        await _chat.Submits("""{"verb":"card"}""");

        var attachment = Assert.Single(Assert.Single(_chat.Seen).Attachments!);
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.ContentType);
        Assert.Equal(card.ToJson().GetRawText(), attachment.Content!.Value.GetRawText());
    }

    [Fact]
    public async Task An_error_is_answered_with_its_words()
    {
        _chat.Verbs.Add(new FixedVerb("error", InvokeResponses.Error(500, "Closed", "This poll has closed.")));

        await _chat.Submits("""{"verb":"error"}""");

        Assert.Equal(["This poll has closed."], _chat.Texts);
    }

    [Fact]
    public async Task A_request_to_sign_in_is_answered_with_its_card()
    {
        _chat.Verbs.Add(new FixedVerb("login", InvokeResponses.LoginRequest(new OAuthCard("Please sign in", "c"))));

        await _chat.Submits("""{"verb":"login"}""");

        Assert.Equal("application/vnd.microsoft.card.oauth", Assert.Single(Assert.Single(_chat.Seen).Attachments!).ContentType);
    }

    [Fact]
    public async Task An_answer_without_words_sends_nothing()
    {
        _chat.Verbs.Add(new FixedVerb("code", InvokeResponses.IncorrectAuthCode()));

        await _chat.Submits("""{"verb":"code"}""");

        Assert.Empty(_chat.Seen);
    }

    [Theory]
    [InlineData("""{"verb":"gone"}""")]
    [InlineData("""{"verb":5}""")]
    [InlineData("""{"q1":"4"}""")]
    [InlineData("""{}""")]
    public async Task A_submitted_card_that_nobody_handles_is_told_so(string value)
    {
        await _chat.Submits(value);

        Assert.Equal(["This card can no longer be used."], _chat.Texts);
    }

    [Fact]
    public async Task A_member_sent_twice_is_no_crash()
    {
        await _chat.Submits("""{"a":1,"verb":"echo","a":2,"verb":"echo"}""");

        Assert.Equal(["""echo {"a":1,"a":2}"""], _chat.Texts);
    }

    [Fact]
    public async Task A_message_with_text_and_a_value_without_verb_was_typed()
    {
        _chat.Active = null;

        await _chat.Receives("""{"type":"message","text":"help","value":{"x":1}}""");

        Assert.Equal(["help()"], _chat.Texts);
    }

    [Fact]
    public async Task A_value_that_is_no_object_is_not_a_card()
    {
        _chat.Active = null;

        await _chat.Receives("""{"type":"message","text":"help me","value":"echo"}""");

        Assert.Equal(["help(me)"], _chat.Texts);
    }

    [Fact]
    public async Task Around_a_submitted_card_nothing_is_loaded_or_saved()
    {
        await _chat.Submits("""{"verb":"echo"}""");
        await _chat.Submits("""{"verb":"gone"}""");
        await _chat.Submits("""{"q1":"4"}""");

        Assert.Empty(_chat.Stored);
        Assert.Equal(new ActiveDialog("d", "first", "e1"), _chat.Active);
    }
}
