using System.Collections.Concurrent;
using LeadershipBot.BotFramework;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Store;
using Microsoft.Extensions.Options;

namespace LeadershipBot.Delivery;

/// <summary>
/// Sends what is due of one batch of a campaign and plans the rest. The ledger says what is due, so it can run again at any
/// time, in any process.
/// </summary>
public sealed class DeliverBatch(
    Campaigns campaigns,
    DeliverMessage deliver,
    ReadConditions readConditions,
    DeliveryPlan plan,
    SendingFigures figures,
    SendQueue queue,
    TimeProvider clock,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime,
    IHostApplicationLifetime lifetime,
    IOptions<DeliveryOptions> options)
{
    // With all batches of a process together about two seconds' worth at Teams' limit, so that slow answers hold nobody up.
    public const int Concurrency = 12;

    /// <remarks>It takes no token: a scheduler that stops cancels its jobs' at once, and what is on its way gets the time of a drain.</remarks>
    public async Task RunAsync(string campaignId, int batch)
    {
        using var drained = new CancellationTokenSource();
        await using var stopping = lifetime.ApplicationStopping.Register(() => drained.CancelAfter(TimeSpan.FromSeconds(options.Value.DrainSeconds)));
        while (!await TryRunAsync(campaignId, batch, drained.Token))
        {
            // Recipients were added meanwhile, or an administrator changed something.
        }
    }

    /// <summary>False where the batch's row was changed by somebody else meanwhile, so that it has to be looked at again.</summary>
    private async Task<bool> TryRunAsync(string campaignId, int batch, CancellationToken cancellationToken)
    {
        // The batch's row first: whoever changes something says so there afterwards.
        if (await campaigns.FindBatchAsync(campaignId, batch, cancellationToken) is not { Value.IsFinished: false } row
            || await readConditions.RunAsync(campaignId, cancellationToken) is not { } conditions)
        {
            queue.Note(campaignId, batch, oldest: null);
            return true;
        }

        var rows = await ReadAsync(campaignId, batch, cancellationToken);
        var asOf = clock.GetUtcNow();
        var waiting = new ConcurrentDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        rows.ForEach(delivery => Note(waiting, delivery.RowKey, delivery.Value, asOf));
        queue.Note(campaignId, batch, Oldest(waiting));
        var progress = new BatchProgress(campaigns, campaignId, batch, row, Tally(rows.Select(delivery => delivery.Value), asOf), asOf, realTime);
        await Parallel.ForEachAsync(
            rows.Where(delivery => IsDue(delivery.Value, conditions.Campaign)),
            new ParallelOptions { MaxDegreeOfParallelism = Concurrency },
            async (delivery, _) =>
            {
                if (!lifetime.ApplicationStopping.IsCancellationRequested)
                {
                    var after = await StepAsync(Volatile.Read(ref conditions), batch, delivery, cancellationToken);
                    if (after is not null)
                    {
                        figures.Ended(conditions.Campaign.Kind, after);
                        Note(waiting, delivery.RowKey, after, asOf);
                    }

                    if (progress.Note(delivery.Value, after))
                    {
                        queue.Note(campaignId, batch, Oldest(waiting));
                        await progress.WriteAsync(cancellationToken);
                        Volatile.Write(ref conditions, await readConditions.RunAsync(campaignId, cancellationToken) ?? conditions);
                    }
                }
            });

        return lifetime.ApplicationStopping.IsCancellationRequested || await EndAsync(campaignId, batch, progress, cancellationToken);
    }

    private async Task<DeliveryRow?> StepAsync(SendingConditions conditions, int batch, Stored<DeliveryRow> delivery, CancellationToken cancellationToken)
    {
        if (delivery.Value.State == DeliveryState.Sending)
        {
            // Its process died while the message was on its way: nobody knows whether it arrived.
            var again = delivery.Value.Waiting(clock.GetUtcNow()) with { IsAmbiguous = true, DueSince = delivery.Value.DueSince };
            if (await campaigns.TryChangeAsync(conditions.Campaign.Id, batch, delivery, again, cancellationToken) is not { } taken)
            {
                return null;
            }

            delivery = taken;
        }

        return await deliver.RunAsync(conditions, batch, delivery, cancellationToken) ?? delivery.Value;
    }

    private bool IsDue(DeliveryRow row, CampaignRow campaign) => row.State switch
    {
        // What waits for the end of quiet mode is looked at whenever the batch is: the end may have come early.
        DeliveryState.Pending => row.NotBefore <= clock.GetUtcNow() || row.Reason == DeliveryReason.QuietMode || campaign.IsCancelled,
        DeliveryState.Sending => !(row.LeaseUntil > realTime.GetUtcNow()),
        _ => false,
    };

    private async Task<bool> EndAsync(string campaignId, int batch, BatchProgress progress, CancellationToken cancellationToken)
    {
        var rows = (await ReadAsync(campaignId, batch, cancellationToken)).ConvertAll(row => row.Value);
        DateTimeOffset? next = null;
        foreach (var row in rows.Where(row => row.State == DeliveryState.Pending))
        {
            next = next < row.NotBefore ? next : row.NotBefore;
        }

        var now = clock.GetUtcNow();
        var end = new BatchRow(Tally(rows, now), IsFinished: !rows.Exists(row => row.IsOpen), next);
        if (!await progress.TryEndAsync(end, cancellationToken))
        {
            return false;
        }

        // What Teams refused is due all the same until it is tried again.
        queue.Note(campaignId, batch, rows.Where(row => row.State == DeliveryState.Pending).Min(row => row.WaitsSince(now)));
        if (end.IsFinished)
        {
            await campaigns.FinishAsync(campaignId, cancellationToken);
        }
        else if (next is { } at)
        {
            await plan.AtAsync(campaignId, batch, at, cancellationToken);
        }

        return true;
    }

    private async Task<List<Stored<DeliveryRow>>> ReadAsync(string campaignId, int batch, CancellationToken cancellationToken)
    {
        var rows = new List<Stored<DeliveryRow>>();
        await foreach (var row in campaigns.DeliveriesAsync(campaignId, batch, cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static void Note(ConcurrentDictionary<string, DateTimeOffset> waiting, string person, DeliveryRow row, DateTimeOffset asOf)
    {
        if (row.WaitsSince(asOf) is { } since)
        {
            waiting[person] = since;
        }
        else
        {
            waiting.TryRemove(person, out _);
        }
    }

    private static DateTimeOffset? Oldest(ConcurrentDictionary<string, DateTimeOffset> waiting) => waiting.Values.Min(since => (DateTimeOffset?)since);

    private static DeliveryTally Tally(IEnumerable<DeliveryRow> rows, DateTimeOffset asOf) =>
        rows.Aggregate(DeliveryTally.Empty, (tally, row) => Campaigns.Count(tally, row, asOf));
}
