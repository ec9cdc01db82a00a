using LeadershipBot.Delivery;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Delivery;

/// <summary>Who was sent what is forgotten a year after it was over.</summary>
public sealed class OldCampaignsTests
{
    private const string Invitation = Harbor.RoundId + ".invite";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_year_after_its_deadline_nothing_of_a_campaign_is_left_and_of_others_nothing_is_lost()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync("2026-10-20T00:00:00Z");
        var all = await agency.CampaignsAsync();
        var old = Assert.Single(all, campaign => campaign.Id == Invitation);
        Assert.Equal(agency.People.Count, (await agency.DeliveriesAsync(Invitation)).Count);
        var others = await OthersAsync(agency);

        var yearLater = old with { Deadline = (await agency.NowAsync()).AddYears(-1) };
        await PlanAsync(agency, yearLater with { Deadline = yearLater.Deadline.AddHours(1) });
        await PlanAsync(agency, yearLater with { FinishedAt = null });
        Assert.Equal(agency.People.Count, (await agency.DeliveriesAsync(Invitation)).Count);

        await PlanAsync(agency, yearLater);
        await PlanAsync(agency, yearLater);

        Assert.Equal(all.Count - 1, (await agency.CampaignsAsync()).Count);
        Assert.Null(await agency.Service<Campaigns>().FindDeliveryAsync(Invitation, agency.People[0].Id, Cancellation));
        Assert.Empty((await agency.ReadAsync(Tables.Deliveries)).Where(row => row.PartitionKey.StartsWith(Invitation, StringComparison.Ordinal)));
        Assert.Empty((await agency.ReadAsync(Tables.Batches)).Where(row => row.PartitionKey == Invitation));
        Assert.Equal(others, await OthersAsync(agency));
    }

    private static Task PlanAsync(AgencyAtWork agency, CampaignRow campaign) => agency.Service<RunCampaigns>().PlanAsync(campaign, atStart: false, Cancellation);

    private static async Task<IReadOnlyList<string>> OthersAsync(AgencyAtWork agency) =>
        [.. (await agency.ReadAsync(Tables.Deliveries)).Where(row => !row.PartitionKey.StartsWith(Invitation, StringComparison.Ordinal)).Select(row => $"{row.PartitionKey} {row.RowKey} {row.Body}")];
}
