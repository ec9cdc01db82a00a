using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Actions;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Actions;

/// <summary>From a promise to what came of it, and from a barrier to its answer.</summary>
public sealed class LoopTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync() => _agency = await AnsweredHarbor.StartAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task On_the_day_the_owner_says_it_is_done_and_the_team_is_told_and_the_next_poll_opens_with_it()
    {
        var lead = await PromiseAsync("SouthLead", "Keep Fridays free", "2026-10-20");
        await _agency.AdvanceAsync("2026-10-19T20:00:00Z");
        Assert.Empty(await lead.HeardAsync(CheckOutcome.VerbName));

        await _agency.AdvanceAsync("2026-10-20T20:00:00Z");
        var ask = Assert.Single(await lead.HeardAsync(CheckOutcome.VerbName));
        var check = await lead.TapsOnAsync(ask, CheckOutcome.VerbName, new { status = "Done", words = "Two Fridays so far." });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lead.TapsAsync(check, SendOutcome.VerbName)));
        await _agency.AdvanceAsync("2026-10-27T20:00:00Z");

        var told = Assert.Single(await HeardAsync("South1", "What came of it"));
        Assert.Equal("What came of it\nSouth\nKeep Fridays free\nDone on October 20, 2026\nSouthLead Larkspur, in their own words: \nTwo Fridays so far.", told.Words);
        Assert.EndsWith(".1", Assert.Single(await _agency.CampaignsAsync(), campaign => campaign.Kind == CampaignKind.Outcome).Subject, StringComparison.Ordinal);
        Assert.StartsWith("En qué quedó", Assert.Single(await HeardAsync("South2", "En qué quedó")).Words, StringComparison.Ordinal);

        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync(AnsweredHarbor.NextOpens);
        var poll = (await _agency.Find("South1").HeardAsync(SubmitBallot.VerbName))[^1];
        Assert.StartsWith("Monthly pulse\nWhat came of the last time\nSouth, done on October 20, 2026; SouthLead Larkspur, in their own words: \nKeep Fridays free\n", poll.Words, StringComparison.Ordinal);
        Assert.Equal(poll.Card.GetRawText(), (await _agency.Find("South3").HeardAsync(SubmitBallot.VerbName))[^1].Card.GetRawText());
        Assert.Contains("En qué quedó lo de la última vez", (await _agency.Find("South2").HeardAsync(SubmitBallot.VerbName))[^1].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("What came of", (await _agency.Find("North1").HeardAsync(SubmitBallot.VerbName))[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_still_goes_on_is_asked_again_on_the_new_day_and_what_is_dropped_says_why()
    {
        var lead = await PromiseAsync("SouthLead", "Keep Fridays free", "2026-10-20");
        await _agency.AdvanceAsync("2026-10-20T20:00:00Z");
        var ask = Assert.Single(await lead.HeardAsync(CheckOutcome.VerbName));

        var wrong = await lead.TapsOnAsync(ask, CheckOutcome.VerbName, new { status = "Going", date = "2026-10-01" });
        Assert.StartsWith("Please choose a day", wrong.Words, StringComparison.Ordinal);
        await lead.TapsOnAsync(await lead.TapsOnAsync(wrong, CheckOutcome.VerbName, new { status = "Going", date = "2026-10-29" }), SendOutcome.VerbName);
        await _agency.AdvanceAsync("2026-10-22T20:00:00Z");
        Assert.Contains("\nSent by SouthLead Larkspur", Assert.Single(await HeardAsync("South1", "What came of it")).Words, StringComparison.Ordinal);
        var again = await lead.TapsOnAsync(await lead.SaysAsync("actions"), ShowOutcome.VerbName);
        Assert.StartsWith("The team was told a new date", (await lead.TapsOnAsync(again, CheckOutcome.VerbName, new { status = "Going", date = "2026-11-05" })).Words, StringComparison.Ordinal);
        await _agency.AdvanceAsync("2026-10-29T20:00:00Z");

        var second = (await lead.HeardAsync(CheckOutcome.VerbName))[^1];
        Assert.Equal(("How does", 29), (second.Words[..8], second.At.Day));
        Assert.StartsWith("Please say in a few words why", (await lead.TapsOnAsync(second, CheckOutcome.VerbName, new { status = "Dropped", words = " " })).Words, StringComparison.Ordinal);
        var check = await lead.TapsOnAsync((await lead.HeardAsync(CheckOutcome.VerbName))[^1], CheckOutcome.VerbName, new { status = "Dropped", words = "Court days come first." });
        await lead.TapsOnAsync(check, SendOutcome.VerbName);
        await _agency.AdvanceAsync("2026-11-01T20:00:00Z");

        Assert.Contains("dropped on October 29, 2026", (await _agency.Find("South1").SaysAsync("actions")).Words, StringComparison.Ordinal);
        Assert.Contains("Court days come first.", (await _agency.Find("South1").SaysAsync("actions")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_barrier_goes_to_a_named_leader_and_the_team_sees_the_question_and_the_answer()
    {
        var lead = await RaiseAsync("NorthLead", "We wait three weeks for laptops");
        var director = _agency.Find("Director");
        await _agency.AdvanceAsync("2026-10-14T20:00:00Z");
        var ask = Assert.Single(await director.HeardAsync(CheckReply.VerbName));
        Assert.Contains("NorthLead Larkspur, for North, asks you to help", ask.Words, StringComparison.Ordinal);
        Assert.Contains("We asked: Director Larkspur", Assert.Single(await HeardAsync("North1", "We took this to a leader")).Words, StringComparison.Ordinal);

        var check = await director.TapsOnAsync(ask, CheckReply.VerbName, new { reply = "Laptops are ordered by the county from today on." });
        Assert.Empty(await HeardAsync("North1", "We have an answer"));
        await Task.WhenAll(director.TapsAsync(check, SendReply.VerbName), director.TapsAsync(check, SendReply.VerbName));
        await _agency.AdvanceAsync("2026-10-30T20:00:00Z");

        var told = Assert.Single(await HeardAsync("North1", "We have an answer"));
        Assert.Contains("We wait three weeks for laptops", told.Words, StringComparison.Ordinal);
        Assert.Contains("Director Larkspur: \nLaptops are ordered", told.Words, StringComparison.Ordinal);
        Assert.Single(await HeardAsync("NorthLead", "We have an answer"));
        Assert.StartsWith("This was answered", (await director.TapsOnAsync((await director.HeardAsync())[0], SendReply.VerbName, new { key = KeyOf(ask), reply = "Another answer" })).Words, StringComparison.Ordinal);
        Assert.Contains("answered by Director Larkspur after", (await lead.SaysAsync("actions")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_above_the_next_poll_says_who_sees_to_it_and_whose_words_they_are()
    {
        var director = _agency.Find("Director");
        var how = await director.TapsOnAsync(await director.SaysAsync("action"), TapDraft.Next, new { text = "Hire two more caseworkers" });
        await director.TapsOnAsync(await director.TapsOnAsync(how, TapDraft.Next, new { due = "2026-12-20", owner = _agency.Find("SouthLead").Id }), TapDraft.Send);
        await RaiseAsync("NorthLead", "We wait three weeks for laptops");

        await _agency.TellsWhatWasHeardAsync();
        await _agency.AdvanceAsync(AnsweredHarbor.NextOpens);

        var poll = (await _agency.Find("North1").HeardAsync(SubmitBallot.VerbName))[^1].Words;
        Assert.Contains("Harbor County, going, by December 20, 2026; SouthLead Larkspur sees to it, in the words of Director Larkspur: \nHire two", poll, StringComparison.Ordinal);
        Assert.Contains("; in the words of NorthLead Larkspur: \nWe wait three weeks", poll, StringComparison.Ordinal);
        Assert.Contains("se encarga SouthLead Larkspur, en palabras de Director Larkspur: ", (await _agency.Find("North2").HeardAsync(SubmitBallot.VerbName))[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_are_those_of_the_agency_and_not_of_greenwich()
    {
        // 02:00Z on the 15th is the evening of the 14th in Denver.
        var cancellation = TestContext.Current.CancellationToken;
        var table = _agency.Service<ActionsTable>();
        var unit = Unit.KeyOf(_agency.Service<Agency>().Roster.Tree, "North");
        var (lead, evening) = (_agency.Find("NorthLead"), new DateTimeOffset(2026, 10, 15, 2, 0, 0, TimeSpan.Zero));
        var action = new LeadershipAction("done", unit, "North", "Keep Fridays free", new(2026, 10, 20), lead.Id, lead.Id, evening.AddDays(-1), [new(ActionStatus.Done, evening, lead.Id)]);
        await table.TryAddAsync(action, cancellation);
        await table.TryAddAsync(new LeadershipBarrier("open", unit, "North", "We wait for laptops", _agency.Find("Director").Id, "Director", lead.Id, evening.AddDays(-14), new(2026, 10, 14)), cancellation);
        await table.TryAddAsync(new Core.Actions.Heard(Harbor.RoundId, unit, "North", lead.Id, evening, new(2026, 10, 12)), cancellation);
        await _agency.AdvanceAsync("2026-10-15T02:00:00Z");

        var board = (await _agency.Find("North1").SaysAsync("actions")).Words;

        Assert.Contains("done on October 14, 2026", board, StringComparison.Ordinal);
        Assert.Contains("open for 14 days", board, StringComparison.Ordinal);
        Assert.Contains("October 14, 2026", (await lead.SaysAsync("results")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_fourteen_days_the_leader_is_asked_again_and_the_board_says_it_is_open()
    {
        await RaiseAsync("NorthLead", "We wait three weeks for laptops");
        await _agency.AdvanceAsync("2026-10-25T20:00:00Z");
        Assert.Single(await _agency.Find("Director").HeardAsync(CheckReply.VerbName));

        await _agency.AdvanceAsync("2026-10-27T20:00:00Z");

        var again = (await _agency.Find("Director").HeardAsync(CheckReply.VerbName))[^1];
        Assert.Equal(2, (await _agency.Find("Director").HeardAsync(CheckReply.VerbName)).Count);
        Assert.Contains("The 14 days are over", again.Words, StringComparison.Ordinal);
        Assert.Contains("still open after 14 days", (await _agency.Find("North1").SaysAsync("actions")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_due_day_is_kept_through_a_restart_and_goes_to_who_leads_where_the_owner_left()
    {
        await PromiseAsync("SouthLead", "Keep Fridays free", "2026-10-20");
        var (port, folder) = (_agency.Root.Port, _agency.Folder);
        await _agency.StopAsync();
        _agency = await AgencyAtWork.StartHarborAsync(folder, port: port, start: new DateTimeOffset(2026, 10, 13, 12, 0, 0, TimeSpan.Zero));
        await File.WriteAllTextAsync(
            _agency.RosterPath,
            Harbor.Csv(Harbor.People.Where(member => member.Key != "SouthLead").Select(member => member.Key == "South8" ? member with { IsLead = true, Role = "manager" } : member)),
            TestContext.Current.CancellationToken);
        Assert.Empty(_agency.Service<AgencyFiles>().Load());

        await _agency.AdvanceAsync("2026-10-20T20:00:00Z");

        Assert.Single(await _agency.Find("South8").HeardAsync(CheckOutcome.VerbName));
        Assert.Equal(1, (await _agency.CampaignsAsync()).Count(campaign => campaign.Kind == CampaignKind.Barrier));
    }

    [Fact]
    public async Task Others_can_not_answer_for_the_owner_or_the_leader()
    {
        await RaiseAsync("NorthLead", "We wait three weeks for laptops");
        await PromiseAsync("SouthLead", "Keep Fridays free", "2026-10-20");
        await _agency.AdvanceAsync("2026-10-20T20:00:00Z");
        var stranger = _agency.Find("North1");
        var barrier = KeyOf(Assert.Single(await _agency.Find("Director").HeardAsync(CheckReply.VerbName)));
        var action = KeyOf(Assert.Single(await _agency.Find("SouthLead").HeardAsync(CheckOutcome.VerbName)), CheckOutcome.VerbName);

        var any = (await stranger.HeardAsync())[0];
        Assert.StartsWith("That is not yours", Message.WordsOf((await stranger.TapsAsync(any, SendReply.VerbName, new { key = barrier, reply = "No" })).GetProperty("value")), StringComparison.Ordinal);
        Assert.EndsWith("This is what you had written:\nNot any more", Message.WordsOf((await stranger.TapsAsync(any, SendReply.VerbName, new { key = barrier, reply = "Not any more" })).GetProperty("value")), StringComparison.Ordinal);
        Assert.EndsWith("This is what you had written:\nIt went well", Message.WordsOf((await stranger.TapsAsync(any, CheckOutcome.VerbName, new { key = action, version = "0", status = "Done", words = "It went well" })).GetProperty("value")), StringComparison.Ordinal);
        Assert.StartsWith("That is not yours", Message.WordsOf((await stranger.TapsAsync(any, SendOutcome.VerbName, new { key = action, version = "0", status = "Done" })).GetProperty("value")), StringComparison.Ordinal);
        Assert.StartsWith("That is not open any more", Message.WordsOf((await stranger.TapsAsync(any, SendOutcome.VerbName, new { key = "gone", version = "0", status = "Done" })).GetProperty("value")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaders_see_the_figures_of_the_agency_beside_what_staff_see_of_it()
    {
        await _agency.Find("SouthLead").TellsAsync();
        await PromiseAsync("SouthLead", "Keep Fridays free", "2026-10-20");
        await RaiseAsync("NorthLead", "We wait three weeks for laptops");

        await _agency.AdvanceAsync("2026-10-14T20:00:00Z");
        var board = (await _agency.Find("Director").SaysAsync("actions")).Words;

        Assert.Contains("Across the agency since October 12, 2026", board, StringComparison.Ordinal);
        Assert.Contains("Pulses everybody was told about: 0 of 1 (0 %)\nTypical days until everybody was told: —", board, StringComparison.Ordinal);
        Assert.Contains("Times a lead told the own team: 1 of 2 (50 %)", board, StringComparison.Ordinal);
        Assert.Contains("Promised: 1: 0 done, 0 dropped", board, StringComparison.Ordinal);
        Assert.Contains("Put to leaders: 1: 0 answered, 0 past due", board, StringComparison.Ordinal);
        Assert.Matches("What staff see of it: .*: 3.0 of 5", board);

        await _agency.TellsWhatWasHeardAsync();
        Assert.Contains("Pulses everybody was told about: 1 of 1 (100 %)\nTypical days until everybody was told: 2", (await _agency.Find("Director").SaysAsync("actions")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Across the agency", (await _agency.Find("SouthLead").SaysAsync("actions")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_two_years_what_is_over_is_deleted_and_what_is_open_stays()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var table = _agency.Service<ActionsTable>();
        var (old, recent) = (new DateTimeOffset(2024, 10, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2024, 11, 1, 0, 0, 0, TimeSpan.Zero));
        foreach (var (id, at) in new[] { ("old", old), ("recent", recent) })
        {
            var action = new LeadershipAction(id, "n", "North", "Keep Fridays free", new(2024, 9, 1), "me", "me", old.AddDays(-50), [new(ActionStatus.Done, at, "me")]);
            await table.TryAddAsync(action, cancellation);
            await table.TryAddAsync(action with { Id = id + "-open", History = [] }, cancellation);
            var barrier = new LeadershipBarrier(id, "n", "North", "No laptops", "boss", "Boss", "me", old.AddDays(-50), new(2024, 9, 1), new("Soon", "boss", at));
            await table.TryAddAsync(barrier, cancellation);
            await table.TryAddAsync(barrier with { Id = id + "-open", Reply = null }, cancellation);
        }

        foreach (var round in new[] { "pulse-20240801", "pulse-20240901", "gone-20240901" })
        {
            await table.TryAddAsync(new Core.Actions.Heard(round, Unit.Agency, "Agency", "me", old, new(2024, 9, 1)), cancellation);
            await table.TryAddAsync(new GateOverride(round, "A reason long enough", "me", old), cancellation);
        }

        await ActivatorUtilities.CreateInstance<SweepPromises>(_agency.Service<IServiceProvider>()).RunAsync(cancellation);
        await ActivatorUtilities.CreateInstance<SweepPromises>(_agency.Service<IServiceProvider>()).RunAsync(cancellation);

        Assert.Equal(["old-open", "recent", "recent-open"], (await table.ActionsAsync(unit: null, cancellation)).Select(action => action.Id).Order(StringComparer.Ordinal));
        Assert.Equal(["old-open", "recent", "recent-open"], (await table.BarriersAsync(unit: null, cancellation)).Select(barrier => barrier.Id).Order(StringComparer.Ordinal));
        Assert.Null(await table.FindHeardAsync("pulse-20240801", Unit.Agency, cancellation));
        Assert.Null(await table.FindOverrideAsync("pulse-20240801", cancellation));
        Assert.NotNull(await table.FindHeardAsync("pulse-20240901", Unit.Agency, cancellation));
        Assert.NotNull(await table.FindOverrideAsync("gone-20240901", cancellation));
    }

    [Fact]
    public async Task What_a_dead_process_wrote_and_did_not_send_is_sent_by_the_next_look_and_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var table = _agency.Service<ActionsTable>();
        var unit = Unit.KeyOf(_agency.Service<Agency>().Roster.Tree, "South");
        await table.AddAsync(new FollowUp(new(2026, 10, 12), FollowUpKind.TellHeard, HeardMessage.KeyOf(Harbor.RoundId, unit)), cancellation);
        await table.TryAddAsync(new Core.Actions.Heard(Harbor.RoundId, unit, "South", _agency.Find("SouthLead").Id, new(2026, 10, 12, 23, 0, 0, TimeSpan.Zero), new(2026, 10, 12)), cancellation);

        await _agency.Service<Operations.FinishWork>().RunAsync(atStart: false, cancellation);
        await _agency.Service<Operations.FinishWork>().RunAsync(atStart: false, cancellation);
        await _agency.AdvanceAsync("2026-10-14T20:00:00Z");

        Assert.Single(await HeardAsync("South1", "What we heard"));
        Assert.Empty(await table.FollowUpsAsync(before: null, cancellation));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"version\": 7}")]
    public async Task A_card_of_no_version_gets_the_current_one_with_the_words_on_it_also_where_nothing_was_said_before(string version)
    {
        var lead = await PromiseAsync("SouthLead", "Keep Fridays free", "2026-10-20");
        await _agency.AdvanceAsync("2026-10-21T20:00:00Z");
        var ask = Assert.Single(await lead.HeardAsync(CheckOutcome.VerbName));
        var data = JsonNode.Parse(version)!.AsObject();
        (data["key"], data["status"], data["words"]) = (KeyOf(ask, CheckOutcome.VerbName), "Done", "It went well");
        var wire = new Wire(_agency);

        var (status, body) = await wire.PostAsync(wire.Tap("SouthLead", CheckOutcome.VerbName, data).ToJsonString(), wire.Token());

        var answer = JsonElement.Parse(body);
        Assert.Equal((200, InvokeResponses.CardType), (status, answer.GetProperty("type").GetString()));
        Assert.Contains("It went well", answer.GetProperty("value").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Keep Fridays free", answer.GetProperty("value").GetRawText(), StringComparison.Ordinal);
    }

    private async Task<Colleague> PromiseAsync(string who, string text, string due)
    {
        var lead = _agency.Find(who);
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due, owner = lead.Id });
        Assert.StartsWith("It is on its way", (await lead.TapsOnAsync(check, TapDraft.Send)).Words, StringComparison.Ordinal);
        return lead;
    }

    private async Task<Colleague> RaiseAsync(string who, string text)
    {
        var lead = _agency.Find(who);
        var choose = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Above, new { text });
        var check = await lead.TapsOnAsync(choose, TapDraft.Next, new { leader = _agency.Find("Director").Id });
        Assert.StartsWith("It is on its way", (await lead.TapsOnAsync(check, TapDraft.Send)).Words, StringComparison.Ordinal);
        return lead;
    }

    private static string KeyOf(Message message, string verb = CheckReply.VerbName) =>
        LeadershipBot.Sandbox.Connector.CardAction.Find(message.Activity, verb)!.Data!["key"]!.GetValue<string>();

    private async Task<IReadOnlyList<Message>> HeardAsync(string key, string start) =>
        [.. (await _agency.Find(key).HeardAsync()).Where(message => message.Words.StartsWith(start, StringComparison.Ordinal))];
}
