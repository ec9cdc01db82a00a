using System.Collections.Concurrent;

namespace LeadershipBot.BotFramework.Tests.Connector;

/// <summary>Every wait is over at once; what was waited for is kept.</summary>
public sealed class ImpatientTime : TimeProvider
{
    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
    }
}
