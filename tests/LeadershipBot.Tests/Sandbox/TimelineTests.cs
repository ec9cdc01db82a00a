using System.Collections.Concurrent;
using LeadershipBot.Sandbox.Clock;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Sandbox;

public sealed class TimelineTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 10, 2, 14, 0, 0, TimeSpan.Zero);

    private readonly SandboxClock _clock = new(Start);
    private readonly Agenda _agenda = new();
    private readonly InFlight _inFlight = new();
    private readonly Firings _firings = new();
    private TimelineLimits _limits = new(TimeSpan.FromSeconds(60));
    private ServiceProvider _services = null!;
    private IScheduler _scheduler = null!;

    private Timeline Timeline => _services.GetRequiredService<Timeline>();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(_clock);
        services.AddSingleton(_agenda);
        services.AddSingleton(_inFlight);
        services.AddSingleton(_firings);
        services.AddSingleton(_ => _limits);
        services.AddSingleton<Timeline>();
        services.AddQuartz(quartz => quartz.AddTriggerListener<MisfireCounter>());
        _services = services.BuildServiceProvider();
        _scheduler = await _services.GetRequiredService<ISchedulerFactory>().GetScheduler(Cancellation);
        await _scheduler.AddJob(
            JobBuilder.Create<RecordFiring>().WithIdentity("record").StoreDurably().Build(), cancellationToken: Cancellation);
        await _scheduler.Start(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _scheduler.Shutdown(waitForJobsToComplete: false);
        await _scheduler.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Fact]
    public async Task A_trigger_a_week_away_has_run_when_the_skip_returns()
    {
        await ScheduleAsync("Pulse opens", Start.AddDays(7));

        Assert.True(await Timeline.SkipToNextAsync(Cancellation));

        Assert.Equal(Start.AddDays(7), _clock.GetUtcNow());
        Assert.Equal([("Pulse opens", Start.AddDays(7))], _firings.Finished);
    }

    [Fact]
    public async Task Several_triggers_on_the_way_run_in_order_each_at_its_own_time_and_none_misfires()
    {
        await ScheduleAsync("third", Start.AddDays(21));
        await ScheduleAsync("first", Start.AddHours(1));
        await ScheduleAsync("second", Start.AddDays(3));
        await ScheduleAsync("also second", Start.AddDays(3));

        await Timeline.AdvanceAsync(Start.AddDays(30), Cancellation);

        Assert.Equal(Start.AddDays(30), _clock.GetUtcNow());
        Assert.Equal(
            [Start.AddHours(1), Start.AddDays(3), Start.AddDays(3), Start.AddDays(21)], _firings.Finished.Select(firing => firing.At));
        Assert.Equal(0, _firings.Misfires);
    }

    [Fact]
    public async Task A_weekly_schedule_keeps_its_local_hour_over_twelve_weeks_and_the_change_of_clocks()
    {
        var denver = TimeZoneInfo.FindSystemTimeZoneById("America/Denver");
        await _scheduler.ScheduleJob(
            TriggerBuilder.Create().ForJob("record").WithDescription("Weekly nudge")
                .WithSchedule(CronScheduleBuilder.Create(new CronExpression("0 0 9 ? * TUE")).InTimeZone(denver)).Build(),
            cancellationToken: Cancellation);

        for (var week = 0; week < 12; week++)
        {
            Assert.True(await Timeline.SkipToNextAsync(Cancellation));
        }

        Assert.Equal(12, _firings.Finished.Count);
        Assert.All(_firings.Finished, firing => Assert.Equal(
            (DayOfWeek.Tuesday, 9), (TimeZoneInfo.ConvertTime(firing.At, denver).DayOfWeek, TimeZoneInfo.ConvertTime(firing.At, denver).Hour)));
        Assert.Equal(0, _firings.Misfires);
    }

    [Fact]
    public async Task A_skip_returns_only_when_the_job_has_finished_and_what_it_scheduled_for_now_as_well()
    {
        await _scheduler.ScheduleJob(
            JobBuilder.Create<ScheduleAnother>().Build(),
            TriggerBuilder.Create().WithDescription("Opens").StartAt(Start.AddDays(1)).Build(),
            cancellationToken: Cancellation);

        await Timeline.SkipToNextAsync(Cancellation);

        Assert.Equal([("Follows at once", Start.AddDays(1))], _firings.Finished);
    }

    [Fact]
    public async Task Upkeep_without_a_description_is_no_event_and_does_not_stop_the_clock()
    {
        await _scheduler.ScheduleJob(
            TriggerBuilder.Create().ForJob("record").StartAt(Start.AddMinutes(5))
                .WithSimpleSchedule(schedule => schedule.WithInterval(TimeSpan.FromMinutes(5)).RepeatForever()).Build(),
            cancellationToken: Cancellation);
        await ScheduleAsync("Round closes", Start.AddDays(7));

        var upcoming = await Timeline.UpcomingAsync(10, Cancellation);
        await Timeline.SkipToNextAsync(Cancellation);

        Assert.Equal([new UpcomingEvent(Start.AddDays(7), "Round closes")], upcoming);
        Assert.Equal(Start.AddDays(7), _clock.GetUtcNow());
        Assert.InRange(_firings.Finished.Count, 1, 3);
    }

    [Fact]
    public async Task The_sandboxs_own_events_and_triggers_are_stops_of_one_line()
    {
        var answered = new List<DateTimeOffset>();
        await ScheduleAsync("Round closes", Start.AddDays(7));
        _agenda.Add(new AgendaEntry(Start.AddDays(2), () => "About 40 staff answer", _ =>
        {
            answered.Add(_clock.GetUtcNow());
            return Task.CompletedTask;
        }));

        Assert.Equal(
            ["About 40 staff answer", "Round closes"],
            (await Timeline.UpcomingAsync(10, Cancellation)).Select(upcoming => upcoming.What));
        await Timeline.SkipToNextAsync(Cancellation);

        Assert.Equal([Start.AddDays(2)], answered);
        Assert.Empty(_firings.Finished);
    }

    [Fact]
    public async Task With_nothing_to_come_the_clock_stays() => Assert.False(await Timeline.SkipToNextAsync(Cancellation));

    [Fact]
    public async Task Going_back_is_refused() => await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
        () => Timeline.AdvanceAsync(Start.AddTicks(-1), Cancellation));

    [Fact]
    public async Task What_never_ends_is_named_instead_of_waited_for()
    {
        _limits = new(TimeSpan.FromSeconds(2));
        using var hanging = _inFlight.Begin("request to the bot");

        var stuck = await Assert.ThrowsAsync<TimelineStuckException>(
            () => Timeline.AdvanceAsync(Start.AddDays(1), Cancellation));

        Assert.Contains("1 × request to the bot", stuck.Message, StringComparison.Ordinal);
    }

    private Task<DateTimeOffset> ScheduleAsync(string what, DateTimeOffset at) => _scheduler.ScheduleJob(
        TriggerBuilder.Create().ForJob("record").WithDescription(what).StartAt(at).Build(), cancellationToken: Cancellation).AsTask();

    private sealed class Firings
    {
        private int _misfires;

        public ConcurrentQueue<(string What, DateTimeOffset At)> Finished { get; } = [];

        public int Misfires => _misfires;

        public void CountMisfire() => Interlocked.Increment(ref _misfires);
    }

    private sealed class RecordFiring(Firings firings, TimeProvider time) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            // Long enough for a clock that does not wait to have moved on.
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, cancellationToken);
            firings.Finished.Enqueue((context.Trigger.Description ?? "", time.GetUtcNow()));
        }
    }

    private sealed class ScheduleAnother : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await context.Scheduler.ScheduleJob(
                TriggerBuilder.Create().ForJob("record").WithDescription("Follows at once").StartAt(context.FireTimeUtc).Build(),
                cancellationToken: cancellationToken);
    }

    private sealed class MisfireCounter(Firings firings) : ITriggerListener
    {
        public string Name => nameof(MisfireCounter);

        public ValueTask TriggerMisfired(ITrigger trigger, IScheduler scheduler, CancellationToken cancellationToken = default)
        {
            if (trigger.Description is not null)
            {
                firings.CountMisfire();
            }

            return ValueTask.CompletedTask;
        }
    }
}
