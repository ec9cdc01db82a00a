using System.Globalization;
using LeadershipBot.Store;
using Quartz;

namespace LeadershipBot.Delivery;

/// <summary>The batches to send, as Quartz jobs: one for each batch of a campaign, so that no batch is sent by two at a time.</summary>
public sealed class DeliveryPlan(ISchedulerFactory schedulers, TimeProvider clock)
{
    /// <summary>Triggers of this group may run only so many at a time, so that a long send never keeps a round from closing.</summary>
    public const string ExecutionGroup = "deliveries";

    /// <summary>Batches sent at a time by one process.</summary>
    public const int BatchesAtATime = 8;

    public async Task AtAsync(string campaignId, int batch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{campaignId}.{batch}");
        var job = JobBuilder.Create<DeliverJob>()
            .WithIdentity(name, ExecutionGroup)
            .UsingJobData(DeliverJob.CampaignKey, campaignId)
            .UsingJobData(DeliverJob.BatchKey, batch)
            .Build();
        var trigger = TriggerBuilder.Create(clock)
            .WithIdentity(name, ExecutionGroup)
            .WithDescription("Messages that waited for their moment")
            .WithExecutionGroup(ExecutionGroup)
            .StartAt(at)
            .ForJob(job)
            .Build();
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }
}

/// <summary>Sends what is due of the batch named in the trigger.</summary>
[DisallowConcurrentExecution]
public sealed class DeliverJob(DeliverBatch deliver, StoreHealth store) : IJob
{
    public const string CampaignKey = "campaign";
    public const string BatchKey = "batch";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await store.TryAsync(() => deliver.RunAsync(context.MergedJobDataMap.GetString(CampaignKey)!, context.MergedJobDataMap.GetInt(BatchKey)));
}
