namespace LeadershipBot.Sandbox.Clock;

internal sealed class SandboxTimer(SandboxClock clock, TimerCallback callback, object? state) : ITimer
{
    private bool _disposed;

    /// <summary>Guarded by the clock, as is <see cref="Period"/>.</summary>
    internal DateTimeOffset Due { get; set; }

    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_disposed)
        {
            return false;
        }

        if (dueTime == Timeout.InfiniteTimeSpan)
        {
            clock.Disarm(this);
        }
        else if (dueTime > TimeSpan.Zero)
        {
            clock.Arm(this, dueTime, period);
        }
        else
        {
            // Due at once, and the clock may never move again: it runs as a real timer's callback would, on the pool.
            clock.Disarm(this);
            if (period > TimeSpan.Zero)
            {
                clock.Arm(this, period, period);
            }

            ThreadPool.UnsafeQueueUserWorkItem(timer => timer.Fire(), this, preferLocal: false);
        }

        return true;
    }

    public void Dispose()
    {
        _disposed = true;
        clock.Disarm(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (!_disposed)
        {
            callback(state);
        }
    }
}
