using LeadershipBot.Store;

namespace LeadershipBot.Operations;

/// <summary>Looks again and again at a store that did not work, so that the log says when it does, whether anybody asks or not.</summary>
public sealed class WatchStore(StoreHealth health) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(StoreHealth.LookEvery, TimeProvider.System);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (health.Problem is not null)
            {
                await health.LookAsync(stoppingToken);
            }
        }
    }
}
