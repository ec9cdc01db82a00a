using LeadershipBot.BotFramework;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;

namespace LeadershipBot.Admin;

public enum CampaignState
{
    Sending,
    Waiting,
    Finished,
    Cancelled,
}

/// <summary>How far one campaign is: totals as they may be shown, and nobody by name.</summary>
/// <param name="PerSecond">Messages that ended in the last second; null where nothing is being sent.</param>
public sealed record CampaignFigures(CampaignRow Campaign, CampaignState State, ShownTally Shown, double? PerSecond)
{
    /// <summary>At this rate, for what may go out now.</summary>
    public int? SecondsLeft => PerSecond > 0 ? (int)Math.Ceiling((Shown.Tally.Due + Shown.Tally.Sending) / PerSecond.Value) : null;

    /// <summary>Whether there is something left to cancel.</summary>
    public bool MayBeCancelled => State is CampaignState.Sending or CampaignState.Waiting && Campaign is { IsCancelled: false, IsCancellable: true };
}

/// <summary>Reads campaigns with the figures of their batches; never the ledger itself, however large it is.</summary>
public sealed class ReadCampaigns(Campaigns campaigns, TimeProvider clock, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private static readonly TimeSpan RateIsFreshFor = TimeSpan.FromSeconds(4);

    /// <summary>The latest of the programs', newest first, and how many others are on their way: those of single teams are many.</summary>
    public async Task<(IReadOnlyList<CampaignFigures> Latest, int Others)> LatestOfProgramsAsync(int count, CancellationToken cancellationToken)
    {
        var rows = await ReadAllAsync(cancellationToken);
        var others = rows.Count(row => !row.Kind.IsOfAProgram() && row.Kind.TakesPlace() && row.FinishedAt is null);
        return (await LatestAsync(rows.Where(row => row.Kind.IsOfAProgram()), count, cancellationToken), others);
    }

    /// <summary>The latest, newest first.</summary>
    public async Task<IReadOnlyList<CampaignFigures>> LatestAsync(int count, CancellationToken cancellationToken) =>
        await LatestAsync(await ReadAllAsync(cancellationToken), count, cancellationToken);

    private async Task<List<CampaignRow>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var rows = new List<CampaignRow>();
        await foreach (var campaign in campaigns.AllAsync(cancellationToken))
        {
            rows.Add(campaign.Value);
        }

        return rows;
    }

    private async Task<IReadOnlyList<CampaignFigures>> LatestAsync(IEnumerable<CampaignRow> rows, int count, CancellationToken cancellationToken)
    {

        var latest = new List<CampaignFigures>();
        foreach (var row in rows.OrderByDescending(row => row.StartedAt).ThenBy(row => row.Id, StringComparer.Ordinal))
        {
            if (latest.Count < count && await ReadAsync(row, cancellationToken) is { } figures)
            {
                latest.Add(figures);
            }
        }

        return latest;
    }

    public async Task<CampaignFigures?> FindAsync(string campaignId, CancellationToken cancellationToken) =>
        await campaigns.FindAsync(campaignId, cancellationToken) is { } campaign ? await ReadAsync(campaign.Value, cancellationToken) : null;

    /// <summary>Null where its figures would tell what managers did with their nudges.</summary>
    private async Task<CampaignFigures?> ReadAsync(CampaignRow campaign, CancellationToken cancellationToken)
    {
        var tally = DeliveryTally.Empty;
        double? rate = null;
        await foreach (var batch in campaigns.BatchesAsync(campaign.Id, cancellationToken).Select(row => row.Value))
        {
            tally = tally.Plus(batch.Tally);
            if (!batch.IsFinished && realTime.GetUtcNow() - batch.MeasuredAt < RateIsFreshFor)
            {
                rate = (rate ?? 0) + batch.PerSecond;
            }
        }

        // Where other time zones are yet to come, a finished campaign has only paused.
        var isOver = campaign.FinishedAt is not null
            && (campaign.IsCancelled || tally.Targeted >= campaign.Audience || campaign.Deadline <= clock.GetUtcNow());
        var state = isOver ? campaign.IsCancelled ? CampaignState.Cancelled : CampaignState.Finished
            : tally.Due + tally.Sending > 0 ? CampaignState.Sending
            : CampaignState.Waiting;
        if (ShownTally.IsPrivate(campaign.Kind, tally, isOver))
        {
            return null;
        }

        return new(campaign, state, ShownTally.Of(tally, isOver), rate is { } perSecond ? Math.Round(perSecond, 1) : null);
    }
}
