using Quartz;

namespace LeadershipBot.Pulses;

/// <summary>Closes the round named in the trigger.</summary>
[DisallowConcurrentExecution]
public sealed class CloseRoundJob(CloseRound close) : IJob
{
    public const string RoundKey = "round";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await close.RunAsync(context.MergedJobDataMap.GetString(RoundKey)!, cancellationToken);
}
