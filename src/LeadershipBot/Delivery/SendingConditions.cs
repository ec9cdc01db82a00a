using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Schedules;

namespace LeadershipBot.Delivery;

/// <summary>What holds for everybody in a campaign just now: what administrators want, and which rounds are open or late.</summary>
public sealed record SendingConditions(CampaignRow Campaign, IReadOnlyList<QuietPeriod> Quiet, IReadOnlyList<RoundRow> OpenRounds, IReadOnlyList<DelayedRound> Delayed);

/// <summary>Reads them, once for many messages.</summary>
public sealed class ReadConditions(Campaigns campaigns, QuietModes quiet, Rounds rounds, DelayedRounds delayed)
{
    /// <summary>Null where there is no such campaign.</summary>
    public async Task<SendingConditions?> RunAsync(string campaignId, CancellationToken cancellationToken)
    {
        if (await campaigns.FindAsync(campaignId, cancellationToken) is not { } campaign)
        {
            return null;
        }

        var known = await rounds.AllAsync(cancellationToken).Select(round => round.Value).ToListAsync(cancellationToken);
        return new(
            campaign.Value,
            await quiet.ReadAsync(cancellationToken),
            [.. known.Where(round => RoundLifeCycle.Allows(round.State, RoundStep.Ask))],

            // Nothing goes before a poll.
            campaign.Value.Kind == CampaignKind.PulseInvitation ? [] : await delayed.ReadAsync(known, cancellationToken));
    }
}
