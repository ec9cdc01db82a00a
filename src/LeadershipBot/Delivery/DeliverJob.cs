using Quartz;

namespace LeadershipBot.Delivery;

/// <summary>Sends what is due of the campaign named in the trigger.</summary>
[DisallowConcurrentExecution]
public sealed class DeliverJob(DeliverCampaign deliver) : IJob
{
    public const string CampaignKey = "campaign";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await deliver.RunAsync(context.MergedJobDataMap.GetString(CampaignKey)!, cancellationToken);
}
