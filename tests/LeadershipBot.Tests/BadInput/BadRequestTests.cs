using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.BadInput;

public sealed class BadRequestTests(WatchedHarbor harbor) : IClassFixture<WatchedHarbor>, IDisposable
{
    private const string Poll = SubmitBallot.VerbName;

    [Theory]
    [InlineData("", 400)]
    [InlineData("{", 400)]
    [InlineData("not JSON", 400)]
    [InlineData("[]", 400)]
    [InlineData("null", 400)]
    [InlineData("""{"type":"message","from":7}""", 400)]
    [InlineData("{}", 400, 401)]
    public async Task A_body_that_is_no_activity_is_refused(string body, int status, int orElse = 0)
    {
        var answer = await harbor.Wire.PostAsync(body, harbor.Wire.Token());

        Assert.Contains(answer.Status, new[] { status, orElse });
    }

    [Fact]
    public async Task A_body_of_300_KB_is_refused()
    {
        var activity = harbor.Wire.Message("North1");
        activity["text"] = new string('x', 300 * 1024);

        Assert.Equal(413, (await harbor.Wire.PostAsync(activity.ToJsonString(), harbor.Wire.Token())).Status);
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused() =>
        Assert.Equal(415, (await harbor.Wire.PostAsync(harbor.Wire.Message("North1").ToJsonString(), harbor.Wire.Token(), "text/plain")).Status);

    [Fact]
    public async Task An_activity_of_an_unknown_type_is_taken_and_ignored()
    {
        var before = (await harbor.Agency.Find("North1").HeardAsync()).Count;
        var activity = harbor.Wire.Message("North1");
        activity["type"] = "telepathy";

        Assert.Equal((200, ""), await harbor.Wire.PostAsync(activity.ToJsonString(), harbor.Wire.Token()));
        Assert.Equal(before, (await harbor.Agency.Find("North1").HeardAsync()).Count);
    }

    [Fact]
    public async Task An_invoke_of_an_unknown_name_is_not_implemented()
    {
        var activity = harbor.Wire.Tap("North1", Poll, []);
        activity["name"] = "composeExtension/query";

        Assert.Equal(501, (await harbor.Wire.PostAsync(activity.ToJsonString(), harbor.Wire.Token())).Status);
    }

    [Theory]
    [InlineData("North1", "This card can no longer be used, and nothing was saved.")]
    [InlineData("North2", "Esta tarjeta ya no se puede usar y no se guardó nada.")]
    public async Task An_unknown_verb_gets_a_card_that_says_so(string who, string words) =>
        Assert.StartsWith(words, await WordsAsync(harbor.Wire.Tap(who, "pulse.delete", [])), StringComparison.Ordinal);

    [Theory]
    [InlineData(""" "pulse-20200101" """)]
    [InlineData(""" "../../etc/passwd" """)]
    [InlineData(""" "a/b\\c#d?e" """)]
    [InlineData(""" "ñandú" """)]
    [InlineData(""" "" """)]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task A_card_of_an_unknown_round_gets_a_card_that_says_it_is_closed(string round)
    {
        var data = new JsonObject { [PulseCard.RoundKey] = JsonNode.Parse(round), ["VM-2"] = "4" };

        Assert.StartsWith("This pulse is closed, so nothing was saved.", await WordsAsync(harbor.Wire.Tap("North1", Poll, data)), StringComparison.Ordinal);
        Assert.StartsWith(
            "This pulse is closed, so nothing was saved.",
            await WordsAsync(harbor.Wire.Tap("North1", AnswerAgain.VerbName, (JsonObject)data.DeepClone())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""" "6" """)]
    [InlineData(""" "-1" """)]
    [InlineData(""" "4.5" """)]
    [InlineData(""" "four" """)]
    [InlineData(""" "99999999999999999999" """)]
    [InlineData("8")]
    [InlineData("true")]
    [InlineData("[4]")]
    [InlineData("""{"x":4}""")]
    public async Task A_choice_outside_the_scale_is_refused_with_words(string choice)
    {
        var data = new JsonObject { [PulseCard.RoundKey] = Harbor.RoundId, ["VM-2"] = "4", ["SP-14"] = JsonNode.Parse(choice) };
        var response = await TapAsync(harbor.Wire.Tap("North1", Poll, data));

        Assert.Equal(InvokeResponses.CardType, response.GetProperty("type").GetString());
        Assert.StartsWith("One of the answers is not on the scale, so nothing was saved.", Message.WordsOf(response.GetProperty("value")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"action":{"type":"Action.Submit","data":{}}}""")]
    [InlineData("""{"action":"tap"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task A_tap_that_is_no_Execute_action_is_a_bad_request(string value)
    {
        var activity = harbor.Wire.Tap("North1", Poll, []);
        activity["value"] = JsonNode.Parse(value);

        Assert.Equal(400, (await TapAsync(activity)).GetProperty("statusCode").GetInt32());
    }

    [Theory]
    [InlineData("nudge.accept", """{"card":"first"}""")]
    [InlineData("nudge.another", """{"card":"../x"}""")]
    [InlineData("nudge.later", """{"card":7}""")]
    [InlineData("nudge.later", "{}")]
    public async Task A_nudge_nobody_was_sent_gets_a_card_that_says_so(string verb, string data) =>
        Assert.StartsWith(
            "This nudge is no longer here.",
            await WordsAsync(harbor.Wire.Tap("NorthLead", verb, (JsonObject)JsonNode.Parse(data)!)), StringComparison.Ordinal);

    [Fact]
    public async Task A_group_chat_is_told_that_the_bot_talks_one_to_one()
    {
        var activity = harbor.Wire.Tap("North1", Poll, []);
        activity["conversation"]!["conversationType"] = "channel";
        activity["conversation"]!["isGroup"] = true;

        Assert.StartsWith("I only talk one to one.", await WordsAsync(activity), StringComparison.Ordinal);
    }

    public void Dispose() => harbor.CheckNothingStoredAndNobodyNamed();

    private async Task<JsonElement> TapAsync(JsonObject activity)
    {
        var (status, body) = await harbor.Wire.PostAsync(activity.ToJsonString(), harbor.Wire.Token());
        Assert.Equal(200, status);
        return JsonElement.Parse(body);
    }

    private async Task<string> WordsAsync(JsonObject activity)
    {
        var response = await TapAsync(activity);
        Assert.Equal((200, InvokeResponses.CardType), (response.GetProperty("statusCode").GetInt32(), response.GetProperty("type").GetString()));
        return Message.WordsOf(response.GetProperty("value"));
    }
}
