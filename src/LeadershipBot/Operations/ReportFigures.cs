using LeadershipBot.BotFramework;
using LeadershipBot.Delivery;

namespace LeadershipBot.Operations;

/// <summary>One line in the log for every quarter of an hour of real time in which sends sent anything, and a last one at the end.</summary>
public sealed partial class ReportFigures(
    SendingFigures figures, [FromKeyedServices(RealTime.Key)] TimeProvider realTime, ILogger<ReportFigures> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var since = realTime.GetTimestamp();
        using var timer = new PeriodicTimer(Every, realTime);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                since = Report(since);
            }
        }
        catch (OperationCanceledException)
        {
            // What was sent since the last line is not lost.
            Report(since);
        }
    }

    private long Report(long since)
    {
        var now = realTime.GetTimestamp();
        var sent = figures.Take();
        if (!sent.IsNothing)
        {
            var minutes = Math.Max(1, (int)Math.Ceiling(realTime.GetElapsedTime(since, now).TotalMinutes));
            LogSent(logger, minutes, sent.Delivered, sent.Failed, sent.Requests, sent.Throttled);
        }

        return now;
    }

    [LoggerMessage(
        EventId = 1001, EventName = "SendingFigures", Level = LogLevel.Information,
        Message = "Sends in {Minutes} minutes: {Delivered} messages delivered, {Failed} failed, {Requests} requests to Teams, {Throttled} of them answered 429")]
    private static partial void LogSent(ILogger logger, int minutes, int delivered, int failed, int requests, int throttled);
}
