using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Results;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>
/// How often the store is asked: in production each is a request to the Table service, which costs money and, where somebody
/// waits, time. A change that asks more often has to say so here.
/// </summary>
public sealed class RequestTests : IAsyncLifetime
{
    private WatchedStore _store = null!;
    private AgencyAtWork _agency = null!;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => _store = watched));

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task An_answered_pulse_is_two_requests()
    {
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        var person = _agency.Find("North1");
        var poll = (await person.HeardAsync(SubmitBallot.VerbName))[0];

        var requests = await CountAsync(() => person.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4)));

        // Whether the round is still open, and the ballot. What the round needs was read when it was sent.
        Assert.Equal(["get Rounds", "upsert Ballots"], requests);
    }

    [Fact]
    public async Task A_first_answer_after_a_start_reads_what_the_round_needs_once()
    {
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        var port = _agency.Root.Port;
        await _agency.StopAsync();
        await using var agency = await AgencyAtWork.StartHarborAsync(_agency.Folder, WatchedStore.Into(watched => _store = watched), port: port);
        var taps = new Wire(agency);
        var tap = taps.Tap("North1", SubmitBallot.VerbName, Data());

        var first = await CountAsync(() => taps.PostAsync(tap.ToJsonString(), taps.Token()));

        Assert.Equal(
            [
                "get Rounds", // Is there such a round?
                "get Rounds", // Inside the door: is it still open?
                "get Releases", // Was it published before?
                "get RoundRosters", "query RoundRosters",
                "get RoundKeys",
                "upsert Ballots",
            ],
            first);
    }

    [Theory]
    [InlineData(AnswerNudge.Accept)]
    [InlineData(AnswerNudge.Later)]
    public async Task A_tapped_nudge_is_three_requests(string verb)
    {
        await _agency.AdvanceAsync("2026-10-13T18:00:00Z");
        var lead = _agency.Find("NorthLead");
        var nudge = (await lead.HeardAsync(AnswerNudge.Accept))[^1];

        var requests = await CountAsync(() => lead.TapsAsync(nudge, verb));

        // The person's language, the card's row, and the row with the answer.
        Assert.Equal(["get Preferences", "get Nudges", "replace Nudges"], requests);
    }

    [Fact]
    public async Task A_pulse_delivered_to_a_known_chat_is_seven_requests()
    {
        // The second zone's wave: what the round needs is in memory by then.
        await _agency.AdvanceAsync(Harbor.Opens);
        _store.Calls.Clear();

        await _agency.AdvanceAsync(Harbor.OpensInBothZones);

        var people = _agency.People.Count(person => person.Zone.Id == "America/Los_Angeles");
        Assert.Equal(
            [
                "get Budgets", // The places taken in the week,
                "get Conversations", // where to write to,
                "get Preferences", // and when.
                "insert Budgets", // A place in the week; where one was taken before, a replacement.
                "replace Deliveries", // The lease,
                "replace Deliveries", // and what became of it.
            ],
            PerPerson(people));

        // Whether the round is still open; the others are the wave's own, which looks whether it opens it.
        Assert.Equal(people + 3, _store.Calls.Count(call => call.ToString() == "get Rounds"));
    }

    [Fact]
    public async Task A_nudge_delivered_to_a_known_chat_is_eight_requests()
    {
        await _agency.AdvanceAsync("2026-10-13T14:59:00Z");
        _store.Calls.Clear();

        await _agency.AdvanceAsync("2026-10-13T15:00:00Z");

        var people = _agency.People.Count(person => person.Zone.Id == "America/Denver" && person.Role is "manager" or "leader");
        Assert.Equal(
            [
                "get Budgets", "get Conversations",
                "get Preferences",
                "insert Nudges", // The one that is chosen,
                "query Nudges", // unless this card's is there already, from what came before it.
                "replace Budgets", "replace Deliveries", "replace Deliveries",
            ],
            PerPerson(people));

        // For each nudge of them: what quiet periods there were, and which round was the last.
        Assert.Equal(
            [
                "1 insert Occurrences", "1 query Preferences", "1 replace Campaigns", "1 upsert Occurrences",
                "2 batch Deliveries", "2 get Batches", "2 get Occurrences", "2 insert Campaigns", "2 query Batches", "2 replace Batches",
                "4 query Rounds", "4 upsert Batches", "5 query QuietModes", "6 query Deliveries", "7 get Campaigns",
            ],
            Shared());
    }

    [Fact]
    public async Task A_nudge_that_finds_no_place_in_the_week_is_four_requests()
    {
        await _agency.AdvanceAsync("2026-10-06T14:59:00Z");
        _store.Calls.Clear();

        await _agency.AdvanceAsync("2026-10-06T15:00:00Z");

        Assert.Equal(
            [
                "get Budgets",
                "get Deliveries", // Is the open round's reminder still to come?
                "get Preferences",
                "replace Deliveries",
            ],
            PerPerson(_agency.People.Count(person => person.Zone.Id == "America/Denver" && person.Role is "manager" or "leader")));
    }

    [Fact]
    public async Task A_round_closes_with_the_same_requests_however_many_answered()
    {
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in _agency.People)
        {
            await person.AnswersAsync(Items.All(4));
        }

        await _agency.AdvanceAsync("2026-10-12T22:59:00Z");
        _store.Calls.Clear();

        await _agency.AdvanceAsync(Harbor.Closes);

        Assert.Equal(
            [
                "get Rounds", "replace Rounds", // Intake stops.
                "get Releases", // Was it published before?
                "get RoundRosters", "query RoundRosters", "get RoundKeys",
                .. Enumerable.Repeat("query Ballots", 16), // One page for each first digit, up to a thousand ballots a page.
                "look for Ballots", // Did somebody else give the round up meanwhile?
                "query Rounds", // Earlier rounds, for what they showed; two requests more for each of the last two years.
                "get PublishedGroups", // What a try that was cut short left,
                "get Releases", // or another process that publishes it now.
                "batch PublishedGroups", "insert PublishedGroups",
                "get Releases", "batch Releases", "insert Releases",
                "replace Rounds",
                "drop Ballots", "drop RoundKeys",
                "delete RoundRosters", "query RoundRosters", "batch RoundRosters",
                "query Rounds", // Whose groups are forgotten by now?
                "replace Rounds",
            ],
            _store.Calls.Select(call => call.ToString()).TakeWhile(call => call != "insert Campaigns"));
    }

    [Fact]
    public async Task Results_asked_for_are_as_many_requests_after_twelve_rounds_as_after_one()
    {
        await _agency.PublishAsync(0, RoundsOfHarbor.Full(3.6m), [], RoundsOfHarbor.Full(3.8m));
        var person = _agency.Find("SouthLead");
        await person.SaysAsync("results");
        var one = await CountAsync(() => person.SaysAsync("results"));
        for (var monthsAgo = 1; monthsAgo < 12; monthsAgo++)
        {
            await _agency.PublishAsync(monthsAgo, RoundsOfHarbor.Full(3.6m), [], RoundsOfHarbor.Full(3.8m));
        }

        // The rounds, and what the team was told of the last and promised.
        Assert.Equal("get Preferences, get Dialogs, query Rounds, get Heard, query Actions", string.Join(", ", one));
        Assert.Equal(one, await CountAsync(() => person.SaysAsync("results")));
    }

    [Fact]
    public async Task Nobody_waits_for_a_search_through_a_whole_table()
    {
        await _agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var key in new[] { "North1", "North2", "North3", "North4", "North5", "North6", "South1", "South2" })
        {
            await _agency.Find(key).AnswersAsync(Items.All(4));
        }

        await _agency.AdvanceAsync("2026-10-14T00:00:00Z");
        foreach (var key in new[] { "Admin", "NorthLead" })
        {
            foreach (var command in new[] { "help", "privacy", "pulse", "results", "results North", "nudge", "settings", "pause 2026-12-24", "resume", "plan", "status", "pause North", "resume North", "what" })
            {
                await _agency.PostAsync($"sandbox/api/people/{_agency.Find(key).Id}/messages", new { text = command });
            }
        }

        Assert.Contains(_store.Calls, call => call.Kind == "query");

        // But those that delete what is old, daily and monthly, and the one that forms circles every few weeks, for which nobody waits.
        Assert.DoesNotContain(
            _store.Calls,
            call => call is { Kind: "query", Partition: null } && !new[] { Tables.Notes, Tables.Nudges, Tables.StartOrders, Tables.Preferences, Tables.Heard, Tables.UnitNotes, Tables.Dialogs, Tables.Conversations, Tables.Budgets }.Contains(call.Table));
    }

    private static System.Text.Json.Nodes.JsonObject Data()
    {
        var data = new System.Text.Json.Nodes.JsonObject { [PulseCard.RoundKey] = Harbor.RoundId };
        foreach (var (item, value) in Items.All(4))
        {
            data[item] = value;
        }

        return data;
    }

    private async Task<IReadOnlyList<string>> CountAsync(Func<Task> act)
    {
        _store.Calls.Clear();
        await act();
        return [.. _store.Calls.Select(call => call.ToString())];
    }

    /// <summary>The requests about nobody in particular, with their number.</summary>
    private IReadOnlyList<string> Shared()
    {
        var ids = _agency.People.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        return [.. _store.Calls.Where(call => !ids.Contains(call.Partition ?? "") && !ids.Contains(call.Row ?? "")).CountBy(call => call.ToString())
            .Select(call => $"{call.Value} {call.Key}").Order(StringComparer.Ordinal)];
    }

    /// <summary>The requests about one person, which are the same for all of them; how many they are is checked.</summary>
    private IReadOnlyList<string> PerPerson(int people)
    {
        var ids = _agency.People.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        var each = _store.Calls
            .Select(call => (Call: call.ToString(), Person: ids.Contains(call.Partition ?? "") ? call.Partition : ids.Contains(call.Row ?? "") ? call.Row : null))
            .Where(call => call.Person is not null)
            .GroupBy(call => call.Person, call => call.Call, StringComparer.Ordinal)
            .Select(calls => string.Join(", ", calls.Order(StringComparer.Ordinal)))
            .ToList();
        Assert.Equal(people, each.Count);
        return Assert.Single(each.Distinct(StringComparer.Ordinal)).Split(", ");
    }
}
