using LeadershipBot.BotFramework.Connector;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Telemetry;

namespace LeadershipBot.Delivery;

/// <summary>How sends went in a while: messages that ended, and the requests to Teams for them.</summary>
/// <param name="Failed">Without those that are <paramref name="Unreachable"/>.</param>
/// <param name="Unreachable">Not delivered because of the one person's own app: removed, never installed, or the bot blocked in it.</param>
public sealed record SentInAWhile(int Delivered, int Failed, int Unreachable, int Requests, int Throttled)
{
    public bool IsNothing => this is { Delivered: 0, Failed: 0, Unreachable: 0, Requests: 0 };
}

/// <summary>
/// Counts what becomes of messages of sends: never an answer to somebody who wrote, never who was left out for what they set, and
/// nothing of those sends that reach only managers who took an idea on.
/// </summary>
public sealed class SendingFigures(BotMetrics metrics)
{
    private readonly Lock _gate = new();
    private SentInAWhile _now = new(0, 0, 0, 0, 0);

    public void Ended(CampaignKind kind, DeliveryRow row)
    {
        if (kind.TellsWhatManagersDid() || row.State is not (DeliveryState.Delivered or DeliveryState.Failed))
        {
            return;
        }

        var isDelivered = row.State == DeliveryState.Delivered;
        var isUnreachable = !isDelivered && row.Reason is (DeliveryReason.AppNotInstalled or DeliveryReason.BlockedByUser);
        metrics.Ended(isDelivered ? "delivered" : isUnreachable ? "unreachable" : "failed", isDelivered ? null : row.Reason.ToString());
        lock (_gate)
        {
            _now = isDelivered ? _now with { Delivered = _now.Delivered + 1 }
                : isUnreachable ? _now with { Unreachable = _now.Unreachable + 1 }
                : _now with { Failed = _now.Failed + 1 };
        }
    }

    public void Requested(CampaignKind kind, ConnectorTries tries)
    {
        if (kind.TellsWhatManagersDid() || tries.Sent == 0)
        {
            return;
        }

        metrics.Requested(tries.Sent, tries.Throttled);
        lock (_gate)
        {
            _now = _now with { Requests = _now.Requests + tries.Sent, Throttled = _now.Throttled + tries.Throttled };
        }
    }

    /// <summary>What was counted since the last time it was taken.</summary>
    public SentInAWhile Take()
    {
        lock (_gate)
        {
            var taken = _now;
            _now = new(0, 0, 0, 0, 0);
            return taken;
        }
    }
}
