namespace LeadershipBot.Sandbox.Clock;

/// <summary>
/// Calendar time that stands still until it is moved. Only schedules and rounds run on it;
/// leases, tokens, time-outs and rate limits stay on real time.
/// </summary>
public sealed class SandboxClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<SandboxTimer> _armed = [];
    private DateTimeOffset _now = start.ToUniversalTime();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SandboxTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Jumps to <paramref name="instant"/>, then runs the timers this made due, the earliest first, each once:
    /// a periodic timer does not catch up on the ticks that were skipped.
    /// </summary>
    public void MoveTo(DateTimeOffset instant)
    {
        lock (_gate)
        {
            if (instant < _now)
            {
                throw new ArgumentOutOfRangeException(nameof(instant), instant, "The clock only moves forward.");
            }

            _now = instant.ToUniversalTime();
        }

        while (TakeDue() is { } timer)
        {
            timer.Fire();
        }
    }

    internal void Arm(SandboxTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            timer.Due = _now + dueTime;
            timer.Period = period;
            _armed.Add(timer);
        }
    }

    internal void Disarm(SandboxTimer timer)
    {
        lock (_gate)
        {
            _armed.Remove(timer);
        }
    }

    private SandboxTimer? TakeDue()
    {
        lock (_gate)
        {
            var next = _armed.MinBy(timer => timer.Due);
            if (next is null || next.Due > _now)
            {
                return null;
            }

            if (next.Period > TimeSpan.Zero)
            {
                next.Due = _now + next.Period;
            }
            else
            {
                _armed.Remove(next);
            }

            return next;
        }
    }
}
