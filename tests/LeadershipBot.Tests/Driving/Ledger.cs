using LeadershipBot.Delivery;
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

    /// <summary>Fails unless every campaign is finished and adds up.</summary>
    public static async Task<int> CheckLedgerAsync(this AgencyAtWork agency)
    {
        var campaigns = await agency.CampaignsAsync();
        foreach (var campaign in campaigns)
        {
            var progress = await agency.Service<Campaigns>().ProgressAsync(campaign.Id, TestContext.Current.CancellationToken);
            Assert.True(progress.Targeted > 0, campaign.Id);
            Assert.Equal((campaign.Id, progress.Targeted), (campaign.Id, progress.Delivered + progress.Failed + progress.Excluded));
        }

        return campaigns.Count;
    }
}
