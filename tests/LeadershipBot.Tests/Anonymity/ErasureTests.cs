using System.Text;
using System.Text.RegularExpressions;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>Sealed, then erased: what is left on the disk once a round is purged.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task After_the_purge_no_byte_of_a_ballot_or_a_key_is_left_in_any_file()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var first = await AnswerAsync(agency, 1);
        var secrets = await RoundSecrets.CollectAsync(agency);
        await AnswerAsync(agency, 4);
        foreach (var (name, secret) in await RoundSecrets.CollectAsync(agency))
        {
            secrets[name + " of the second answer"] = secret;
        }

        // Its beginning, which no other row has; people's ids are in the ledger too, which says who was asked. The store's log
        // may hold it until the host stops.
        var roster = (await agency.ReadAsync(Tables.RoundRosters)).Select(row => Encoding.UTF8.GetBytes(row.Body)).MaxBy(body => body.Length)![..64];
        Assert.NotEmpty(DataFiles.Find(agency.Folder, new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["the frozen roster"] = roster }));

        // The search finds them while the round is open, so it would find them afterwards.
        Assert.Equal(first, (await agency.ReadBallotsAsync()).Count);
        var before = DataFiles.Find(agency.Folder, secrets);
        Assert.Contains(before, found => found.EndsWith(": ciphertext 0 of the second answer", StringComparison.Ordinal));
        Assert.Contains(before, found => found.EndsWith(": respondent key 0", StringComparison.Ordinal));
        Assert.Contains(before, found => found.EndsWith(": wrapped secret", StringComparison.Ordinal));
        Assert.Contains(before, found => found.EndsWith(": wrapped private key", StringComparison.Ordinal));
        Assert.Contains(before, found => found.EndsWith(": name of the ballot table", StringComparison.Ordinal));

        // Never there at all, not even while it is open.
        Assert.DoesNotContain(before, found => found.Contains(": the secret itself", StringComparison.Ordinal));
        Assert.DoesNotContain(before, found => found.Contains(": the private key itself", StringComparison.Ordinal));

        await agency.AdvanceAsync(Harbor.Closes);

        Assert.Single(await agency.ReleasesAsync());
        Assert.Empty(DataFiles.Find(agency.Folder, secrets));
        await agency.StopAsync();
        secrets["the frozen roster"] = roster;
        Assert.Empty(DataFiles.Find(agency.Folder, secrets));
        Assert.DoesNotContain(Directory.EnumerateFiles(agency.Folder, "*", SearchOption.AllDirectories), path =>
            Path.GetFileName(path).StartsWith("table-", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task After_the_purge_what_the_store_holds_is_the_same_whoever_answered_and_whatever()
    {
        // The same round three times: nobody is left a trace of having answered. Ids of the messages differ with the
        // order in which they were sent and versions are random, so neither is compared.
        var some = await RunRoundAsync(answers: 2, changedMinds: 0, people: 3);
        var others = await RunRoundAsync(answers: 4, changedMinds: 2, people: 3, skip: 5);

        Assert.Equal(some, others);
    }

    private static async Task<IReadOnlyList<string>> RunRoundAsync(int answers, int changedMinds, int people, int skip = 0)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var answering = agency.With("staff").Skip(skip).Take(people).ToList();
        foreach (var person in answering.Concat(answering.Take(changedMinds)))
        {
            await person.AnswersAsync(Items.All(answers));
        }

        await agency.AdvanceAsync(Harbor.Closes);
        var rows = new List<string>();
        foreach (var table in Tables.All)
        {
            rows.AddRange((await agency.ReadAsync(table)).Select(row => $"{table} {row.PartitionKey} {row.RowKey} {Normal(row.Body)}"));
        }

        return rows;

        string Normal(string body) => Regex.Replace(
            body.Replace(agency.Root.Authority, "sandbox", StringComparison.Ordinal),
            "\"activityId\":\"[0-9]+\"", "\"activityId\":\"…\"", RegexOptions.None, TimeSpan.FromSeconds(1));
    }

    private static async Task<int> AnswerAsync(AgencyAtWork agency, int point)
    {
        string[] keys = ["North1", "North2", "North3", "South1", "South2", "NorthLead", "Director"];
        foreach (var key in keys)
        {
            await agency.Find(key).AnswersAsync(Items.All(point));
        }

        return keys.Length;
    }
}
