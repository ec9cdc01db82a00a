using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Pulses;

/// <summary>Closes the round named in the trigger.</summary>
[DisallowConcurrentExecution]
public sealed class CloseRoundJob(CloseRound close, StoreHealth store) : IJob
{
    public const string RoundKey = "round";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => close.RunAsync(context.MergedJobDataMap.GetString(RoundKey)!, cancellationToken));
}
