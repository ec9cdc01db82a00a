using System.Collections.Concurrent;

namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>
/// Every wait shorter than half a minute is over at once: the clock jumps to its end. Longer ones never end, and the clock
/// stands still otherwise. What was waited for is kept.
/// </summary>
public sealed class ImpatientTime : TimeProvider
{
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(30);
    private long _ticks = DateTimeOffset.UtcNow.UtcTicks;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public override long GetTimestamp() => Volatile.Read(ref _ticks);

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Jump(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Jump(ImpatientTime time, TimerCallback callback, object? state) : ITimer
    {
        private volatile bool _isDisposed;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime >= TimeSpan.Zero && dueTime < Forever)
            {
                time.Waits.Enqueue(dueTime);
                time.Advance(dueTime);
                ThreadPool.QueueUserWorkItem(_ => Fire());
            }

            return !_isDisposed;
        }

        public void Dispose() => _isDisposed = true;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Fire()
        {
            if (!_isDisposed)
            {
                callback(state);
            }
        }
    }
}
