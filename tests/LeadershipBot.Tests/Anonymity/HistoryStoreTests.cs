using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Results;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>Who was asked behind earlier scores: kept as long as it is needed, and never lost.</summary>
public sealed class HistoryStoreTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_rounds_older_than_two_years_it_is_deleted()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var releases = agency.Service<Releases>();
        for (var round = 0; round < (12 * PublishedHistory.RememberedYears) + 3; round++)
        {
            await PublishAsync(agency, $"pulse-{round:D2}", new DateOnly(2024, 1, 1).AddMonths(round));
        }

        await releases.ForgetOldGroupsAsync("pulse-05", Cancellation);

        var kept = await KeptAsync(agency);
        Assert.Equal((12 * PublishedHistory.RememberedYears) + 1, kept.Count);
        Assert.DoesNotContain("pulse-00", kept);
        Assert.DoesNotContain("pulse-01", kept);
        await releases.HistoryAsync(exceptRound: null, closing: default, Cancellation);
    }

    [Theory]
    [InlineData("2025-12-31", false, true)]
    [InlineData("2026-01-01", false, false)]
    [InlineData("2026-01-01", true, true)]
    public async Task It_goes_after_two_years_though_no_round_follows_but_not_before_one_that_is_to_be_counted(string today, bool anotherIsToBeCounted, bool stays)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await PublishAsync(agency, "pulse-00", new DateOnly(2023, 12, 31));
        if (anotherIsToBeCounted)
        {
            await agency.Service<Rounds>().TryAddAsync(Row("pulse-01", new DateOnly(2025, 12, 31), RoundState.Closing), Cancellation);
        }

        await agency.Service<Releases>().ForgetOldGroupsAsync(DateOnly.Parse(today, CultureInfo.InvariantCulture), Cancellation);

        Assert.Equal(stays ? ["pulse-00"] : [], await KeptAsync(agency));
    }

    [Fact]
    public async Task What_a_round_without_a_release_left_makes_nothing_be_forgotten_and_goes_with_that_round()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var releases = agency.Service<Releases>();
        await PublishAsync(agency, "pulse-00", new DateOnly(2024, 1, 1));
        await PublishAsync(agency, "pulse-01", new DateOnly(2025, 12, 1));
        await agency.Store.TryAddLargeAsync(
            Tables.PublishedGroups, "pulse-02", new PublishedRound(new DateOnly(2026, 2, 1), [], []), Core.CoreJsonContext.Default.PublishedRound, Cancellation);

        await releases.ForgetOldGroupsAsync("pulse-01", Cancellation);
        await releases.HistoryAsync(exceptRound: "pulse-03", new DateOnly(2025, 12, 8), Cancellation);
        Assert.Equal(["pulse-00", "pulse-01", "pulse-02"], await KeptAsync(agency));

        await releases.ForgetOldGroupsAsync("pulse-02", Cancellation);
        Assert.Equal(["pulse-00", "pulse-01"], await KeptAsync(agency));
    }

    [Fact]
    public async Task Where_it_is_gone_nothing_is_published()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await PublishAsync(agency, "pulse-00", new DateOnly(2024, 1, 1));
        await agency.Store.DeleteLargeAsync(Tables.PublishedGroups, "pulse-00", Cancellation);

        await Assert.ThrowsAsync<InvalidDataException>(() => agency.Service<Releases>().HistoryAsync(exceptRound: null, closing: default, Cancellation));
    }

    private static async Task<IReadOnlyList<string>> KeptAsync(AgencyAtWork agency) =>
        [.. (await agency.ReadAsync(Tables.PublishedGroups)).Select(row => row.PartitionKey).Distinct(StringComparer.Ordinal)];

    private static async Task PublishAsync(AgencyAtWork agency, string roundId, DateOnly closed)
    {
        var release = new Release(roundId, "first-eight", closed.AddDays(-7), closed, [new ReleaseNode("Harbor", null, null, [])]);
        await agency.Service<Rounds>().TryAddAsync(Row(roundId, closed, RoundState.Purged), Cancellation);
        await agency.Service<Releases>().PublishAsync(new ReleaseResult(release, new PublishedRound(closed, [], [])), Cancellation);
    }

    private static RoundRow Row(string roundId, DateOnly closed, RoundState state) => new(
        roundId, "pulse", "first-eight", state, closed.AddDays(-7), new TimeOnly(10, 0), new DateTimeOffset(closed, default, default), [], ResultsSent: true);
}
