using LeadershipBot.Circles;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Operations;
using LeadershipBot.Preferences;
using LeadershipBot.Store;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Driving;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>What is about people whom the roster no longer has goes after 90 days, and not for a mistake of a day.</summary>
public sealed class ForgetLeaversTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noticed = new(2026, 10, 2, 12, 0, 0, TimeSpan.Zero);

    private AgencyAtWork _agency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync();

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task Ninety_days_after_somebody_left_nothing_of_them_is_left_and_of_others_everything()
    {
        var member = _agency.Find("North1").Id;
        await WriteAllAsync("somebody", member);
        var others = await RowsAsync(member);
        Assert.Equal(5, others.Count);

        await RunAsync(Noticed);
        await RunAsync(Noticed.AddDays(89));
        Assert.Equal(6, (await RowsAsync("somebody")).Count);

        await RunAsync(Noticed.AddDays(90));

        Assert.Empty(await RowsAsync("somebody"));
        Assert.Equal(others, await RowsAsync(member));
    }

    [Fact]
    public async Task The_note_that_somebody_left_goes_too_where_it_is_all_that_is_left_of_them()
    {
        await _agency.Store.UpsertAsync(Tables.Preferences, StoredJson.ToEntity("left", "somebody", new LeftRow(new(2026, 10, 2)), HostJson.Default.LeftRow), Cancellation);

        await RunAsync(Noticed.AddDays(89));
        Assert.Single(await RowsAsync("somebody"));

        await RunAsync(Noticed.AddDays(90));
        Assert.Empty(await RowsAsync("somebody"));
    }

    [Fact]
    public async Task Whoever_is_back_in_time_loses_nothing_and_the_days_begin_anew()
    {
        var member = _agency.Find("North1").Id;
        await WriteAllAsync(member);
        await _agency.Store.UpsertAsync(Tables.Preferences, StoredJson.ToEntity("left", member, new LeftRow(new(2026, 1, 1)), HostJson.Default.LeftRow), Cancellation);

        await RunAsync(Noticed);

        var rows = await RowsAsync(member);
        Assert.Equal(5, rows.Count);
        Assert.DoesNotContain(rows, row => row.Contains("since", StringComparison.Ordinal));
    }

    private async Task WriteAllAsync(params string[] ids)
    {
        foreach (var id in ids)
        {
            await _agency.Service<Conversations>().RememberAsync(id, new("chat", "https://smba.example/"), Cancellation);
            var table = _agency.Service<PreferencesTable>();
            await table.SaveAsync(id, PreferencesRow.Default, PreferencesRow.Default with { WantsNudges = true }, Cancellation);
            await _agency.Service<CircleTable>().WishAsync(id, isIn: true, Cancellation);
            await _agency.Store.UpsertAsync(Tables.Budgets, StoredJson.ToEntity(id, "budget", MessageBudget.Empty, HostJson.Default.MessageBudget), Cancellation);
        }
    }

    private async Task<IReadOnlyList<string>> RowsAsync(string id)
    {
        var rows = new List<string>();
        foreach (var table in new[] { Tables.Conversations, Tables.Preferences, Tables.Budgets, Tables.Circles })
        {
            rows.AddRange((await _agency.ReadAsync(table)).Where(row => row.PartitionKey == id || row.RowKey == id).Select(row => $"{table} {row.PartitionKey} {row.RowKey} {row.Body}"));
        }

        return rows;
    }

    private Task RunAsync(DateTimeOffset now) =>
        ActivatorUtilities.CreateInstance<ForgetLeavers>(_agency.Service<IServiceProvider>(), new At(now)).RunAsync(Cancellation);

    private sealed class At(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
