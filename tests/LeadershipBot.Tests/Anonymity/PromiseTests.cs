using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Agency;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Sandbox.Connector;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>
/// Each sentence that staff are promised, held against what the system did in a round. <see cref="PromiseTextTests"/> sees
/// to it that no sentence is without its test. Longer trials: <see cref="ErasureTests"/>, <see cref="BallotTests"/>,
/// <see cref="FiveHundredAnswersTests"/>.
/// </summary>
public sealed class PromiseTests(PromisedRound round) : IClassFixture<PromisedRound>
{
    private static readonly string[] Shown = ["Harbor County", "North", "South"];

    [Fact]
    public void Nobody_is_shown_your_answers_or_whether_you_answered()
    {
        // Nothing that anybody read names anybody of staff.
        Assert.All(round.Heard.SelectMany(heard => heard.Value), message => Assert.DoesNotContain("Larkspur", message.Words, StringComparison.Ordinal));

        // Whoever answered, whatever it was, heard the same as their colleague who did not: the poll, the reminder, no result.
        // In one's own chat the thanks take the place of the poll; they are the same whatever was sent.
        Assert.Equal(Campaigns("North7"), Campaigns("North3"));
        Assert.Equal(Campaigns("North8"), Campaigns("North4"));
        Assert.Single(Thanked("North1", "North3"));
        Assert.Single(Thanked("North2", "North4"));
    }

    [Fact]
    public void Results_are_shown_for_groups_only_from_5_answers_up_and_not_where_they_would_point_to_one_person()
    {
        Only_group_results_with_5_or_more_answers_are_shown();

        // Of what is shown, no difference is fewer than five either: the county, less South, is eight.
        Assert.Contains("South", ShownNodes());
        Assert.DoesNotContain("North", ShownNodes());
        Assert.DoesNotContain(round.Heard.Values.SelectMany(heard => heard), message => message.Words.Contains("North: ", StringComparison.Ordinal) && message.Words.Contains("4.0", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_group_results_with_5_or_more_answers_are_shown()
    {
        // The four of North are not; with the one who sent an empty card they would be five.
        Assert.Equal(["Harbor County", "South"], ShownNodes());
        Assert.Equal(Shown, round.Release.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()!));
        Assert.All(
            Scores(), score => Assert.True(int.Parse(score.GetProperty("answers").GetString()!.Split('–', '+')[0], CultureInfo.InvariantCulture) >= 5));
    }

    [Fact]
    public void You_may_skip_any_question_or_all_of_them()
    {
        Assert.Equal(round.Thanks["North1"], round.BlankThanks);
        Only_group_results_with_5_or_more_answers_are_shown();
    }

    [Fact]
    public void While_a_pulse_is_open_your_answers_are_stored_sealed_under_a_secret_code_so_that_you_can_change_them()
    {
        // One row each, under a code that nothing but the secret gives; South1's second answer took the place of the first.
        var codes = PromisedRound.Answered.Keys.Append("North5").Select(key => RespondentKey.Derive(round.Secret, Harbor.RoundId, round.Agency.Find(key).Id));
        Assert.Equal(codes.Order(StringComparer.Ordinal), round.Ballots.Select(ballot => ballot.RowKey).Order(StringComparer.Ordinal));
        Assert.Equal(2, round.Linked!.Answers[0].Code);
        Assert.All(round.Ballots, ballot => Assert.DoesNotContain(
            Items.Ids.Concat(round.Agency.People.Select(person => person.Id)), word => ballot.Body.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Each_pulse_says_until_when() => Assert.All(
        round.Heard, heard => Assert.Contains(
            heard.Value, message => message.Offers(SubmitBallot.VerbName) && message.Words.Contains(ClosesFor(heard.Key), StringComparison.Ordinal)));

    [Fact]
    public void In_that_time_an_administrator_who_broke_the_rules_could_link_them_to_you()
    {
        // Said because it is so: with the master secret, the store and the list of people, an answer can be read while the round is open.
        Assert.All(round.Linked!.Answers, answer => Assert.Equal(PromisedRound.Answered["South1"], answer.Code));
    }

    [Fact]
    public void When_the_pulse_closes_the_answers_are_counted_in_groups()
    {
        // 2 + 3 + 3 + 4 + 4 + 3 + 2 of seven people: 3.0, and nothing about anybody of them.
        var south = Scores("South").Single(score => score.GetProperty("measure").GetString() == "VM-2");
        Assert.Equal("3.0", south.GetProperty("meanText").GetString());
        Assert.StartsWith("5", south.GetProperty("answers").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(round.Agency.People, person => round.Release.GetRawText().Contains(person.Id, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Then_the_code_and_the_answers_are_erased()
    {
        Assert.Contains("table-ballotspulse20261005.db", round.FilesWhileOpen);
        Assert.Contains("table-roundkeyspulse20261005.db", round.FilesWhileOpen);
        Assert.Empty(round.Files());
        Assert.False(await round.Agency.Store.TableExistsAsync(Tables.Ballots(Harbor.RoundId), TestContext.Current.CancellationToken));
        Assert.Equal(
            new KeysResult<IntakeKeys>.Missing("Its keys are gone."),
            await round.Agency.Service<RoundKeys>().ReadForIntakeAsync(Harbor.RoundId, TestContext.Current.CancellationToken));
        var codes = round.Ballots.Select(ballot => ballot.RowKey).Distinct().ToDictionary(code => code, Encoding.UTF8.GetBytes, StringComparer.Ordinal);
        Assert.Empty(DataFiles.Find(round.Agency.Folder, codes));
    }

    [Fact]
    public async Task If_counting_fails_they_stay_sealed_for_two_weeks_at_most()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await agency.Find("North1").AnswersAsync(Items.All(4));
        await agency.Store.DropTableAsync(Tables.RoundKeys(Harbor.RoundId), TestContext.Current.CancellationToken);
        await agency.AdvanceAsync("2026-10-26T22:59:00Z");
        Assert.Single(await agency.ReadBallotsAsync());

        await agency.AdvanceAsync("2026-10-26T23:00:00Z");
        await agency.Service<Operations.FinishWork>().RunAsync(atStart: false, TestContext.Current.CancellationToken);
        await agency.Service<Timeline>().SettleAsync(TestContext.Current.CancellationToken);

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
    }

    [Fact]
    public async Task They_stay_sealed_until_then_they_are_erased()
    {
        // A minute before the moment on the card they were there, sealed; at the moment they are gone.
        Assert.NotEmpty(round.Ballots);
        Each_pulse_says_until_when();
        await Then_the_code_and_the_answers_are_erased();
    }

    [Fact]
    public async Task Type_privacy_for_all_that_I_promise()
    {
        Assert.All(Teams.TeamsTexts.Promise, promise => Assert.Contains(promise.English, round.PrivacyWhileOpen, StringComparison.Ordinal));
        Assert.Contains("988", round.PrivacyWhileOpen, StringComparison.Ordinal);
        Assert.Contains("extension 100", round.PrivacyWhileOpen, StringComparison.Ordinal);
        var inSpanish = (await round.Agency.Find("North2").SaysAsync("privacidad")).Words;
        Assert.All(Teams.TeamsTexts.Promise, promise => Assert.Contains(promise.Spanish, inSpanish, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_pulse_is_open_now()
    {
        Assert.Contains("A pulse is open now.", round.PrivacyWhileOpen, StringComparison.Ordinal);
        Assert.DoesNotContain("A pulse is open now.", (await round.Agency.Find("North1").SaysAsync("privacy")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void What_you_answer_stays_sealed_until() => Assert.Contains(
        $"What you answer stays sealed until {ClosesFor("North1")}.", round.PrivacyWhileOpen, StringComparison.Ordinal);

    [Fact]
    public Task Then_it_is_erased() => Then_the_code_and_the_answers_are_erased();

    [Fact]
    public void Every_first_card_and_every_poll_brings_the_promise_and_the_crisis_line()
    {
        Assert.All(round.Heard.Values, heard =>
        {
            Assert.Contains("988", heard[0].Words, StringComparison.Ordinal);
            Assert.True(Teams.TeamsTexts.Promise.All(promise =>
                heard[0].Words.Contains(promise.English, StringComparison.Ordinal) || heard[0].Words.Contains(promise.Spanish, StringComparison.Ordinal)));
            Assert.All(heard.Where(message => message.Offers(SubmitBallot.VerbName)), poll => Assert.Contains("988", poll.Words, StringComparison.Ordinal));
        });
    }

    private string ClosesFor(string key)
    {
        var person = round.Agency.Service<Chats>().Of(round.Agency.Service<SandboxRoster>().Find(round.Agency.Find(key).Id)!).Person;
        return Teams.LocalMoment.Show(DateTimeOffset.Parse(Harbor.Closes, CultureInfo.InvariantCulture), person, person.Language);
    }

    private HashSet<string> Thanked(params string[] keys) => keys.Select(key => round.Thanks[key]).ToHashSet(StringComparer.Ordinal);

    private IEnumerable<(DateTimeOffset At, string Words)> Campaigns(string key) => round.Heard[key].Select(message => (
        message.At, message.Offers(SubmitBallot.VerbName) || message.Offers(AnswerAgain.VerbName) ? "the poll, or thanks for it" : message.Words));

    private List<string> ShownNodes() =>
        [.. round.Release.GetProperty("nodes").EnumerateArray().Where(node => node.GetProperty("scores").GetArrayLength() > 0).Select(node => node.GetProperty("name").GetString()!)];

    private IEnumerable<JsonElement> Scores(string? name = null) => round.Release.GetProperty("nodes").EnumerateArray()
        .Where(node => name is null || node.GetProperty("name").GetString() == name).SelectMany(node => node.GetProperty("scores").EnumerateArray());
}
