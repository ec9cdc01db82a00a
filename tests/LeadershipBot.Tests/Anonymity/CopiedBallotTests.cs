using LeadershipBot.Core.Anonymity;
using LeadershipBot.Results;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>Whoever can write rows may copy a sealed ballot without opening it; it never makes one answer count as five.</summary>
public sealed class CopiedBallotTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ballot_that_is_copied_to_another_partition_counts_once()
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost);
        await AnswerAsync(agency, "North1", "North2", "North3", "North4");
        var ballots = await agency.ReadBallotsAsync();
        foreach (var ballot in ballots)
        {
            var other = ballot.PartitionKey == "0" ? "f" : "0";
            await agency.Store.UpsertAsync(Tables.Ballots(Harbor.RoundId), ballot with { PartitionKey = other }, Cancellation);
        }

        await agency.AdvanceAsync(Harbor.Closes);

        Assert.DoesNotContain(await NodesAsync(agency), node => node.IsPublished);
        Assert.Contains(log.Lines, line => line.Contains("4 ballots were altered or put there by somebody else and were not counted", StringComparison.Ordinal));
        Assert.Equal("degraded: answers were altered and not counted (look at the log)", await agency.ReadinessAsync());
        Assert.DoesNotContain(log.Lines, line => ballots.Any(ballot => line.Contains(ballot.RowKey, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_ballot_that_the_store_gives_out_five_times_counts_once()
    {
        WatchedStore store = null!;
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost + WatchedStore.Into(watched => store = watched));
        await AnswerAsync(agency, "North1");
        store.ChangePage = (table, page) => table == Tables.Ballots(Harbor.RoundId)
            ? page with { Entities = [.. Enumerable.Repeat(page.Entities, 5).SelectMany(rows => rows)] }
            : page;

        await agency.AdvanceAsync(Harbor.Closes);

        Assert.DoesNotContain(await NodesAsync(agency), node => node.IsPublished);
        Assert.Contains(log.Lines, line => line.Contains("4 ballots were altered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Five_people_who_answered_do_count()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await AnswerAsync(agency, "North1", "North2", "North3", "North4", "North5");

        await agency.AdvanceAsync(Harbor.Closes);

        Assert.Contains(await NodesAsync(agency), node => node.IsPublished);
    }

    private static async Task AnswerAsync(AgencyAtWork agency, params string[] people)
    {
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var key in people)
        {
            await agency.Find(key).AnswersAsync(Items.All(4));
        }
    }

    private static async Task<IReadOnlyList<ReleaseNode>> NodesAsync(AgencyAtWork agency) =>
        (await agency.Service<Releases>().FindAsync(Harbor.RoundId, Cancellation))!.Nodes;
}
