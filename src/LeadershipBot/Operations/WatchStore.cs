using LeadershipBot.BotFramework;
using LeadershipBot.Store;

namespace LeadershipBot.Operations;

/// <summary>Looks again and again at a store that did not work, so that the log says when it does, whether anybody asks or not.</summary>
public sealed partial class WatchStore(StoreHealth health, [FromKeyedServices(RealTime.Key)] TimeProvider realTime, ILogger<WatchStore> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StoreHealth.LookEvery, realTime);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (health.Problem is not null)
                {
                    await health.LookAsync(stoppingToken);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, error.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The store could not be looked at; it is tried again in a few seconds: {ErrorType}")]
    private static partial void LogFailed(ILogger logger, string errorType);
}
