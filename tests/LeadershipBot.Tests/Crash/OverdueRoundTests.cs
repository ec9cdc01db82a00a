using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>
/// Two weeks at most: whatever rows say that nobody can read, whoever put them there, a round whose own row can be read is erased.
/// </summary>
public sealed class OverdueRoundTests
{
    private const string AlmostTwoWeeksLater = "2026-10-26T22:59:00Z";
    private const string TwoWeeksLater = "2026-10-26T23:00:00Z";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, bool> Planted => new(
        from row in new[] { "another round", "release", "roster", "piece of the roster", "keys", "ballot" }
        from isJson in new[] { true, false }
        select (row, isJson));

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_row_that_nobody_can_read_keeps_no_sealed_answer_for_longer(string what, bool isJson)
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await OpenAsync(agency);
        await PlantAsync(agency, store, what, isJson);

        await agency.AdvanceAsync(AlmostTwoWeeksLater);
        await SweepAsync(agency);
        Assert.Equal(IsInTheWay(what, isJson) ? 2 : 0, TablesOf(agency).Count());

        await agency.AdvanceAsync(TwoWeeksLater);
        await SweepAsync(agency);

        await NothingIsLeftAsync(agency, store);
    }

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task Nor_does_it_where_the_bot_is_started_again(string what, bool isJson)
    {
        WatchedStore store = null!;
        await using var before = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await OpenAsync(before);
        var cannotRead = await PlantAsync(before, store, what, isJson);
        await before.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(before.Folder, "data", "clock.txt"), TwoWeeksLater, Cancellation);

        try
        {
            await using var agency = await AgencyAtWork.StartHarborAsync(
                before.Folder, WatchedStore.Into(watched => (store = watched).CannotRead = cannotRead), port: before.Root.Port);
            await agency.Service<Timeline>().SettleAsync(Cancellation);
            await NothingIsLeftAsync(agency, store);
        }
        catch (EntityStoreException)
        {
            Assert.Empty(TablesOf(before));
        }
    }

    [Fact]
    public async Task A_round_whose_own_row_can_not_be_read_stays_and_so_does_the_row()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await OpenAsync(agency);
        var row = Assert.Single(await agency.ReadAsync(Tables.Rounds));
        store.CannotRead = (table, found) => table == Tables.Rounds && found.RowKey == Harbor.RoundId;

        await agency.AdvanceAsync(TwoWeeksLater);
        await SweepAsync(agency);

        store.CannotRead = null;
        Assert.Equal(2, TablesOf(agency).Count());
        Assert.Equal(row, Assert.Single(await agency.ReadAsync(Tables.Rounds)));
        Assert.NotEmpty(await agency.ReadAsync(Tables.RoundRosters));
    }

    [Fact]
    public async Task A_reminders_row_that_can_not_be_read_keeps_no_round_open()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Store.UpsertAsync(Tables.Occurrences, new(PulseReminder.CampaignOf(Harbor.RoundId), "20261005.America_Denver", "{}"), Cancellation);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        Assert.Equal(2, TablesOf(agency).Count());

        await agency.AdvanceAsync(Harbor.Closes);

        Assert.Empty(TablesOf(agency));
    }

    [Fact]
    public async Task A_file_of_which_nothing_can_be_read_is_not_searched_for_ever()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await OpenAsync(agency);
        store.Calls.Clear();
        store.BeforeCall = call =>
        {
            if (call.Table == Tables.Rounds)
            {
                throw new EntityStoreException(StoreProblem.Unreadable, "A file is damaged.");
            }
        };

        Assert.Empty(await agency.Service<Rounds>().ReadableAsync(Cancellation));

        Assert.InRange(store.Calls.Count, 1, 200);
    }

    private static async Task OpenAsync(AgencyAtWork agency)
    {
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.With("staff"))
        {
            await person.AnswersAsync(Items.All(4));
        }
    }

    /// <summary>A ballot of somebody else's making is left out, and whatever is in a release's place is taken for one.</summary>
    private static bool IsInTheWay(string what, bool isJson) => !isJson || what is not ("ballot" or "release");

    /// <summary>As JSON that says nothing, or as a row that the store itself refuses to read.</summary>
    private static async Task<Func<TableName, Entity, bool>> PlantAsync(AgencyAtWork agency, WatchedStore store, string what, bool isJson)
    {
        var (table, row) = what switch
        {
            "another round" => (Tables.Rounds, new Entity("round", "pulse-20261001", "{}")),
            "release" => (Tables.Releases, new Entity(Harbor.RoundId, "value", "{}")),
            "roster" => (Tables.RoundRosters, new Entity(Harbor.RoundId, "value", "{}")),
            "piece of the roster" => (Tables.RoundRosters, (await agency.ReadAsync(Tables.RoundRosters))[0] with { Body = "{}" }),
            "keys" => (Tables.RoundKeys(Harbor.RoundId), new Entity(RoundKeys.Partition, RoundKeys.RowKey, "{}")),
            _ => (Tables.Ballots(Harbor.RoundId), (await agency.ReadBallotsAsync())[0] with { Body = "{}" }),
        };
        await agency.Store.UpsertAsync(table, row, Cancellation);
        return store.CannotRead = isJson ? (_, _) => false : (found, entity) => found == table && (entity.PartitionKey, entity.RowKey) == (row.PartitionKey, row.RowKey);
    }

    private static async Task SweepAsync(AgencyAtWork agency)
    {
        await agency.Service<StoreHealth>().TryAsync(() => agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation));
        await agency.Service<Timeline>().SettleAsync(Cancellation);
    }

    private static async Task NothingIsLeftAsync(AgencyAtWork agency, WatchedStore store)
    {
        store.CannotRead = null;
        Assert.Empty(TablesOf(agency));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));
        Assert.Equal(RoundState.Purged, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
    }

    private static IEnumerable<string> TablesOf(AgencyAtWork agency) => Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*.db");
}
