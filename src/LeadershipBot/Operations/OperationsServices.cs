using LeadershipBot.Roster;
using Quartz;

namespace LeadershipBot.Operations;

internal static class OperationsServices
{
    /// <summary>Start-up comes before the scheduler, so that nothing fires before people and programs are known.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddCallerLimits()
        .AddSingleton<Readiness>()
        .AddSingleton<HealthReport>()
        .AddSingleton<IConcern, ContentConcern>()
        .AddSingleton<IConcern, FilesConcern>()
        .AddSingleton<IConcern, StoreConcern>()
        .AddSingleton<IConcern, SendingConcern>()
        .AddSingleton<IConcern, CertificateConcern>()
        .AddSingleton<IConcern, RoundConcern>()
        .AddSingleton<FinishWork>()
        .AddSingleton<ForgetLeavers>()
        .AddSingleton<ForgetGroups>()
        .AddHostedService<StartUp>()
        .AddHostedService<ReportFigures>()
        .AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true)
        .AddHostedService<FinishWorkRegularly>()
        .AddHostedService<WatchStore>()
        .AddHostedService<ReloadAgencyFiles>();
}
