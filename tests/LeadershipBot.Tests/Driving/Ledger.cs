using LeadershipBot.Delivery;
using LeadershipBot.Operations;
using Xunit;

namespace LeadershipBot.Tests.Driving;

/// <summary>The ledger of every campaign so far.</summary>
internal static class Ledger
{
    public static async Task<IReadOnlyList<CampaignRow>> CampaignsAsync(this AgencyAtWork agency)
    {
        var all = new List<CampaignRow>();
        await foreach (var campaign in agency.Service<Campaigns>().AllAsync(TestContext.Current.CancellationToken))
        {
            all.Add(campaign.Value);
        }

        return all;
    }

    public static async Task<Dictionary<string, DeliveryRow>> DeliveriesAsync(this AgencyAtWork agency, string campaignId)
    {
        var rows = new Dictionary<string, DeliveryRow>(StringComparer.Ordinal);
        await foreach (var row in agency.Service<Campaigns>().DeliveriesAsync(campaignId, TestContext.Current.CancellationToken))
        {
            rows.Add(row.RowKey, row.Value);
        }

        return rows;
    }

    /// <summary>Fails unless every recipient of every campaign is accounted for: delivered, or not and why.</summary>
    public static async Task<int> CheckLedgerAsync(this AgencyAtWork agency)
    {
        // Two sends of one campaign that end together may leave it to the regular sweep to say that it is finished.
        await agency.Service<FinishWork>().RunAsync(atStart: false, TestContext.Current.CancellationToken);
        var campaigns = await agency.CampaignsAsync();
        foreach (var campaign in campaigns)
        {
            var rows = await agency.DeliveriesAsync(campaign.Id);
            Assert.True(campaign.Finished, campaign.Id);
            Assert.NotEmpty(rows);
            Assert.All(rows.Values, row => Assert.True(
                row.State == DeliveryState.Delivered ? row.ActivityId is not null
                : row.State is DeliveryState.Failed or DeliveryState.Excluded && row.Reason is not null,
                $"{campaign.Id}: {row.State}"));
        }

        return campaigns.Count;
    }
}
