using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.BotFramework.Tests.Turns;

public sealed class CardVerbTests
{
    private readonly Chat _chat = new() { Verbs = { new EchoVerb("pulse.submit"), new EchoVerb("pulse.skip") } };

    [Fact]
    public async Task A_tap_reaches_the_handler_of_its_verb_with_its_data()
    {
        var answer = await _chat.Taps("pulse.submit", """{"round":"r1","q1":"4"}""");

        Assert.Equal("""pulse.submit {"round":"r1","q1":"4"}""", answer.Value!.Value.GetString());
        Assert.Empty(_chat.Seen);
    }

    [Theory]
    [InlineData("Pulse.Submit")]
    [InlineData("pulse")]
    [InlineData("")]
    public async Task An_unknown_verb_gets_an_error_in_the_body(string verb)
    {
        var answer = await _chat.Taps(verb);

        Assert.Equal(400, answer.StatusCode);
        Assert.Equal("application/vnd.microsoft.error", answer.Type);
        Assert.Equal("UnknownVerb", answer.Value!.Value.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"pulse.submit"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"pulse.submit","data":null}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"pulse.submit","data":"text"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"pulse.submit","data":[1]}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"pulse.submit","data":7}}""")]
    public async Task Data_that_is_missing_or_no_object_becomes_an_empty_object(string value)
    {
        var response = await _chat.Invokes(value);

        Assert.Equal("pulse.submit {}", response!.Body!.Value!.Value.GetString());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":[]}""")]
    [InlineData("""{"action":{"verb":"pulse.submit"}}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"pulse.submit"}}""")]
    [InlineData("""{"action":{"type":5,"verb":"pulse.submit"}}""")]
    public async Task Anything_but_an_Execute_is_a_bad_request_in_the_body(string value)
    {
        var response = await _chat.Invokes(value);

        Assert.Equal(200, response!.Status);
        Assert.Equal(400, response.Body!.StatusCode);
        Assert.Equal("BadRequest", response.Body.Value!.Value.GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_invoke_without_a_value_is_a_bad_request_in_the_body()
    {
        var response = await _chat.Receives("""{"type":"invoke","name":"adaptiveCard/action"}""");

        Assert.Equal(400, response!.Body!.StatusCode);
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":5}}""")]
    public async Task A_tap_without_a_verb_is_an_unknown_verb(string value)
    {
        var response = await _chat.Invokes(value);

        Assert.Equal("UnknownVerb", response!.Body!.Value!.Value.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"task/fetch","value":{}}""")]
    [InlineData("""{"type":"invoke","name":"AdaptiveCard/Action","value":{}}""")]
    [InlineData("""{"type":"invoke","value":{}}""")]
    public async Task An_invoke_of_another_name_is_not_implemented(string activity)
    {
        Assert.Equal(new InvokeResponse(501), await _chat.Receives(activity));
    }

    [Fact]
    public async Task What_a_handler_throws_passes_through()
    {
        _chat.Verbs.Add(new DoingVerb("broken", _ => throw new TimeoutException()));

        await Assert.ThrowsAsync<TimeoutException>(() => _chat.Taps("broken"));
    }

    [Fact]
    public async Task Around_a_tap_nothing_is_loaded_saved_or_sent()
    {
        _chat.Dialogs.Add(new TwoAnswers("d"));
        _chat.Active = new ActiveDialog("d", "first", "e1");

        await _chat.Taps("pulse.submit");
        await _chat.Taps("unknown");
        await _chat.Invokes("null");

        Assert.Empty(_chat.Stored);
        Assert.Empty(_chat.Seen);
        Assert.Equal(new ActiveDialog("d", "first", "e1"), _chat.Active);
    }

    [Fact]
    public async Task A_tap_cannot_begin_a_dialog()
    {
        _chat.Dialogs.Add(new TwoAnswers("d"));
        _chat.Verbs.Add(new DoingVerb("begin", turn => turn.BeginDialog("d")));

        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.Taps("begin"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _chat.Submits("""{"verb":"begin"}"""));
        Assert.Empty(_chat.Stored);
    }
}
