namespace LeadershipBot.Sandbox.Limits;

/// <summary>When the latest requests came, for limits of so many in any stretch of some length.</summary>
/// <remarks>Exact, not counted in slices: what Teams calls "7 in 1 s" holds for every second that could be cut out.</remarks>
internal sealed class SlidingLog(IReadOnlyList<RateLimit> limits)
{
    private readonly int _most = limits.Max(limit => limit.Requests);
    private readonly TimeSpan _longest = limits.Max(limit => limit.Length);
    private TimeSpan[] _times = new TimeSpan[Math.Min(8, limits.Max(limit => limit.Requests))];
    private int _next;
    private int _count;

    /// <summary>How long until another request would be within every limit; zero for at once.</summary>
    public TimeSpan WaitAt(TimeSpan now)
    {
        var wait = TimeSpan.Zero;
        foreach (var limit in limits)
        {
            if (_count >= limit.Requests && FromLatest(limit.Requests) + limit.Length - now is var left && left > wait)
            {
                wait = left;
            }
        }

        return wait;
    }

    public void Add(TimeSpan now)
    {
        if (_count == _times.Length && _count < _most && now - FromLatest(_count) < _longest)
        {
            Grow();
        }

        _times[_next] = now;
        _next = (_next + 1) % _times.Length;
        _count = Math.Min(_count + 1, _times.Length);
    }

    /// <summary>1 for the latest.</summary>
    private TimeSpan FromLatest(int place) => _times[(_next - place + _times.Length) % _times.Length];

    /// <summary>A quiet chat costs a few bytes; only a loud one needs room for an hour's worth.</summary>
    private void Grow()
    {
        var larger = new TimeSpan[Math.Min(_times.Length * 2, _most)];
        for (var i = 0; i < _count; i++)
        {
            larger[i] = FromLatest(_count - i);
        }

        (_times, _next) = (larger, _count);
    }
}

/// <summary>So many requests in any stretch of this length.</summary>
internal readonly record struct RateLimit(int Requests, TimeSpan Length);
