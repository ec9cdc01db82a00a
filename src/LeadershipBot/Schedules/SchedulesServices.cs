using LeadershipBot.Actions;
using LeadershipBot.Circles;
using LeadershipBot.Delivery;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Settings;
using Quartz;

namespace LeadershipBot.Schedules;

internal static class SchedulesServices
{
    public static IServiceCollection AddSchedules(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SchedulesOptions>(configuration, SchedulesOptions.Section);
        return services
            .AddSingleton<Agenda>()
            .AddSingleton<Waves>()
            .AddSingleton<DelayedRounds>()
            .AddSingleton<Occurrences>()
            .AddSingleton<ProgramDates>()
            .AddQuartz(quartz =>
            {
                quartz.AddJob<OpenWaveJob>(job => job.WithIdentity(Agenda.OpenWave).StoreDurably());
                quartz.AddJob<RemindJob>(job => job.WithIdentity(Agenda.Remind).StoreDurably());
                quartz.AddJob<CloseRoundJob>(job => job.WithIdentity(Agenda.Close).StoreDurably());
                quartz.AddJob<FollowUpJob>(job => job.WithIdentity(FollowUps.Job).StoreDurably());
                quartz.AddJob<NudgeWaveJob>(job => job.WithIdentity(Agenda.NudgeWave).StoreDurably());
                quartz.AddJob<CircleWaveJob>(job => job.WithIdentity(Agenda.CircleWave).StoreDurably());
                quartz.UseExecutionLimits(limits => limits.ForGroup(DeliveryPlan.ExecutionGroup, DeliveryPlan.BatchesAtATime));
            });
    }
}
