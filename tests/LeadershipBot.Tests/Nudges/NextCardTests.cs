using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Nudges;

/// <summary>How the last nudge went is asked on the next one's card where it was not said, for not every week has room to ask.</summary>
public sealed class NextCardTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;
    private Colleague _lead = null!;
    private Message _next = null!;
    private string _title = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs, start: NudgesOnly.Start);
        _lead = _agency.Find("NorthLead");
        await _agency.AdvanceAsync("2026-10-20T16:00:00Z");
        var first = Assert.Single(await _lead.HeardAsync(AnswerNudge.Accept));
        _title = first.Words.Split('\n')[0];
        await _lead.TapsAsync(first, AnswerNudge.Accept);
        await _agency.AdvanceAsync("2026-10-27T16:00:00Z");
        _next = Assert.Single(await _lead.HeardAsync(AnswerNudge.Accept));
    }

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task Only_those_who_took_one_on_and_have_not_said_how_it_went_are_asked()
    {
        Assert.StartsWith($"Last time you took on “{_title}”. How did it go?\n", _next.Words, StringComparison.Ordinal);
        Assert.True(_next.Offers(CheckIn.Did) && _next.Offers(CheckIn.Partly) && _next.Offers(CheckIn.NotYet));
        Assert.DoesNotContain(await _agency.Find("SouthLead").HeardAsync(), message => message.Offers(CheckIn.Did));

        // This week they take it on and say how it went, two days later; the card after that asks nothing.
        await _lead.TapsAsync(_next, AnswerNudge.Accept);
        await _agency.AdvanceAsync("2026-10-29T18:00:00Z");
        await _lead.TapsAsync((await _lead.HeardAsync(CheckIn.Did))[^1], CheckIn.Partly);
        await _agency.AdvanceAsync("2026-11-03T18:00:00Z");

        Assert.False(Assert.Single(await _lead.HeardAsync(AnswerNudge.Accept)).Offers(CheckIn.Did));
    }

    [Theory]
    [InlineData(CheckIn.Did, CheckInOutcome.Did, "Thank you.", null)]
    [InlineData(CheckIn.Partly, CheckInOutcome.Partly, null, null)]
    [InlineData(CheckIn.NotYet, CheckInOutcome.NotYet, "That is fine.", "Something smaller for now: ")]
    public async Task Saying_so_gets_a_short_word_and_the_new_nudge_stays_to_be_answered(string verb, CheckInOutcome outcome, string? word, string? smaller)
    {
        var after = await _lead.TapsOnAsync(_next, verb);

        Assert.StartsWith(CheckInTexts.After(outcome).English, after.Words, StringComparison.Ordinal);
        Assert.Contains(word ?? "", after.Words, StringComparison.Ordinal);
        Assert.Equal(smaller is not null, after.Words.Split('\n')[0].Contains(smaller ?? "Something smaller", StringComparison.Ordinal));
        Assert.EndsWith(_next.Words[_next.Words.IndexOf("\nWhy it matters", StringComparison.Ordinal)..], after.Words, StringComparison.Ordinal);
        Assert.All([AnswerNudge.Accept, AnswerNudge.Another, AnswerNudge.Later, AnswerNudge.NotForMe], answer => Assert.True(after.Offers(answer), answer));
        Assert.False(after.Offers(CheckIn.Did));
        Assert.Equal([(NudgeResponse.WillTry, outcome), (NudgeResponse.None, null)], await RowsAsync());

        await _lead.TapsOnAsync(after, AnswerNudge.Accept);
        Assert.Equal([(NudgeResponse.WillTry, outcome), (NudgeResponse.WillTry, null)], await RowsAsync());
    }

    [Fact]
    public async Task Something_smaller_is_the_nudges_own_where_it_has_one_here_and_on_the_card_of_the_question()
    {
        var own = _agency.Service<ContentLibrary>().Nudges.Nudges.First(nudge => nudge.Smaller is not null);
        var history = _agency.Service<NudgeHistory>();
        await history.ChangeAsync(_lead.Id, (await history.ReadAsync(_lead.Id, Cancellation))[0], row => row with { NudgeId = own.Id }, Cancellation);
        var data = DataOf(_next, CheckIn.NotYet);

        Assert.Contains($"Something smaller for now: {own.Smaller!.English}", (await _lead.TapsOnAsync(_next, CheckIn.NotYet)).Words, StringComparison.Ordinal);

        data.Remove(NudgeCard.OnCardKey);
        var wire = new Wire(_agency);
        var (_, body) = await wire.PostAsync(wire.Tap("NorthLead", CheckIn.NotYet, data).ToJsonString(), wire.Token());
        Assert.Contains($"Something smaller for now\n{own.Smaller.English}", Message.WordsOf(JsonDocument.Parse(body).RootElement.GetProperty("value")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_card_that_another_took_the_place_of_it_is_that_other_which_stays_to_be_answered()
    {
        var other = await _lead.TapsOnAsync(_next, AnswerNudge.Another);
        var wire = new Wire(_agency);

        // The card as it was before, on another device.
        var (_, body) = await wire.PostAsync(wire.Tap("NorthLead", CheckIn.Did, DataOf(_next, CheckIn.Did)).ToJsonString(), wire.Token());

        var after = Message.WordsOf(JsonElement.Parse(body).GetProperty("value"));
        Assert.NotEqual(NudgeIn(_next.Words), NudgeIn(other.Words));
        Assert.Equal(NudgeIn(other.Words), NudgeIn(after));
        Assert.StartsWith("Thank you.", after, StringComparison.Ordinal);
        Assert.Contains("\"card\":\"nudges-20261027.a\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_that_is_sent_once_more_brings_the_card_that_took_the_first_ones_place()
    {
        var other = await _lead.TapsOnAsync(_next, AnswerNudge.Another);
        var person = _agency.Service<Agency>().Roster.Find(_lead.Id)!;

        var again = await _agency.Service<ManagerNudges>().ChooseAsync(new(person, person.Language), "nudges-20261027", Cancellation);

        var card = JsonSerializer.SerializeToElement(again, BotFramework.Cards.CardJsonContext.Default.AdaptiveCard);
        Assert.Equal(NudgeIn(other.Words), NudgeIn(Message.WordsOf(card)));
        Assert.Contains("\"card\":\"nudges-20261027.a\"", card.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CheckIn.Did)]
    [InlineData(CheckIn.NotYet)]
    public async Task A_tap_that_comes_twice_changes_nothing_more(string verb)
    {
        var wire = new Wire(_agency);
        var tap = wire.Tap("NorthLead", verb, DataOf(_next, verb)).ToJsonString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => wire.PostAsync(tap, wire.Token())));
        var stored = await _agency.ReadLastingAsync();

        Assert.Equal(answers[0], await wire.PostAsync(tap, wire.Token()));
        Assert.Equal((200, 1), (answers[0].Status, answers.Distinct().Count()));
        Assert.Equal(stored.Order(StringComparer.Ordinal), (await _agency.ReadLastingAsync()).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("\"gone\"")]
    [InlineData("\"../nudges-20261027\"")]
    [InlineData("7")]
    [InlineData("{ \"id\": \"nudges-20261027\" }")]
    [InlineData("null")]
    public async Task A_tap_that_names_no_card_of_theirs_gets_the_ordinary_answer(string on)
    {
        var wire = new Wire(_agency);
        var data = DataOf(_next, CheckIn.Did);
        data[NudgeCard.OnCardKey] = JsonNode.Parse(on);

        var (status, body) = await wire.PostAsync(wire.Tap("NorthLead", CheckIn.Did, data).ToJsonString(), wire.Token());

        var words = Message.WordsOf(JsonDocument.Parse(body).RootElement.GetProperty("value"));
        Assert.Equal(200, status);
        Assert.StartsWith("Thank you.", words, StringComparison.Ordinal);
        Assert.Contains("How did it go?", words, StringComparison.Ordinal);
        Assert.Contains("A note to yourself", words, StringComparison.Ordinal);
        Assert.Equal([(NudgeResponse.WillTry, CheckInOutcome.Did), (NudgeResponse.None, null)], await RowsAsync());
    }

    private static string NudgeIn(string words) => words[words.IndexOf("\nWhy it matters", StringComparison.Ordinal)..];

    private static JsonObject DataOf(Message card, string verb) =>
        JsonNode.Parse(CardAction.Find(card.Activity, verb)!.Data!.ToJsonString())!.AsObject();

    private async Task<IEnumerable<(NudgeResponse Response, CheckInOutcome? Outcome)>> RowsAsync() =>
        (await _agency.Service<NudgeHistory>().ReadAsync(_lead.Id, Cancellation)).Select(row => (row.Value.Response, row.Value.Outcome));
}
