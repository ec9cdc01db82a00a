namespace LeadershipBot.Tests.Driving;

/// <summary>A clock that stands still until a test moves it; however far it moves, a timer fires once.</summary>
internal sealed class MovableTime : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _passed.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _passed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (_timers)
        {
            _timers.Add(timer);
        }

        return timer;
    }

    public void Move(TimeSpan by)
    {
        _passed += by;
        List<Timer> due;
        lock (_timers)
        {
            due = _timers.FindAll(timer => timer.At <= _passed);
        }

        due.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(MovableTime time, Action fire) : ITimer
    {
        private TimeSpan _period;
        private bool _isOver;

        public TimeSpan At { get; private set; }

        public void Fire()
        {
            if (!_isOver)
            {
                At = _period > TimeSpan.Zero ? time._passed + _period : TimeSpan.MaxValue;
                fire();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            At = dueTime < TimeSpan.Zero ? TimeSpan.MaxValue : time._passed + dueTime;
            return !_isOver;
        }

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            _isOver = true;
            return default;
        }
    }
}
