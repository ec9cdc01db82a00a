using LeadershipBot.Core.Delivery;
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
        var campaigns = agency.Service<Campaigns>();
        await foreach (var batch in campaigns.BatchesAsync(campaignId, TestContext.Current.CancellationToken))
        {
            await foreach (var row in campaigns.DeliveriesAsync(campaignId, Campaigns.NumberOf(batch), TestContext.Current.CancellationToken))
            {
                rows.Add(row.RowKey, row.Value);
            }
        }

        return rows;
    }

    /// <summary>Fails unless every recipient of every campaign is accounted for: delivered, or not and why.</summary>
    /// <param name="isMidway">Whether some may still wait for their moment.</param>
    public static async Task<int> CheckLedgerAsync(this AgencyAtWork agency, bool isMidway = false)
    {
        var now = await agency.NowAsync();
        var campaigns = await agency.CampaignsAsync();
        foreach (var campaign in campaigns)
        {
            var rows = await agency.DeliveriesAsync(campaign.Id);
            if (campaign.FinishedAt is null && campaign.Deadline > now && (isMidway || campaign.Kind is CampaignKind.CheckIn or CampaignKind.LookBack))
            {
                // It waits for those who may still take a nudge on.
                continue;
            }

            Assert.True(campaign.FinishedAt is not null, campaign.Id);
            Assert.NotEmpty(rows);
            var tally = DeliveryTally.Empty;
            await foreach (var batch in agency.Service<Campaigns>().BatchesAsync(campaign.Id, TestContext.Current.CancellationToken))
            {
                tally = tally.Plus(batch.Value.Tally);
            }

            Assert.Equal(rows.Count, tally.Targeted);
            Assert.Equal(tally.Targeted, tally.Delivered + tally.Failed.Values.Sum() + tally.Excluded.Values.Sum());
            Assert.Equal(rows.Values.Count(row => row.State == DeliveryState.Delivered), tally.Delivered);
            Assert.All(rows.Values, row => Assert.True(
                row.State == DeliveryState.Delivered ? row.ActivityId is not null
                : row.State is DeliveryState.Failed or DeliveryState.Excluded && row.Reason is not null,
                $"{campaign.Id}: {row.State}"));
        }

        return campaigns.Count;
    }
}
