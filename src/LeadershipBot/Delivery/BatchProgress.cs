using LeadershipBot.Core.Delivery;
using LeadershipBot.Store;

namespace LeadershipBot.Delivery;

/// <summary>The figures of a batch while it is sent, written about once a second for whoever watches.</summary>
public sealed class BatchProgress(
    Campaigns campaigns, string campaignId, int batch, Stored<BatchRow> row, DeliveryTally tally, DateTimeOffset asOf, TimeProvider realTime)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Stored<BatchRow>? _row = row;
    private DeliveryTally _tally = tally;
    private long _since = realTime.GetTimestamp();
    private int _ended;
    private bool _isWriting;

    /// <summary>Counts a row that changed; true where it is time to <see cref="WriteAsync"/>.</summary>
    public bool Note(DeliveryRow before, DeliveryRow? after)
    {
        lock (_gate)
        {
            if (after is not null)
            {
                // As of the moment of the first count, so that a row is taken out from where it was put in.
                _tally = Campaigns.Count(Campaigns.Count(_tally, before, asOf, by: -1), after, asOf);
                _ended += after.State is DeliveryState.Delivered or DeliveryState.Failed ? 1 : 0;
            }

            var isTime = !_isWriting && realTime.GetElapsedTime(_since) >= Interval;
            _isWriting |= isTime;
            return isTime;
        }
    }

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        BatchRow now;
        lock (_gate)
        {
            var seconds = realTime.GetElapsedTime(_since).TotalSeconds;
            now = new BatchRow(_tally, PerSecond: Math.Round(_ended / seconds, 1), MeasuredAt: realTime.GetUtcNow());
            _since = realTime.GetTimestamp();
            _ended = 0;
        }

        // Where recipients were added meanwhile the batch is looked at again at its end anyway.
        _row = _row is null ? null : await campaigns.TryChangeAsync(campaignId, batch, _row, now, cancellationToken);
        lock (_gate)
        {
            _isWriting = false;
        }
    }

    /// <summary>False where recipients were added meanwhile.</summary>
    public async Task<bool> TryEndAsync(BatchRow end, CancellationToken cancellationToken) =>
        _row is not null && await campaigns.TryChangeAsync(campaignId, batch, _row, end, cancellationToken) is not null;
}
