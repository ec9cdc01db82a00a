using LeadershipBot.Sandbox.Clock;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class SandboxClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 2, 14, 0, 0, TimeSpan.Zero);

    private readonly SandboxClock _clock = new(Start);

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        var timestamp = _clock.GetTimestamp();

        Assert.Equal(Start, _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetElapsedTime(timestamp));

        _clock.MoveTo(Start.AddDays(3));

        Assert.Equal(Start.AddDays(3), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(3), _clock.GetElapsedTime(timestamp));
    }

    [Fact]
    public void Timers_that_become_due_run_in_the_order_of_their_times()
    {
        var fired = new List<string>();
        using var late = Timer("late", 3);
        using var early = Timer("early", 1);
        using var middle = Timer("middle", 2);
        using var notYet = Timer("not yet", 9);

        _clock.MoveTo(Start.AddHours(8));

        Assert.Equal(["early", "middle", "late"], fired);

        ITimer Timer(string name, int hours) =>
            _clock.CreateTimer(_ => fired.Add(name), null, TimeSpan.FromHours(hours), Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public void A_periodic_timer_runs_once_per_move_and_then_a_period_later()
    {
        var ticks = 0;
        using var timer = _clock.CreateTimer(_ => ticks++, null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

        _clock.MoveTo(Start.AddDays(7));
        Assert.Equal(1, ticks);

        _clock.MoveTo(Start.AddDays(7).AddSeconds(59));
        Assert.Equal(1, ticks);

        _clock.MoveTo(Start.AddDays(7).AddSeconds(60));
        Assert.Equal(2, ticks);
    }

    [Fact]
    public void A_disposed_or_disarmed_timer_does_not_run()
    {
        var fired = 0;
        var disposed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        using var disarmed = _clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        disposed.Dispose();
        disarmed.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.MoveTo(Start.AddDays(1));

        Assert.Equal(0, fired);
        Assert.False(disposed.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task A_timer_due_at_once_runs_although_the_clock_stands_still()
    {
        var fired = new TaskCompletionSource();
        using var timer = _clock.CreateTimer(_ => fired.TrySetResult(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);

        await fired.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_delay_on_this_clock_ends_when_it_is_skipped()
    {
        var delay = Task.Delay(TimeSpan.FromDays(30), _clock, TestContext.Current.CancellationToken);
        Assert.False(delay.IsCompleted);

        _clock.MoveTo(Start.AddDays(30));

        await delay.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public void It_never_runs_backwards() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.MoveTo(Start.AddTicks(-1)));
}
