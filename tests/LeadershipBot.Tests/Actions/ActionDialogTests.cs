using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Actions;

/// <summary>Saying what we will do, step by step, by tapping and by typing.</summary>
public sealed class ActionDialogTests : IAsyncLifetime
{
    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync() => _agency = await AnsweredHarbor.StartAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task An_action_goes_to_the_team_as_it_was_checked()
    {
        var lead = _agency.Find("SouthLead");
        var first = await lead.SaysAsync("action");
        Assert.Contains("Step 1 of 3 · South", first.Words, StringComparison.Ordinal);

        var how = await lead.TapsOnAsync(first, TapDraft.Next, new { text = "We start each Monday with one open question." });
        Assert.Contains("We start each Monday with one open question.", how.Words, StringComparison.Ordinal);
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { decidedWith = "the team", heardFrom = "two parents", due = "2026-10-30", owner = lead.Id });
        Assert.Contains("Nothing is sent yet", check.Words, StringComparison.Ordinal);
        Assert.Contains("two parents", check.Words, StringComparison.Ordinal);
        var sent = await lead.TapsOnAsync(check, TapDraft.Send);
        Assert.StartsWith("It is on its way to your team", sent.Words, StringComparison.Ordinal);

        await _agency.AdvanceAsync("2026-10-14T18:00:00Z");
        var plan = Assert.Single(await PlansAsync("South1"));
        Assert.Equal(
            "What we will do\nSouth\nWe start each Monday with one open question.\nDecided with: \nthe team\nWe also heard from (families, partners): \ntwo parents\nBy when: October 30, 2026\nWho sees to it: SouthLead Larkspur\n" +
            "This follows from group results and from talking about them. It is never about one person.",
            plan.Words);
        Assert.Contains(plan.Words, check.Words, StringComparison.Ordinal);
        Assert.StartsWith("Lo que haremos", Assert.Single(await PlansAsync("South2")).Words, StringComparison.Ordinal);
        Assert.Empty(await PlansAsync("North1"));
        Assert.Contains("going, by October 30, 2026", (await _agency.Find("South3").SaysAsync("actions")).Words, StringComparison.Ordinal);
        Assert.Contains("Todavía no se ha prometido", (await _agency.Find("North2").SaysAsync("acciones")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggestions_fit_what_is_low_and_one_can_be_chosen_and_promised_as_it_stands()
    {
        var lead = _agency.Find("SouthLead");
        var first = await lead.SaysAsync("acción");
        var choices = CardReader.Elements(first.Card).First(element => CardReader.HasText(element, "id", DraftCards.SuggestionInput)).GetProperty("choices").EnumerateArray().ToList();

        Assert.Equal(["pm-7-take-a-problem-further", "sp-14-system-first"], choices.Take(2).Select(choice => choice.GetProperty("value").GetString()));
        Assert.Equal(SuggestActions.Most, choices.Count);
        Assert.All(choices, choice => Assert.StartsWith("We will ", choice.GetProperty("title").GetString(), StringComparison.Ordinal));

        var how = await lead.TapsOnAsync(first, TapDraft.Next, new { text = "", suggestion = choices[0].GetProperty("value").GetString() });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { decidedWith = "", heardFrom = "", due = "2026-10-30", owner = lead.Id });
        await lead.TapsOnAsync(check, TapDraft.Send);
        await _agency.AdvanceAsync("2026-10-14T18:00:00Z");

        Assert.StartsWith("What we will do\nSouth\nWe will take one problem we cannot fix to those who can, and ask when they will reply.\n", Assert.Single(await PlansAsync("South1")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_typed_is_the_answer_and_outlasts_a_restart_and_other_commands()
    {
        await _agency.Find("SouthLead").SaysAsync("action");
        var how = await _agency.Find("SouthLead").SaysAsync("Keep Fridays free of meetings");
        Assert.Contains("Step 2 of 3", how.Words, StringComparison.Ordinal);
        await _agency.Find("SouthLead").SaysAsync("help");
        await _agency.Find("SouthLead").SaysAsync("our team, on Monday");

        var port = _agency.Root.Port;
        var folder = _agency.Folder;
        await _agency.StopAsync();
        _agency = await AgencyAtWork.StartHarborAsync(folder, port: port, start: DateTimeOffset.Parse("2026-10-13T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var lead = _agency.Find("SouthLead");

        var current = await lead.SaysAsync("action");
        Assert.Contains("Keep Fridays free of meetings", current.Words, StringComparison.Ordinal);
        Assert.Equal("our team, on Monday", current.ValueOf(DraftCards.DecidedWithInput));
        var dated = await lead.SaysAsync("2026-11-20");
        Assert.Equal("2026-11-20", dated.ValueOf(DraftCards.DueInput));
        Assert.Equal("our team, on Monday", dated.ValueOf(DraftCards.DecidedWithInput));
    }

    [Fact]
    public async Task Cancel_and_start_over_work_everywhere()
    {
        var lead = _agency.Find("SouthLead");
        await lead.SaysAsync("action");
        await lead.SaysAsync("Keep Fridays free of meetings");

        var over = await lead.SaysAsync("start over");
        Assert.Contains("Step 1 of 3", over.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Fridays", over.Card.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("All right, never mind.", (await lead.SaysAsync("cancel")).Words);
        Assert.StartsWith("I did not understand", (await lead.SaysAsync("Keep Fridays free")).Words, StringComparison.Ordinal);

        var spanish = _agency.Find("South2");
        await spanish.SaysAsync("pausa");
        Assert.StartsWith("¿Hasta qué fecha", (await spanish.SaysAsync("Empezar de nuevo")).Words, StringComparison.Ordinal);
        Assert.Equal("Está bien, no pasa nada.", (await spanish.SaysAsync("cancelar")).Words);
    }

    [Fact]
    public async Task A_card_of_an_earlier_step_or_another_device_gets_the_current_one_and_changes_nothing()
    {
        var lead = _agency.Find("SouthLead");
        var first = await lead.SaysAsync("action");
        var other = await lead.SaysAsync("action");
        var how = await lead.TapsOnAsync(first, TapDraft.Next, new { text = "Keep Fridays free" });

        var stale = await lead.TapsOnAsync(other, TapDraft.Next, new { text = "Something else" });

        Assert.Contains("Step 2 of 3", stale.Words, StringComparison.Ordinal);
        Assert.Contains("Keep Fridays free", stale.Words, StringComparison.Ordinal);
        Assert.EndsWith("This is what you had written:\nSomething else", stale.Words, StringComparison.Ordinal);
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due = "2026-10-30", owner = lead.Id });
        Assert.Contains("Step 3 of 3", check.Words, StringComparison.Ordinal);
        await lead.TapsOnAsync(check, TapDraft.Back);
        var old = await lead.TapsOnAsync(stale, TapDraft.Next, new { run = RunOf(stale, TapDraft.Cancel), version = 1, text = "Something else" });
        Assert.StartsWith("That was an earlier card", old.Words, StringComparison.Ordinal);
        Assert.Contains("Keep Fridays free", old.Words, StringComparison.Ordinal);
        Assert.EndsWith("Something else", old.Words, StringComparison.Ordinal);

        await lead.SaysAsync("cancel");
        Assert.Equal("All right, never mind.", (await lead.SaysAsync("cancel")).Words);
        var over = await lead.TapsOnAsync(first, TapDraft.Next, new { run = RunOf(stale, TapDraft.Cancel), version = 1, text = "Something else" });
        Assert.StartsWith("That one is over", over.Words, StringComparison.Ordinal);
        Assert.EndsWith("Something else", over.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_decided_and_who_was_heard_come_back_too_from_a_card_that_no_longer_counts()
    {
        var lead = _agency.Find("SouthLead");
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text = "Keep Fridays free" });
        var other = await lead.SaysAsync("action");
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { decidedWith = "the team", heardFrom = "two parents", due = "2026-10-30", owner = lead.Id });

        var stale = await lead.TapsOnAsync(other, TapDraft.Next, new { decidedWith = "the team", heardFrom = "one school", due = "2026-10-30", owner = lead.Id });
        Assert.EndsWith("This is what you had written:\none school", stale.Words, StringComparison.Ordinal);

        await lead.TapsAsync(check, TapDraft.Send);
        var sent = await TapAsync(new { run = RunOf(check), version = 2, decidedWith = "my manager", heardFrom = "two parents" });
        Assert.StartsWith("It is on its way to your team", sent, StringComparison.Ordinal);
        Assert.EndsWith("This is what you had written:\nmy manager", sent, StringComparison.Ordinal);

        var over = await TapAsync(new { run = "gone", version = 2, decidedWith = "my manager", heardFrom = "one school" });
        Assert.StartsWith("That one is over", over, StringComparison.Ordinal);
        Assert.EndsWith("This is what you had written:\nmy manager\none school", over, StringComparison.Ordinal);

        async Task<string> TapAsync(object data)
        {
            var wire = new Wire(_agency);
            var tap = wire.Tap("SouthLead", TapDraft.Next, JsonSerializer.SerializeToNode(data)!.AsObject()).ToJsonString();
            return Message.WordsOf(JsonElement.Parse((await wire.PostAsync(tap, wire.Token())).Body).GetProperty("value"));
        }
    }

    [Fact]
    public async Task A_pause_that_is_asked_for_meanwhile_leaves_what_was_begun()
    {
        var lead = _agency.Find("SouthLead");
        await lead.SaysAsync("action");
        await lead.SaysAsync("Keep Fridays free of meetings");

        Assert.EndsWith("What you began here stays open.", (await lead.SaysAsync("pause")).Words, StringComparison.Ordinal);
        Assert.True((await lead.SaysAsync("settings")).Offers(SaveSettings.VerbName));
        Assert.Contains("Keep Fridays free of meetings", (await lead.SaysAsync("action")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_begun_and_not_sent_is_kept_for_90_days()
    {
        await _agency.Find("SouthLead").SaysAsync("action");
        await _agency.Find("NorthLead").SaysAsync("action");
        var now = await _agency.NowAsync();
        var rows = await _agency.ReadAsync(Tables.Dialogs);
        Assert.Equal(2, rows.Count);
        foreach (var (row, age) in rows.Zip([90.0, 89.9]))
        {
            var begun = StoredJson.Read(Tables.Dialogs, row.Body, HostJson.Default.DialogRow);
            Assert.Equal(now, begun.At, TimeSpan.FromMinutes(1));
            var older = StoredJson.ToEntity(row.PartitionKey, row.RowKey, begun with { At = now.AddDays(-age) }, HostJson.Default.DialogRow);
            await _agency.Store.UpsertAsync(Tables.Dialogs, older, TestContext.Current.CancellationToken);
        }

        await ActivatorUtilities.CreateInstance<SweepDialogs>(_agency.Service<IServiceProvider>()).RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(rows[1].PartitionKey, Assert.Single(await _agency.ReadAsync(Tables.Dialogs)).PartitionKey);
    }

    [Fact]
    public async Task Two_taps_at_once_make_one_action_and_the_card_of_last_month_says_what_was_sent()
    {
        var lead = _agency.Find("SouthLead");
        var first = await lead.SaysAsync("action");
        var how = await lead.TapsOnAsync(first, TapDraft.Next, new { text = "Keep Fridays free" });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due = "2026-11-25", owner = lead.Id });

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => lead.TapsAsync(check, TapDraft.Send)));
        await _agency.AdvanceAsync("2026-11-12T18:00:00Z");
        var late = await lead.TapsOnAsync(check, TapDraft.Send, new { run = RunOf(check), version = 3 });

        Assert.StartsWith("It is on its way to your team", late.Words, StringComparison.Ordinal);
        Assert.Single(await PlansAsync("South1"));
        Assert.Single(await _agency.ReadAsync(Tables.Actions), row => row.PartitionKey == "action");

        await lead.SaysAsync("action");
        Assert.Contains("Step 1 of 3", (await lead.TapsOnAsync(how, TapDraft.Next, new { due = "2026-11-25", owner = lead.Id })).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dead_process_sent_stays_and_what_is_written_after_it_is_sent_too()
    {
        var lead = _agency.Find("SouthLead");
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text = "Keep Fridays free" });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due = "2026-10-30", owner = lead.Id });
        var unit = Core.Actions.Unit.KeyOf(_agency.Service<Agency>().Roster.Tree, "South");
        var sent = new Core.Actions.LeadershipAction(RunOf(check), unit, "South", "Keep Fridays free", new(2026, 10, 30), lead.Id, lead.Id, new(2026, 10, 13, 0, 0, 0, TimeSpan.Zero), []);
        Assert.True(await _agency.Service<ActionsTable>().TryAddAsync(sent, TestContext.Current.CancellationToken));

        var first = await lead.TapsOnAsync(await lead.TapsOnAsync(check, TapDraft.Back), TapDraft.Back);
        var other = await lead.TapsOnAsync(await lead.TapsOnAsync(first, TapDraft.Next, new { text = "Hire a driver" }), TapDraft.Next, new { due = "2026-10-30", owner = lead.Id });
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lead.TapsAsync(other, TapDraft.Send)));

        Assert.Contains("Hire a driver", (await lead.SaysAsync("actions")).Words, StringComparison.Ordinal);
        Assert.Equal(2, (await _agency.ReadAsync(Tables.Actions)).Count(row => row.PartitionKey == "action"));
        await _agency.AdvanceAsync("2026-10-14T18:00:00Z");
        Assert.Contains("Hire a driver", Assert.Single(await PlansAsync("South1")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sent_after_it_was_started_over_it_is_something_else()
    {
        var lead = _agency.Find("SouthLead");
        var first = await lead.SaysAsync("action");
        var how = await lead.TapsOnAsync(first, TapDraft.Next, new { text = "Keep Fridays free" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lead.TapsAsync(how, TapDraft.StartOver)));

        Assert.All(answers, answer => Assert.StartsWith("What we will do", Message.WordsOf(answer.GetProperty("value")), StringComparison.Ordinal));
        Assert.NotEqual(RunOf(first, TapDraft.Cancel), RunOf(await lead.SaysAsync("action"), TapDraft.Cancel));
    }

    [Theory]
    [InlineData("2026-10-11", "a day from today on")]
    [InlineData("2028-10-11", "a day from today on")]
    [InlineData("soon", "a day from today on")]
    public async Task A_day_that_can_not_be_promised_is_asked_for_again_and_nothing_is_lost(string due, string problem)
    {
        var lead = _agency.Find("SouthLead");
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text = "Keep Fridays free" });

        var again = await lead.TapsOnAsync(how, TapDraft.Next, new { decidedWith = "the team", due, owner = lead.Id });

        Assert.Contains(problem, again.Words, StringComparison.Ordinal);
        Assert.Contains("Step 2 of 3", again.Words, StringComparison.Ordinal);
        Assert.Equal("the team", again.ValueOf(DraftCards.DecidedWithInput));
    }

    [Fact]
    public async Task What_is_too_long_is_kept_to_be_shortened()
    {
        var lead = _agency.Find("SouthLead");
        await lead.SaysAsync("action");

        var again = await lead.SaysAsync(new string('x', 4000));

        Assert.Contains("longer than 500 characters", again.Words, StringComparison.Ordinal);
        Assert.Equal(4000, again.ValueOf(DraftCards.TextInputId)!.Length);
    }

    [Fact]
    public async Task Markup_and_mentions_are_shown_as_they_were_typed_and_names_are_pointed_out_first()
    {
        const string Text = "**Bold** [link](https://x.example) <at>Ana</at> <b>x</b> for north3 and Larkspur";
        var lead = _agency.Find("SouthLead");
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text = Text });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due = "2026-10-30", owner = lead.Id });
        Assert.Contains("This may be a person's name: North3, Larkspur", check.Words, StringComparison.Ordinal);

        await lead.TapsAsync(check, TapDraft.Send);
        await _agency.AdvanceAsync("2026-10-14T18:00:00Z");

        var plan = Assert.Single(await PlansAsync("South1"));
        var shown = CardReader.Elements(plan.Card).Where(element => CardReader.HasText(element, "text", Text)).ToList();
        Assert.All(shown, element => Assert.Equal("TextRun", CardReader.Text(element, "type")));
        Assert.Single(shown);
    }

    [Fact]
    public async Task Who_loses_the_role_in_between_sends_nothing_and_keeps_what_was_written()
    {
        var lead = _agency.Find("SouthLead");
        var how = await lead.TapsOnAsync(await lead.SaysAsync("action"), TapDraft.Next, new { text = "Keep Fridays free" });
        var check = await lead.TapsOnAsync(how, TapDraft.Next, new { due = "2026-10-30", owner = lead.Id });
        await ReplaceRosterAsync(Harbor.People.Select(member => member.Key == "SouthLead" ? member with { IsLead = false, Role = "staff" } : member));

        var refused = await lead.TapsOnAsync(check, TapDraft.Send);

        Assert.StartsWith("You do not speak for that team any more", refused.Words, StringComparison.Ordinal);
        Assert.Contains("Keep Fridays free", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(await _agency.ReadAsync(Tables.Actions), row => row.PartitionKey == "action");
    }

    [Fact]
    public async Task An_owner_who_left_is_asked_for_again()
    {
        var director = _agency.Find("Director");
        var how = await director.TapsOnAsync(await director.SaysAsync("action"), TapDraft.Next, new { text = "Hire two more caseworkers" });
        var check = await director.TapsOnAsync(how, TapDraft.Next, new { due = "2026-10-30", owner = _agency.Find("SouthLead").Id });
        await ReplaceRosterAsync(Harbor.People.Where(member => member.Key != "SouthLead"));

        var again = await director.TapsOnAsync(check, TapDraft.Send);

        Assert.Contains("choose again who sees to it", again.Words, StringComparison.Ordinal);
        Assert.Contains("Step 2 of 3", again.Words, StringComparison.Ordinal);
        Assert.Contains("Hire two more caseworkers", again.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tap_or_a_message_that_comes_twice_is_answered_the_same_and_counts_once()
    {
        var lead = _agency.Find("SouthLead");
        var wire = new Wire(_agency);
        await lead.SaysAsync("action");
        var message = wire.Message("SouthLead", "Keep Fridays free").ToJsonString();
        await wire.PostAsync(message, wire.Token());
        await wire.PostAsync(message, wire.Token());
        var how = await lead.LatestAsync();
        Assert.Contains("Step 2 of 3", how.Words, StringComparison.Ordinal);
        Assert.Null(how.ValueOf(DraftCards.DecidedWithInput));

        foreach (var (verb, data) in new (string, object?)[] { (TapDraft.Next, new { due = "2020-01-01", owner = lead.Id }), (TapDraft.Next, new { due = "2026-10-30", owner = lead.Id }), (TapDraft.Back, null), (TapDraft.Next, new { due = "2026-10-30", owner = lead.Id }), (TapDraft.Send, null) })
        {
            var tap = wire.Tap("SouthLead", verb, Merge(await lead.LatestAsync(), verb, data)).ToJsonString();
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => wire.PostAsync(tap, wire.Token())));
            Assert.Single(answers.Distinct());
            Assert.Equal(answers[0], await wire.PostAsync(tap, wire.Token()));
            await lead.SaysAsync("action");
        }
    }

    [Fact]
    public async Task Those_who_lead_nobody_are_told_where_to_look() =>
        Assert.StartsWith("This is for those who lead a team", (await _agency.Find("South1").SaysAsync("action")).Words, StringComparison.Ordinal);

    private static string RunOf(Message card, string verb = TapDraft.Send) => CardAction.Find(card.Activity, verb)!.Data!["run"]!.GetValue<string>();

    private static JsonObject Merge(Message card, string verb, object? data)
    {
        var merged = (JsonObject)CardAction.Find(card.Activity, verb)!.Data!.DeepClone();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(data)?.AsObject() ?? [])
        {
            merged[name] = value?.DeepClone();
        }

        return merged;
    }

    private async Task ReplaceRosterAsync(IEnumerable<Member> people)
    {
        await File.WriteAllTextAsync(_agency.RosterPath, Harbor.Csv(people), TestContext.Current.CancellationToken);
        Assert.Empty(_agency.Service<AgencyFiles>().Load());
    }

    private async Task<IReadOnlyList<Message>> PlansAsync(string key) =>
        [.. (await _agency.Find(key).HeardAsync()).Where(message => message.Words.StartsWith("What we will do", StringComparison.Ordinal) || message.Words.StartsWith("Lo que haremos", StringComparison.Ordinal))];
}
