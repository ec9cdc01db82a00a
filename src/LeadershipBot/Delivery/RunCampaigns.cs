using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Delivery;

/// <summary>Starts campaigns, and has unfinished ones looked at again: after a start, now and then, or because an administrator changed something.</summary>
public sealed class RunCampaigns(Campaigns campaigns, DeliveryPlan plan, TimeProvider clock)
{
    /// <summary>Puts recipients into the ledger and has their batches sent. Doing it twice sends nothing twice.</summary>
    /// <param name="audience">Everybody the campaign is for.</param>
    /// <param name="zone">The time zone whose turn it is; null for all at once.</param>
    /// <param name="after">How long its messages wait before they are looked at.</param>
    public async Task StartAsync(
        CampaignRow campaign, IReadOnlyCollection<Person> audience, string? zone, CancellationToken cancellationToken, TimeSpan after = default)
    {
        var recipients = audience.Where(person => zone is null || person.TimeZone == zone);
        foreach (var batch in await campaigns.AddAsync(campaign, recipients, audience.Count, after, cancellationToken))
        {
            await plan.AtAsync(campaign.Id, batch, clock.GetUtcNow(), cancellationToken);
        }
    }

    /// <summary>
    /// Plans the batches that nothing else would: those of dead processes and, at start, all. One with nothing due plans itself for later;
    /// one that is old is deleted.
    /// </summary>
    public async Task PlanAsync(CampaignRow campaign, bool atStart, CancellationToken cancellationToken)
    {
        if (campaign.IsOld(clock.GetUtcNow()))
        {
            await campaigns.DeleteAsync(campaign, cancellationToken);
            return;
        }

        // What goes to all at once and is finished stays so; of a program's, other zones may be yet to come.
        if (campaign.FinishedAt is not null && (campaign.Deadline <= clock.GetUtcNow() || !campaign.Kind.IsOfAProgram()))
        {
            return;
        }

        await foreach (var batch in campaigns.BatchesAsync(campaign.Id, cancellationToken))
        {
            var isPlanned = batch.Value.NextAt > clock.GetUtcNow() && batch.Value.Tally.Sending == 0;
            if (!batch.Value.IsFinished && (atStart || !isPlanned))
            {
                await plan.AtAsync(campaign.Id, Campaigns.NumberOf(batch), clock.GetUtcNow(), cancellationToken);
            }
        }

        await campaigns.FinishAsync(campaign.Id, cancellationToken);
    }

    /// <summary>Has every message that waits decided anew.</summary>
    public async Task DecideAgainAsync(CancellationToken cancellationToken)
    {
        await foreach (var campaign in campaigns.AllAsync(cancellationToken))
        {
            if (campaign.Value.FinishedAt is null)
            {
                await WakeAsync(campaign.Value.Id, cancellationToken);
            }
        }
    }

    /// <summary>Cancels what is not yet sent, also of zones whose turn is yet to come; null where there is no such campaign. Where nothing is left to send, or it may not be cancelled, it changes nothing.</summary>
    public async Task<CampaignRow?> CancelAsync(string campaignId, CancellationToken cancellationToken)
    {
        var targeted = 0;
        await foreach (var batch in campaigns.BatchesAsync(campaignId, cancellationToken))
        {
            targeted += batch.Value.Tally.Targeted;
        }

        var campaign = await campaigns.ChangeAsync(
            campaignId,
            row => !row.IsCancellable || row.IsCancelled || row.Deadline <= clock.GetUtcNow() || (row.FinishedAt is not null && targeted >= row.Audience) ? null : row with { IsCancelled = true },
            cancellationToken);
        if (campaign is { IsCancelled: true, FinishedAt: null })
        {
            await WakeAsync(campaignId, cancellationToken);
        }

        return campaign;
    }

    private async Task WakeAsync(string campaignId, CancellationToken cancellationToken)
    {
        await foreach (var batch in campaigns.BatchesAsync(campaignId, cancellationToken))
        {
            if (!batch.Value.IsFinished)
            {
                var number = Campaigns.NumberOf(batch);
                await campaigns.WakeAsync(campaignId, number, cancellationToken);
                await plan.AtAsync(campaignId, number, clock.GetUtcNow(), cancellationToken);
            }
        }
    }
}
