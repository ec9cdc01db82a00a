using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Nudges;

public sealed class NotesTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;
    private Colleague _lead = null!;
    private Message _question = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs, start: NudgesOnly.Start);
        await _agency.AdvanceAsync("2026-10-20T16:00:00Z");
        _lead = _agency.Find("NorthLead");
        await _lead.TapsAsync((await _lead.HeardAsync(AnswerNudge.Accept))[^1], AnswerNudge.Accept);
        await _agency.AdvanceAsync("2026-10-22T18:00:00Z");
        _question = Assert.Single(await _lead.HeardAsync(CheckIn.Did));
    }

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task The_card_says_who_sees_a_note_who_may_ask_for_it_and_when_it_is_deleted()
    {
        Assert.Contains("Only you are shown this note.", _question.Words, StringComparison.Ordinal);
        Assert.Contains("public-records request", _question.Words, StringComparison.Ordinal);
        Assert.Contains("I delete my copy after 90 days; Teams keeps its own records.", _question.Words, StringComparison.Ordinal);

        await Task.CompletedTask;
    }

    [Fact]
    public async Task A_note_that_is_too_long_comes_back_whole_and_nothing_is_kept_until_it_is_shorter()
    {
        var text = new string('a', 4000);

        var card = (await _lead.TapsAsync(_question, CheckIn.Did, new { note = text })).GetProperty("value");

        Assert.Contains("longer than 500 characters", Message.WordsOf(card), StringComparison.Ordinal);
        Assert.Contains(text, card.ToString(), StringComparison.Ordinal);
        Assert.Empty(await _agency.ReadAsync(Tables.Notes));
        Assert.Null((await _agency.Service<NudgeHistory>().ReadAsync(_lead.Id, Cancellation))[^1].Value.Outcome);
    }

    [Fact]
    public async Task A_note_is_shown_as_it_was_typed_to_its_owner_alone_who_can_delete_it()
    {
        const string Typed = "**Bold** <at>Maya</at> [link](https://example.org)";
        await _lead.TapsAsync(_question, CheckIn.Partly, new { note = Typed });

        var own = await _lead.SaysAsync("notes");
        var others = await _agency.Find("Admin").SaysAsync("notas");

        var shown = LeadershipBot.Sandbox.Connector.CardReader.Elements(own.Card).Single(element => element.GetProperty("type").GetString() == "RichTextBlock");
        Assert.Equal(Typed, shown.GetProperty("inlines")[0].GetProperty("text").GetString());
        Assert.DoesNotContain(Typed, others.Words, StringComparison.Ordinal);
        Assert.Contains("You have no notes.", others.Words, StringComparison.Ordinal);

        var after = (await _lead.TapsAsync(own, DeleteNote.VerbName)).GetProperty("value");
        Assert.Contains("You have no notes.", Message.WordsOf(after), StringComparison.Ordinal);
        Assert.Contains("Deleted.", Message.WordsOf((await _lead.TapsAsync(own, DeleteNote.VerbName)).GetProperty("value")), StringComparison.Ordinal);
        Assert.Empty(await _agency.ReadAsync(Tables.Notes));
    }

    [Fact]
    public async Task A_note_that_is_taken_out_of_its_field_is_deleted()
    {
        await _lead.TapsAsync(_question, CheckIn.NotYet, new { note = "First." });

        var card = (await _lead.TapsAsync(_question, CheckIn.Did, new { note = "" })).GetProperty("value");

        Assert.Empty(await _agency.ReadAsync(Tables.Notes));
        Assert.DoesNotContain("First.", card.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_comes_weeks_later_is_kept_with_what_was_said_and_thanked_for()
    {
        await _agency.AdvanceAsync("2026-12-02T18:00:00Z");

        var card = (await _lead.TapsAsync(_question, CheckIn.Partly, new { note = "It took a while." })).GetProperty("value");

        Assert.Contains("Thank you. A part of it counts too.", Message.WordsOf(card), StringComparison.Ordinal);
        Assert.Contains("It took a while.", card.ToString(), StringComparison.Ordinal);
        Assert.Equal(CheckInOutcome.Partly, (await _agency.Service<NudgeHistory>().FindAsync(_lead.Id, "nudges-20261020", Cancellation))!.Value.Outcome);

        // Its ninety days are counted from the day on which it was written.
        var notes = _agency.Service<Notes>();
        await notes.DeleteOldAsync(new DateOnly(2026, 12, 2).AddDays(89), Cancellation);
        Assert.Contains("It took a while.", (await _lead.SaysAsync("notes")).Card.ToString(), StringComparison.Ordinal);
        await notes.DeleteOldAsync(new DateOnly(2026, 12, 2).AddDays(90), Cancellation);
        Assert.Empty(await _agency.ReadAsync(Tables.Notes));
    }

    [Theory]
    [InlineData(CheckIn.Did, CheckInOutcome.Did, "Thank you.")]
    [InlineData(CheckIn.NotYet, CheckInOutcome.NotYet, "That is fine.")]
    public async Task A_note_on_a_nudge_that_was_withdrawn_is_kept_too(string verb, CheckInOutcome outcome, string word)
    {
        var history = _agency.Service<NudgeHistory>();
        await history.ChangeAsync(
            _lead.Id, (await history.FindAsync(_lead.Id, "nudges-20261020", Cancellation))!, row => row with { NudgeId = "no-longer-there" }, Cancellation);
        var text = new string('a', 4000);

        var tooLong = (await _lead.TapsAsync(_question, verb, new { note = text })).GetProperty("value");
        var card = (await _lead.TapsAsync(_question, verb, new { note = "We did it our way." })).GetProperty("value");

        Assert.Contains(text, tooLong.ToString(), StringComparison.Ordinal);
        Assert.Contains(word, Message.WordsOf(card), StringComparison.Ordinal);
        Assert.Contains("This idea is no longer in the library.", Message.WordsOf(card), StringComparison.Ordinal);
        Assert.Contains("We did it our way.", (await _lead.SaysAsync("notes")).Card.ToString(), StringComparison.Ordinal);
        Assert.Equal(outcome, (await history.FindAsync(_lead.Id, "nudges-20261020", Cancellation))!.Value.Outcome);
    }

    [Fact]
    public async Task What_could_make_a_note_read_otherwise_than_it_is_written_is_left_out()
    {
        await _lead.TapsAsync(_question, CheckIn.Did, new { note = "\u202Eabc\u0007 d" });

        Assert.Equal("abc d", Assert.Single(await _agency.Service<Notes>().ReadAsync(_lead.Id, new(2026, 10, 22), Cancellation)).Value.Text);
    }

    [Fact]
    public async Task An_answer_on_a_copy_from_before_the_note_leaves_it_as_it_is_and_shows_it()
    {
        await _lead.TapsAsync(_question, CheckIn.NotYet, new { note = "First." });
        var wire = new Wire(_agency);
        var (_, card) = await wire.PostAsync(
            wire.Tap("NorthLead", CheckIn.Did, new() { [NudgeCard.CardKey] = "nudges-20261020", [CheckInCard.NoteInput] = "" }).ToJsonString(), wire.Token());

        Assert.Contains("First.", card, StringComparison.Ordinal);
        Assert.Contains("First.", (await _lead.SaysAsync("notes")).Card.ToString(), StringComparison.Ordinal);
        Assert.Contains("First.", (await _lead.SaysAsync("nudge")).Card.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_ninety_days_a_note_is_gone_and_deleting_it_again_does_no_harm()
    {
        await _lead.TapsAsync(_question, CheckIn.Did, new { note = "Mine." });
        var notes = _agency.Service<Notes>();
        var written = new DateOnly(2026, 10, 22);

        await notes.DeleteOldAsync(written.AddDays(89), Cancellation);
        Assert.Single(await _agency.ReadAsync(Tables.Notes));
        Assert.Empty(await notes.ReadAsync(_lead.Id, written.AddDays(90), Cancellation));

        await notes.DeleteOldAsync(written.AddDays(90), Cancellation);
        await notes.DeleteOldAsync(written.AddDays(90), Cancellation);
        Assert.Empty(await _agency.ReadAsync(Tables.Notes));
    }

    [Fact]
    public async Task The_daily_sweep_deletes_them()
    {
        await _lead.TapsAsync(_question, CheckIn.Did, new { note = "Mine." });
        await _agency.AdvanceAsync("2027-01-20T18:00:00Z");

        await _agency.Service<SweepNudges>().RunAsync(Cancellation);

        Assert.Empty(await _agency.ReadAsync(Tables.Notes));
    }
}
