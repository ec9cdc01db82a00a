using LeadershipBot.Actions;
using LeadershipBot.Core.Actions;
using LeadershipBot.Operations;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>What is deleted once a day: no start waits for it, no part of it for another, and nobody loses what they are at.</summary>
public sealed class DailySweepTests
{
    private static readonly DateTimeOffset LongAgo = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Dialogs", "chat")]
    [InlineData("Barriers", "barrier")]
    [InlineData("UnitNotes", "round")]
    [InlineData("Notes", "person")]
    public async Task A_row_that_can_not_be_read_does_not_stop_the_start_nor_what_does_not_concern_it(string name, string partition)
    {
        await using var before = await AgencyAtWork.StartHarborAsync();
        var damaged = TableName.Lasting(name);
        await before.Store.UpsertAsync(damaged, new(partition, "damaged", "{\"id\":"), Cancellation);
        await AddDialogAsync(before.Store, LongAgo);
        await AddPromiseAsync(before);
        await before.StopAsync();

        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port);
        Assert.Single(await agency.ReadAsync(Tables.Actions));
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);

        Assert.Empty(await agency.ReadAsync(Tables.Actions));
        Assert.Equal(name == "Dialogs" ? 2 : 0, (await agency.ReadAsync(Tables.Dialogs)).Count);
    }

    [Fact]
    public async Task Whoever_goes_on_at_that_moment_keeps_what_they_began()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await AddDialogAsync(store, LongAgo);
        var old = Assert.Single(await agency.ReadAsync(Tables.Dialogs));

        // It goes on after the sweep has read it.
        await AddDialogAsync(store, await agency.NowAsync());
        store.ChangePage = (table, page) => table == Tables.Dialogs ? page with { Entities = [old] } : page;
        await ActivatorUtilities.CreateInstance<SweepDialogs>(agency.Service<IServiceProvider>()).RunAsync(Cancellation);
        store.ChangePage = null;

        Assert.NotEqual(old.Body, Assert.Single(await agency.ReadAsync(Tables.Dialogs)).Body);
    }

    private static Task AddDialogAsync(IEntityStore store, DateTimeOffset at) =>
        store.UpsertAsync(Tables.Dialogs, StoredJson.ToEntity("chat", "dialog", new DialogRow("action", "{}", at), HostJson.Default.DialogRow), Cancellation);

    private static async Task AddPromiseAsync(AgencyAtWork agency)
    {
        var done = new ActionChange(ActionStatus.Done, LongAgo, "me");
        Assert.True(await agency.Service<ActionsTable>().TryAddAsync(
            new LeadershipAction("old", "n", "North", "Keep Fridays free", new(2024, 5, 1), "me", "me", LongAgo.AddDays(-50), [done]), Cancellation));
    }
}
