namespace LeadershipBot.BotFramework.Connector.Pacing;

/// <summary>The latest moments at which something happened, as many as a limit counts. Memory grows with use, up to that.</summary>
/// <param name="capacity">How many are kept, at least 1.</param>
internal sealed class RecentMoments(int capacity)
{
    private TimeSpan[] _ring = [];
    private int _end;
    private int _count;

    /// <summary>Adds one, not earlier than those before.</summary>
    internal void Add(TimeSpan moment)
    {
        if (_count == _ring.Length && _count < capacity)
        {
            Grow();
        }

        _ring[_end] = moment;
        _end = (_end + 1) % _ring.Length;
        _count = Math.Min(_count + 1, _ring.Length);
    }

    /// <summary>From when on one more stays within a limit.</summary>
    /// <param name="limit">Of at most as many requests as are kept.</param>
    /// <returns><see cref="TimeSpan.MinValue"/> when there were fewer than the limit counts.</returns>
    internal TimeSpan FreeAt(RateLimit limit) => limit.Requests > _count
        ? TimeSpan.MinValue
        : _ring[(_end - limit.Requests + _ring.Length) % _ring.Length] + limit.Window;

    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(Math.Max(2, _ring.Length * 2), capacity)];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = _ring[(_end + i) % _count];
        }

        (_ring, _end) = (larger, _count);
    }
}
