namespace LeadershipBot.Delivery;

/// <summary>Has unfinished campaigns looked at again: after a start, now and then, or because an administrator changed something.</summary>
public sealed class ContinueCampaigns(Campaigns campaigns, DeliveryPlan plan, TimeProvider clock)
{
    /// <summary>Plans the batches of a campaign that nothing else would: those of dead processes and, at start, all.</summary>
    public async Task PlanAsync(string campaignId, bool atStart, CancellationToken cancellationToken)
    {
        await foreach (var batch in campaigns.BatchesAsync(campaignId, cancellationToken))
        {
            var isWaiting = batch.Value.NextAt > clock.GetUtcNow() && batch.Value.Tally.Sending == 0;
            if (!batch.Value.IsFinished && (atStart || !isWaiting))
            {
                var at = isWaiting ? batch.Value.NextAt!.Value : clock.GetUtcNow();
                if (at < DateTimeOffset.MaxValue)
                {
                    await plan.AtAsync(campaignId, Campaigns.NumberOf(batch), at, cancellationToken);
                }
            }
        }

        await campaigns.FinishAsync(campaignId, cancellationToken);
    }

    /// <summary>Has every message that waits decided anew.</summary>
    public async Task DecideAgainAsync(CancellationToken cancellationToken)
    {
        await foreach (var campaign in campaigns.AllAsync(cancellationToken))
        {
            if (campaign.Value.FinishedAt is null)
            {
                await NowAsync(campaign.Value.Id, cancellationToken);
            }
        }
    }

    /// <summary>Cancels what is not yet sent; null where there is no such campaign. A finished one stays as it is.</summary>
    public async Task<CampaignRow?> CancelAsync(string campaignId, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ChangeAsync(
            campaignId, row => row.FinishedAt is null && !row.IsCancelled ? row with { IsCancelled = true } : null, cancellationToken);
        if (campaign is { IsCancelled: true, FinishedAt: null })
        {
            await NowAsync(campaignId, cancellationToken);
        }

        return campaign;
    }

    private async Task NowAsync(string campaignId, CancellationToken cancellationToken)
    {
        await foreach (var batch in campaigns.BatchesAsync(campaignId, cancellationToken))
        {
            if (!batch.Value.IsFinished)
            {
                await plan.AtAsync(campaignId, Campaigns.NumberOf(batch), clock.GetUtcNow(), cancellationToken);
            }
        }
    }
}
