using LeadershipBot.BotFramework;
using LeadershipBot.Store;
using LeadershipBot.Telemetry;
using Microsoft.Extensions.Options;
using Quartz;

namespace LeadershipBot.Operations;

/// <summary>How the bot is, for <c>/readyz</c>; the log has each change once, and what lasts again and again.</summary>
public sealed partial class HealthReport(
    Readiness readiness,
    StoreHealth store,
    IOptions<StoreOptions> options,
    ISchedulerFactory schedulers,
    IEnumerable<IConcern> concerns,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime,
    ILogger<HealthReport> logger)
{
    private readonly Lock _gate = new();
    private string _said = "";
    private long _saidAt;

    /// <summary>Whether it can do its work, and what somebody should look at.</summary>
    public async Task<(bool IsReady, string Reasons)> ReadAsync(CancellationToken cancellationToken)
    {
        if (!readiness.IsStarted)
        {
            return (false, "starting");
        }

        var problem = await ProblemAsync(cancellationToken);
        var reasons = problem ?? string.Join("; ", concerns.Select(concern => concern.Words).OfType<string>());
        Say(problem is null, reasons);
        return (problem is null, reasons);
    }

    private async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        if (await store.LookAsync(cancellationToken) is { } problem && !store.IsOfRowsOnly)
        {
            return StoreProblems.Words(problem, options.Value);
        }

        var scheduler = await schedulers.GetScheduler(cancellationToken);
        return await scheduler.GetStatus(cancellationToken) == SchedulerStatus.Running ? null : "the scheduler is not running";
    }

    private void Say(bool isReady, string reasons)
    {
        var now = realTime.GetTimestamp();
        lock (_gate)
        {
            if (_said == reasons && (reasons.Length == 0 || realTime.GetElapsedTime(_saidAt, now) < SaidAgain.Every))
            {
                return;
            }

            (_said, _saidAt) = (reasons, now);
        }

        if (!isReady)
        {
            LogNotReady(logger, reasons);
        }
        else if (reasons.Length > 0)
        {
            LogDegraded(logger, reasons);
        }
        else
        {
            LogWell(logger);
        }
    }

    [LoggerMessage(EventId = 1002, EventName = "NotReady", Level = LogLevel.Error, Message = "The bot can't do its work: {Reasons}")]
    private static partial void LogNotReady(ILogger logger, string reasons);

    [LoggerMessage(EventId = 1005, EventName = "Degraded", Level = LogLevel.Warning, Message = "The bot works, and somebody should look: {Reasons}")]
    private static partial void LogDegraded(ILogger logger, string reasons);

    [LoggerMessage(EventId = 1006, EventName = "Well", Level = LogLevel.Information, Message = "All is well again")]
    private static partial void LogWell(ILogger logger);
}
