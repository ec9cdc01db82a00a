using System.Diagnostics;
using Quartz;

namespace LeadershipBot.Sandbox.Clock;

/// <summary>What is due next, and the way there.</summary>
public sealed record UpcomingEvent(DateTimeOffset At, string What);

/// <summary>
/// Moves the clock from event to event. At each stop it waits until nothing is in flight, so that whoever asked
/// finds the agency as it is once everything due has happened.
/// </summary>
/// <remarks>
/// An event is a Quartz trigger with a description, or an entry of the agenda. Triggers without a description are
/// upkeep (a sweep every few minutes): the clock passes over them instead of stopping two thousand times a week.
/// </remarks>
public sealed class Timeline(
    SandboxClock clock, Agenda agenda, InFlight inFlight, ISchedulerFactory schedulers, TimelineLimits limits)
    : IDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    public async Task<IReadOnlyList<UpcomingEvent>> UpcomingAsync(int count, CancellationToken cancellationToken)
    {
        var triggers = await WaitingTriggersAsync(cancellationToken);
        var scheduled = triggers
            .Where(trigger => trigger.Description is not null)
            .Select(trigger => new UpcomingEvent(trigger.NextFireTimeUtc!.Value, trigger.Description!));
        var planned = agenda.Upcoming().Select(entry => new UpcomingEvent(entry.At, entry.What()));
        return
        [
            .. scheduled.Concat(planned)
                .Distinct()
                .OrderBy(upcoming => upcoming.At)
                .ThenBy(upcoming => upcoming.What, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    /// <summary>Moves to the next event; false when nothing is coming.</summary>
    public async Task<bool> SkipToNextAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        await SettleAsync(cancellationToken);
        if (await NextStopAsync(cancellationToken) is not { } next)
        {
            return false;
        }

        await StopAtAsync(next, cancellationToken);
        return true;
    }

    /// <summary>Moves to <paramref name="target"/>, stopping at each event on the way.</summary>
    public async Task AdvanceAsync(DateTimeOffset target, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken);
        if (target < clock.GetUtcNow())
        {
            throw new ArgumentOutOfRangeException(nameof(target), target, "The clock only moves forward.");
        }

        await SettleAsync(cancellationToken);
        while (await NextStopAsync(cancellationToken) is { } next && next <= target)
        {
            await StopAtAsync(next, cancellationToken);
        }

        await StopAtAsync(target, cancellationToken);
    }

    /// <summary>Waits until no job runs, no trigger is due and nothing of the sandbox is under way.</summary>
    /// <exception cref="TimelineStuckException">For longer than <see cref="TimelineLimits.Settle"/> of real time nothing ended.</exception>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var quietReadings = 0;
        var finishedBefore = inFlight.Finished;
        while (true)
        {
            var finished = inFlight.Finished;
            if (finished != finishedBefore)
            {
                // A send to many at Teams' speed takes minutes; it is stuck only when nothing comes of it any more.
                (started, finishedBefore) = (Stopwatch.GetTimestamp(), finished);
            }

            var busy = await DescribeBusyAsync(cancellationToken);
            quietReadings = busy is null && finished == inFlight.Finished ? quietReadings + 1 : 0;

            // One reading is not atomic: a job may end and schedule another between its parts. Two in a row are enough.
            if (quietReadings == 2)
            {
                return;
            }

            if (busy is not null && Stopwatch.GetElapsedTime(started) > limits.Settle)
            {
                throw new TimelineStuckException(clock.GetUtcNow(), limits.Settle, busy);
            }

            await Task.Delay(PollInterval, cancellationToken);
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task StopAtAsync(DateTimeOffset instant, CancellationToken cancellationToken)
    {
        if (instant > clock.GetUtcNow())
        {
            clock.MoveTo(instant);
        }

        await SettleAsync(cancellationToken);
        while (agenda.TakeDue(clock.GetUtcNow()) is { Count: > 0 } due)
        {
            foreach (var entry in due)
            {
                using (inFlight.Begin("sandbox event"))
                {
                    await entry.RunAsync(cancellationToken);
                }
            }

            await SettleAsync(cancellationToken);
        }
    }

    private async Task<DateTimeOffset?> NextStopAsync(CancellationToken cancellationToken)
    {
        var upcoming = await UpcomingAsync(1, cancellationToken);
        return upcoming.Count == 0 ? null : upcoming[0].At;
    }

    private async Task<string?> DescribeBusyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var due = (await WaitingTriggersAsync(cancellationToken)).Where(trigger => trigger.NextFireTimeUtc <= now).ToList();
        if (due.Count > 0)
        {
            return $"due and not fired: {string.Join(", ", due.Select(trigger => trigger.Description ?? trigger.Key.ToString()))}";
        }

        var running = await scheduler.QueryFireInstances(
            new FireInstanceQuery { State = FireInstanceState.Executing, Take = PagedQuery.All }, cancellationToken);
        if (running.Items.Count > 0)
        {
            return $"running: {string.Join(", ", running.Items.Select(firing => firing.JobKey?.Name ?? "a job"))}";
        }

        return inFlight.IsEmpty ? null : $"under way: {inFlight}";
    }

    private async Task<IEnumerable<TriggerHeader>> WaitingTriggersAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var triggers = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, cancellationToken);
        return triggers.Items.Where(trigger =>
            trigger.NextFireTimeUtc is not null
            && trigger.State is TriggerState.Normal or TriggerState.Blocked or TriggerState.Executing);
    }

    private async Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        return new Turn(_oneAtATime);
    }

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}

/// <summary>How long of real time one stop may go on without anything coming to an end.</summary>
public sealed record TimelineLimits(TimeSpan Settle);

/// <summary>Something did not finish in time, so the clock stays where it is.</summary>
public sealed class TimelineStuckException(DateTimeOffset at, TimeSpan waited, string busy)
    : Exception(FormattableString.Invariant(
        $"For {waited.TotalSeconds:0} s of real time nothing has ended, and the sandbox is still busy at {at:u}: {busy}."));
