using System.Text.Json;
using LeadershipBot.Core.Actions;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Each thing that must not be in the store is put there beside a running bot, found, taken away, and no longer found: whatever store it is.</summary>
public abstract class StoreViolationContract(AuditedHarbor harbor)
{
    private const string Beside = "hold a person beside an answer.";
    private const string BallotLike = "look like ballots and lie outside the tables made for them.";
    private const string NotWritten = "are not what the bot writes there.";

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected AuditedHarbor Harbor => harbor;

    protected IEntityStore Store => harbor.Agency.Store;

    private Colleague Person => harbor.Agency.Find("North1");

    protected static TableName Ballots => Tables.Ballots(AuditedHarbor.OpenRound);

    [Theory]
    [InlineData("Deliveries", """{"state":"Delivered","notBefore":"2026-10-05T16:00:00Z","activityId":"VM-2=4"}""")]
    [InlineData("Deliveries", """{"state":"Delivered","notBefore":"2026-10-05T16:00:00Z","answered":true}""")]
    [InlineData("Preferences", """{"days":["Monday"],"fromHour":7,"toHour":19,"noPulses":false,"noNudges":false,"SP-14":4}""")]
    [InlineData("Nudges", """{"nudgeId":"vm-person-first","sentOn":"2026-10-06","response":"None","choice":2}""")]
    [InlineData("Campaigns", """{"id":"x","kind":"Nudge","subject":"answers","date":"2026-10-06","vote":{"LU-1":5}}""")]
    [InlineData("Audit", """{"what":"PM-7","value":4}""")]
    [InlineData("Audit", """{"what":"{\"PM-7\":4}"}""")]
    [InlineData("Audit", """[{"rating":3}]""")]
    public async Task A_row_of_a_person_with_an_answer_is_found(string table, string body) =>
        await CheckAsync(TableName.Lasting(table), new("planted", Person.Id, body), $"Table \"{table}\": 1 row(s) {Beside}");

    [Fact]
    public async Task What_people_write_in_their_own_words_is_no_answer_whatever_it_says()
    {
        // Not even the ids of questions make it one; anything beside the words does.
        const string Words = "CO-1b and SP-14 at our meeting";
        var at = new DateTimeOffset(2026, 11, 3, 16, 0, 0, TimeSpan.Zero);
        var action = new LeadershipAction(
            "a1", Unit.Agency, "Harbor County", Words, new(2026, 12, 1), Person.Id, Person.Id, at, [new(ActionStatus.Done, at, Person.Id, Words)], "pulse-20261005", Words, Words);
        var row = StoredJson.ToEntity("action", "planted", action, HostJson.Default.LeadershipAction);
        Assert.True((await Store.InsertAsync(Tables.Actions, row, Cancellation)).IsWritten);

        Assert.Empty((await new Auditor(harbor.Agency).RunAsync()).Broken);
        await Store.DeleteAsync(Tables.Actions, row.PartitionKey, row.RowKey, Cancellation);

        await CheckAsync(Tables.Actions, row with { Body = row.Body.Replace("\"history\":", "\"score\":4,\"history\":", StringComparison.Ordinal) }, $"Table \"Actions\": 1 row(s) {Beside}");
    }

    [Theory]
    [InlineData("name")]
    [InlineData("email")]
    [InlineData("id without hyphens")]
    [InlineData("id of a leaver")]
    [InlineData("chat")]
    [InlineData("Teams user")]
    public async Task However_a_person_is_named_they_are_found(string how)
    {
        var chat = ChatOf(Person);
        var name = how switch
        {
            "name" => Person.Name.ToUpperInvariant(),
            "email" => "North1@larkspur.example",
            "id without hyphens" => Person.Id.Replace("-", "", StringComparison.Ordinal),
            "id of a leaver" => "0FF1CE00-1111-4222-8333-444455556666",
            "chat" => chat.ConversationId,
            _ => "29:1bcd_EFGH-ijklmnopqrstuvwxyz",
        };

        await CheckAsync(
            TableName.Lasting("Notes"), new("planted", "row", JsonSerializer.Serialize(new { who = name, note = "said 4 to RL-8" })), $"Table \"Notes\": 1 row(s) {Beside}");
    }

    [Fact]
    public async Task An_answer_in_the_state_of_somebodys_dialog_is_found() => await CheckAsync(
        Tables.Dialogs,
        new(PersonalWords.DialogKeyOf(ChatOf(Person).ConversationId), "planted", """{"dialogId":"pause","state":"{\"VM-9\":\"4\"}"}"""),
        $"Table \"Dialogs\": 1 row(s) {Beside}");

    [Fact]
    public async Task A_person_split_between_two_pieces_of_a_large_value_is_found()
    {
        var text = $$"""{"roundId":"x","nodes":[{"name":"North","scores":[{"measure":"VM-2"}],"people":["{{Person.Id}}"]}]}""";
        var half = text.IndexOf(Person.Id, StringComparison.Ordinal) + 10;
        await Store.UpsertAsync(Tables.Releases, new("planted", "abc.00000", JsonSerializer.Serialize(text[..half])), Cancellation);

        await CheckAsync(Tables.Releases, new("planted", "abc.00001", JsonSerializer.Serialize(text[half..])), $"Table \"Releases\": 1 row(s) {Beside}", alsoRemove: "abc.00000");
    }

    [Fact]
    public async Task A_history_that_remembers_a_group_of_four_is_found()
    {
        var text = JsonSerializer.Serialize(new
        {
            people = harbor.Agency.People.Take(4).Select(person => person.Id),
            rounds = new[] { new { groups = new[] { new { items = new[] { "VM-2" }, groups = new[] { new[] { 0, 1, 2, 3 } } } } } },
        });

        await CheckAsync(Tables.PublishedGroups, new("planted", "abc.00000", JsonSerializer.Serialize(text)), $"Table \"PublishedGroups\": 1 row(s) {Beside}");
    }

    [Fact]
    public async Task A_copied_ballot_is_found()
    {
        var ballot = (await harbor.Agency.ReadAsync(Ballots))[0];

        await CheckAsync(TableName.Lasting("Backup"), ballot, $"Table \"Backup\": 1 row(s) {BallotLike}");
        await CheckAsync(TableName.Lasting("Backup"), ballot with { PartitionKey = "p", RowKey = "r" }, $"Table \"Backup\": 1 row(s) {BallotLike}");
        await CheckAsync(TableName.Lasting("Backup"), new("p", "r", $"\"{ballot.RowKey}\""), $"Table \"Backup\": 1 row(s) {BallotLike}");
        await CheckAsync(Tables.Occurrences, ballot, $"Table \"Occurrences\": 1 row(s) {BallotLike}");
    }

    [Fact]
    public async Task What_is_no_sealed_ballot_in_a_ballot_table_is_found()
    {
        var ballot = (await harbor.Agency.ReadAsync(Ballots))[0];
        var key = new string('a', 64);

        await CheckAsync(Ballots, new("a", key, """{"cell":3,"answers":[4,4,4]}"""), $"Table \"{Ballots}\": 1 row(s) {NotWritten}");
        await CheckAsync(Ballots, ballot with { PartitionKey = "a", RowKey = Person.Id }, $"Table \"{Ballots}\": 1 row(s) {Beside}");
        await CheckAsync(
            Ballots, new("a", key, ballot.Body[..^1] + $",\"at\":\"2026-11-02T18:00:00Z\"}}"), $"Table \"{Ballots}\": 1 row(s) {NotWritten}");
    }

    [Fact]
    public async Task A_table_that_is_none_of_the_bots_is_found_whatever_it_holds() =>
        await CheckAsync(TableName.Lasting("Temp"), new("p", "r", "1"), "Table \"Temp\" is none of the bot's.");

    [Fact]
    public async Task A_member_the_bot_does_not_write_is_found() => await CheckAsync(
        Tables.Occurrences,
        new("p", "r", """{"programId":"pulse","zone":"Z","date":"2026-10-05","stage":"Done","note":"x"}"""),
        $"Table \"Occurrences\": 1 row(s) {NotWritten}");

    [Fact]
    public async Task The_list_of_who_was_asked_in_a_finished_round_is_found() => await CheckAsync(
        Tables.RoundRosters, new(Driving.Harbor.RoundId, "value", """{"version":"x","pieces":0}"""), "The table RoundRosters still lists who was asked in 1 finished round(s).");

    [Fact]
    public async Task The_list_of_who_was_asked_in_a_round_the_bot_does_not_know_is_found() => await CheckAsync(
        Tables.RoundRosters, new("gone-20260801", "value", """{"version":"x","pieces":0}"""), "The table RoundRosters lists who was asked in 1 round(s) the bot does not know.");

    [Theory]
    [InlineData("Open")]
    [InlineData("Closing")]
    [InlineData("Published")]
    public async Task A_round_that_still_holds_ballots_a_day_after_its_close_is_found(string state)
    {
        await Store.CreateTableAsync(Tables.Ballots("old-20261001"), Cancellation);

        await CheckAsync(
            Tables.Rounds,
            Round("old-20261001", state, "2026-10-31T00:00:00Z"),
            "Round old-20261001 should have been erased: it closed at 2026-10-31 00:00 UTC, more than a day ago, and still holds ballots or keys.");
        await Store.DropTableAsync(Tables.Ballots("old-20261001"), Cancellation);
    }

    [Theory]
    [InlineData("Closing", "2026-10-31T00:00:00Z", "en", " If its log says that the round can't be counted, put back what it names; by 2026-11-14 00:00 UTC the round is erased uncounted. Until then, let nobody")]
    [InlineData("Open", "2026-10-31T00:00:00Z", "es", " Si su registro dice que la ronda no se puede contar, devuelva a su lugar lo que nombra; el 2026-11-14 00:00 UTC la ronda se borra sin contar. Mientras tanto, que nadie")]
    [InlineData("Closing", "2026-10-10T00:00:00Z", "en", " Until then, let nobody")]
    [InlineData("Published", "2026-10-31T00:00:00Z", "es", " Mientras tanto, que nadie")]
    public async Task Whoever_finds_an_overdue_round_is_told_how_long_it_waits_for_what_is_missing(string state, string closes, string language, string remedy)
    {
        await Store.CreateTableAsync(Tables.Ballots("old-20261001"), Cancellation);
        await Store.UpsertAsync(Tables.Rounds, Round("old-20261001", state, closes), Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync("--language", language);

        Assert.Contains((language == "es" ? "borra por sí mismo las rondas atrasadas." : "closes and erases overdue rounds by itself.") + remedy, audit.Text, StringComparison.Ordinal);
        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        await Store.DeleteAsync(Tables.Rounds, "round", "old-20261001", Cancellation);
        await Store.DropTableAsync(Tables.Ballots("old-20261001"), Cancellation);
    }

    [Fact]
    public async Task A_round_that_closed_an_hour_ago_is_no_violation()
    {
        await Store.CreateTableAsync(Tables.Ballots("late-20261026"), Cancellation);
        await Store.UpsertAsync(Tables.Rounds, Round("late-20261026", "Closing", "2026-11-02T17:00:00Z"), Cancellation);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        Assert.Contains("Round late-20261026 closed at 2026-11-02 17:00 UTC and is being counted. Then its ballots are erased.", audit.Good);
        Assert.Equal(0, audit.ExitCode);
        await Store.DeleteAsync(Tables.Rounds, "round", "late-20261026", Cancellation);
        await Store.DropTableAsync(Tables.Ballots("late-20261026"), Cancellation);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_open_round_whose_ballots_or_keys_are_elsewhere_is_found(bool hasBallots)
    {
        var table = hasBallots ? Tables.Ballots("half-20261102") : Tables.RoundKeys("half-20261102");
        await Store.CreateTableAsync(table, Cancellation);

        await CheckAsync(
            Tables.Rounds, Round("half-20261102", "Open", "2026-11-12T00:00:00Z"), "Round half-20261102 is open, and its ballots or its keys are not where they belong.");
        await Store.DropTableAsync(table, Cancellation);
        await CheckGreenAsync();
    }

    private Chat ChatOf(Colleague person) =>
        harbor.Agency.Service<Chats>().Of(harbor.Agency.Service<SandboxRoster>().Find(person.Id)!);

    protected static Entity Round(string id, string state, string closes) => new(
        "round", id,
        $$"""{"id":"{{id}}","programId":"pulse","instrumentId":"first-eight","state":"{{state}}","openDate":"2026-10-01","localTime":"10:00:00","closesAt":"{{closes}}","zones":["America/Denver"],"resultsSent":false}""");

    protected async Task CheckAsync(TableName table, Entity row, string finding, string? alsoRemove = null)
    {
        var wasThere = await Store.TableExistsAsync(table, Cancellation);
        await Store.CreateTableAsync(table, Cancellation);
        Assert.True((await Store.InsertAsync(table, row, Cancellation)).IsWritten);

        var audit = await new Auditor(harbor.Agency).RunAsync();

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Contains(finding, audit.Broken);
        Assert.DoesNotContain(harbor.Personal.Append(row.RowKey.Length > 20 ? row.RowKey : "North1"), word => audit.Text.Contains(word, StringComparison.OrdinalIgnoreCase));
        await Store.DeleteAsync(table, row.PartitionKey, row.RowKey, Cancellation);
        if (alsoRemove is not null)
        {
            await Store.DeleteAsync(table, row.PartitionKey, alsoRemove, Cancellation);
        }

        if (!wasThere)
        {
            await Store.DropTableAsync(table, Cancellation);
        }

        if (table != Tables.Rounds)
        {
            await CheckGreenAsync();
        }
    }

    protected async Task CheckGreenAsync()
    {
        var audit = await new Auditor(harbor.Agency).RunAsync();
        Assert.Equal("", string.Join('\n', audit.Broken));
        Assert.Equal(VerificationReport.AllHolds, audit.ExitCode);
    }
}
