using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
using LeadershipBot.Seasons;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Nudges;

public sealed class OldNudgesTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2027, 1, 20);

    private AgencyAtWork _agency = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _agency = await AgencyAtWork.StartHarborAsync(programs: NudgesOnly.Programs);

    public ValueTask DisposeAsync() => _agency.DisposeAsync();

    [Fact]
    public async Task After_two_years_a_nudge_is_forgotten_unless_it_was_said_to_be_of_no_use()
    {
        var lead = _agency.Find("NorthLead").Id;
        await AddAsync(lead, "old", new(2025, 1, 19), NudgeResponse.WillTry);
        await AddAsync(lead, "refused", new(2024, 1, 19), NudgeResponse.NotForMe);
        await AddAsync(lead, "younger", new(2025, 1, 20), NudgeResponse.WillTry);

        await SweepAsync(Today);

        Assert.Equal(["refused", "younger"], await CardsAsync(lead));
    }

    [Fact]
    public async Task Ninety_days_after_their_last_nudge_all_is_forgotten_of_those_who_left()
    {
        await AddAsync("left", "first", new(2026, 9, 1), NudgeResponse.NotForMe);
        await AddAsync("left", "last", new(2026, 10, 22), NudgeResponse.WillTry);
        await AddAsync("justleft", "first", new(2026, 9, 1), NudgeResponse.WillTry);
        await AddAsync("justleft", "last", new(2026, 10, 23), NudgeResponse.WillTry);
        var lead = _agency.Find("NorthLead").Id;
        await AddAsync(lead, "first", new(2026, 9, 1), NudgeResponse.WillTry);

        await SweepAsync(Today);

        Assert.Empty(await CardsAsync("left"));
        Assert.Equal(["first", "last"], await CardsAsync("justleft"));
        Assert.Equal(["first"], await CardsAsync(lead));
    }

    [Fact]
    public async Task Orders_of_a_season_are_kept_for_three_years()
    {
        foreach (var season in new[] { "2023-q4", "2024-q1" })
        {
            await _agency.Store.InsertAsync(
                Tables.StartOrders, StoredJson.ToEntity(season, "somebody", new StartOrderRow(["LU-1"], Stratum.Low, "seed"), HostJson.Default.StartOrderRow), Cancellation);
        }

        await SweepAsync(Today);

        Assert.Equal("2024-q1", Assert.Single(await _agency.ReadAsync(Tables.StartOrders)).PartitionKey);
    }

    [Fact]
    public async Task It_is_looked_for_once_a_month()
    {
        var lead = _agency.Find("NorthLead").Id;
        await SweepAsync(Today);
        await AddAsync(lead, "old", new(2025, 1, 1), NudgeResponse.WillTry);

        await SweepAsync(Today.AddDays(29));
        Assert.Equal(["old"], await CardsAsync(lead));

        await SweepAsync(Today.AddDays(30));
        Assert.Empty(await CardsAsync(lead));
    }

    private Task SweepAsync(DateOnly day) => _agency.Service<OldNudges>().DeleteAsync(day, Cancellation);

    private async Task AddAsync(string person, string card, DateOnly day, NudgeResponse response) =>
        await _agency.Service<NudgeHistory>().AddAsync(person, card, new("nudge", day, response), Cancellation);

    private async Task<IEnumerable<string>> CardsAsync(string person) =>
        (await _agency.Service<NudgeHistory>().ReadAsync(person, Cancellation)).Select(row => row.RowKey);
}
