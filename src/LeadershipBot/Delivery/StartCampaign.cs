using LeadershipBot.Core.Organization;

namespace LeadershipBot.Delivery;

/// <summary>Puts recipients into the ledger and has their batches sent. Doing it twice sends nothing twice.</summary>
public sealed class StartCampaign(Campaigns campaigns, DeliveryPlan plan, TimeProvider clock)
{
    /// <param name="audience">Everybody the campaign is for.</param>
    /// <param name="zone">The time zone whose turn it is; null for all at once.</param>
    public async Task RunAsync(CampaignRow campaign, IReadOnlyCollection<Person> audience, string? zone, CancellationToken cancellationToken)
    {
        var recipients = audience.Where(person => zone is null || person.TimeZone == zone);
        foreach (var batch in await campaigns.AddAsync(campaign, recipients, audience.Count, cancellationToken))
        {
            await plan.AtAsync(campaign.Id, batch, clock.GetUtcNow(), cancellationToken);
        }
    }
}
