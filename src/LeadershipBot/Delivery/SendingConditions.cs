using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;

namespace LeadershipBot.Delivery;

/// <summary>What holds for everybody in a campaign just now: what administrators want, and which rounds are open.</summary>
public sealed record SendingConditions(CampaignRow Campaign, IReadOnlyList<QuietPeriod> Quiet, IReadOnlyList<RoundRow> OpenRounds);

/// <summary>Reads them, once for many messages.</summary>
public sealed class ReadConditions(Campaigns campaigns, QuietModes quiet, Rounds rounds)
{
    /// <summary>Null where there is no such campaign.</summary>
    public async Task<SendingConditions?> RunAsync(string campaignId, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(campaignId, cancellationToken) is not { } campaign)
        {
            return null;
        }

        var open = new List<RoundRow>();
        await foreach (var round in rounds.AllAsync(cancellationToken))
        {
            if (RoundLifeCycle.Allows(round.Value.State, RoundStep.Ask))
            {
                open.Add(round.Value);
            }
        }

        return new(campaign.Value, await quiet.ReadAsync(cancellationToken), open);
    }
}
