using LeadershipBot.BotFramework;
using LeadershipBot.Delivery;

namespace LeadershipBot.Operations;

/// <summary>One line in the log for every quarter of an hour of real time in which sends sent anything, and a last one at the end.</summary>
public sealed partial class ReportFigures(
    SendingFigures figures, [FromKeyedServices(RealTime.Key)] TimeProvider realTime, ILogger<ReportFigures> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    private long _since = realTime.GetTimestamp();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // What was sent since the last line is not lost.
        Report();
    }

    /// <summary>A line about what was sent since the last time, if anything was.</summary>
    public void Report()
    {
        var now = realTime.GetTimestamp();
        var sent = figures.Take();
        if (!sent.IsNothing)
        {
            var minutes = Math.Max(1, (int)Math.Round(realTime.GetElapsedTime(_since, now).TotalMinutes));
            LogSent(logger, minutes, sent.Delivered, sent.Failed, sent.Unreachable, sent.Requests, sent.Throttled);
        }

        _since = now;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, realTime);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Report();
        }
    }

    [LoggerMessage(
        EventId = 1001, EventName = "SendingFigures", Level = LogLevel.Information,
        Message = "Sends in {Minutes} minutes: {Delivered} messages delivered, {Failed} failed, {Unreachable} for people without the app, {Requests} requests to Teams, {Throttled} of them answered 429")]
    private static partial void LogSent(ILogger logger, int minutes, int delivered, int failed, int unreachable, int requests, int throttled);
}
