using LeadershipBot.Telemetry;

namespace LeadershipBot.Delivery;

/// <summary>
/// Since when messages that are due have been waiting: of each batch that is being sent, or that could not be, its oldest. A batch that
/// fails stays here until it is sent, so that the age grows while nothing goes out.
/// </summary>
public sealed class SendQueue
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Campaign, int Batch), DateTimeOffset> _oldest = [];
    private readonly TimeProvider _clock;

    public SendQueue(BotMetrics metrics, TimeProvider clock)
    {
        _clock = clock;
        metrics.WatchQueue(() => Age.TotalSeconds);
    }

    /// <summary>Zero where nothing that is due waits.</summary>
    public TimeSpan Age
    {
        get
        {
            lock (_gate)
            {
                var now = _clock.GetUtcNow();
                return _oldest.Count == 0 ? TimeSpan.Zero : TimeSpan.FromTicks(Math.Max(0, (now - _oldest.Values.Min()).Ticks));
            }
        }
    }

    /// <summary>Those that have something waiting.</summary>
    public IReadOnlyList<string> Campaigns
    {
        get
        {
            lock (_gate)
            {
                return [.. _oldest.Keys.Select(batch => batch.Campaign).Distinct(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Forgets what belongs to these campaigns.</summary>
    public void Forget(IEnumerable<string> finished)
    {
        var forgotten = finished.ToHashSet(StringComparer.Ordinal);
        lock (_gate)
        {
            foreach (var batch in _oldest.Keys.Where(batch => forgotten.Contains(batch.Campaign)).ToList())
            {
                _oldest.Remove(batch);
            }
        }
    }

    /// <param name="oldest">Since when its oldest message is due; null where none is.</param>
    public void Note(string campaignId, int batch, DateTimeOffset? oldest)
    {
        lock (_gate)
        {
            if (oldest is { } since)
            {
                _oldest[(campaignId, batch)] = since;
            }
            else
            {
                _oldest.Remove((campaignId, batch));
            }
        }
    }
}
