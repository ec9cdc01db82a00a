namespace LeadershipBot.Tests.Doctor;

/// <summary>A clock that stands still; a test says when waits are over that are no longer than some time.</summary>
internal sealed class StoppedClock(DateTimeOffset now) : TimeProvider
{
    private readonly List<(TimeSpan Due, Timer Timer)> _timers = [];

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(() => callback(state));
        lock (_timers)
        {
            _timers.Add((dueTime, timer));
        }

        return timer;
    }

    public void EndWaitsOf(TimeSpan atMost)
    {
        List<Timer> over;
        lock (_timers)
        {
            over = [.. _timers.Where(timer => timer.Due >= TimeSpan.Zero && timer.Due <= atMost).Select(timer => timer.Timer)];
        }

        over.ForEach(timer => timer.Fire());
    }

    private sealed class Timer(Action fire) : ITimer
    {
        private volatile bool _isOver;

        public void Fire()
        {
            if (!_isOver)
            {
                _isOver = true;
                fire();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => !_isOver;

        public void Dispose() => _isOver = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
