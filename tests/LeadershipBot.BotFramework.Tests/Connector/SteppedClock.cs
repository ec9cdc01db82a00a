namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>A clock that stands still until a test moves it; its timers fire on the way, in order.</summary>
public sealed class SteppedClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<SteppedTimer> _timers = [];
    private long _ticks = new DateTimeOffset(2026, 10, 5, 9, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(this, callback, state);
        timer.Change(dueTime, period);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var until = Volatile.Read(ref _ticks) + by.Ticks;
        while (Next(until) is { } timer)
        {
            Volatile.Write(ref _ticks, timer.At);
            timer.Fire();
        }

        Volatile.Write(ref _ticks, until);
    }

    private SteppedTimer? Next(long until)
    {
        lock (_gate)
        {
            return _timers.Where(timer => timer.At <= until).MinBy(timer => timer.At);
        }
    }

    private sealed class SteppedTimer(SteppedClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long At { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            At = dueTime < TimeSpan.Zero ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks;
            return true;
        }

        public void Fire()
        {
            At = _period > TimeSpan.Zero ? At + _period.Ticks : long.MaxValue;
            callback(state);
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
