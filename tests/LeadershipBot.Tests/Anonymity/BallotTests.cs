using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Pulses;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>What lies on the disk while a round is open.</summary>
public sealed class BallotTests
{
    [Fact]
    public async Task A_ballot_is_of_one_size_and_says_neither_who_nor_where_nor_when_nor_what()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        Dictionary<string, string>[] kinds =
            [[], Items.All(1), Items.All(5), Items.All(9), Items.All(0), Items.All(3).With("VM-2", "9"), new() { ["SP-16"] = "2" }];
        foreach (var (person, answers) in agency.With("staff").Zip(kinds))
        {
            await person.AnswersAsync(answers);
        }

        var ballots = await agency.ReadBallotsAsync();

        Assert.True(File.Exists(Path.Combine(agency.Folder, "data", "table-ballotspulse20261005.db")));
        Assert.Equal(kinds.Length, ballots.Count);
        Assert.Single(ballots.Select(ballot => ballot.Body.Length).Distinct());
        Assert.Single(ballots.Select(ballot => ballot.ETag.Length).Distinct());
        Assert.All(ballots, ballot =>
        {
            Assert.Equal(RespondentKey.Length, ballot.RowKey.Length);
            Assert.Equal(ballot.RowKey[..1], ballot.PartitionKey);
            Assert.Equal(
                ["ephemeralKey", "nonce", "ciphertext"],
                JsonElement.Parse(ballot.Body).EnumerateObject().Select(member => member.Name));
        });

        // No two ciphertexts are alike, not even of equal answers.
        Assert.Equal(kinds.Length, ballots.Select(ballot => ballot.Body).Distinct().Count());
        var all = string.Join('\n', ballots.Select(ballot => $"{ballot.PartitionKey} {ballot.RowKey} {ballot.Body} {ballot.ETag}"));
        Assert.All(agency.People, person => Assert.DoesNotContain(person.Id, all, StringComparison.OrdinalIgnoreCase));
        Assert.All(["North", "South", "Harbor", "2026"], word => Assert.DoesNotContain(word, all, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_second_answer_takes_the_row_of_the_first_and_nothing_of_it_remains()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var person = agency.Find("North1");
        await person.AnswersAsync(Items.All(1));
        var first = Assert.Single(await agency.ReadBallotsAsync());

        await person.AnswersAsync(Items.All(1));

        var second = Assert.Single(await agency.ReadBallotsAsync());
        Assert.Equal(first.RowKey, second.RowKey);
        Assert.NotEqual(first.Body, second.Body);
    }

    [Fact]
    public async Task A_tap_on_a_pulse_writes_its_ballot_and_nothing_else()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var person = agency.Find("North1");
        var poll = (await person.HeardAsync(SubmitBallot.VerbName))[0];
        var lasting = await agency.ReadLastingAsync();
        store.Changes.Clear();

        await person.TapsAsync(poll, SubmitBallot.VerbName, Items.All(4));

        var change = Assert.Single(store.Changes);
        Assert.Equal(("upsert", "Ballotspulse20261005"), (change.Kind, change.Table.Value));
        store.Changes.Clear();

        await person.TapsAsync(poll, AnswerAgain.VerbName);
        await person.TapsAsync(poll, SubmitBallot.VerbName, Items.All(7));
        await person.TapsAsync(poll, SubmitBallot.VerbName, new { round = "pulse-20200101" });
        await person.TapsAsync(poll, SubmitBallot.VerbName, new { round = 7 });

        Assert.Empty(store.Changes);
        Assert.Equal(lasting, await agency.ReadLastingAsync());
    }

    [Fact]
    public async Task A_ballot_that_was_not_written_is_not_acknowledged()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        store.Before = change =>
        {
            if (change.Table.Value.StartsWith("Ballots", StringComparison.Ordinal))
            {
                throw new InvalidOperationException("The disk is full.");
            }
        };

        var person = agency.Find("North1");
        var response = await person.TapsAsync((await person.HeardAsync(SubmitBallot.VerbName))[0], SubmitBallot.VerbName, Items.All(4));

        Assert.Contains("Your answer could not be saved.", response.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("sealed", response.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await agency.ReadBallotsAsync());
    }
}
