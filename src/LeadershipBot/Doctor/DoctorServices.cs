using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Delivery;
using LeadershipBot.Doctor.Checks;
using LeadershipBot.Doctor.Expiration;
using LeadershipBot.Operations;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace LeadershipBot.Doctor;

internal static class DoctorServices
{
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        services.TryAddSingleton(new DoctorNetwork());
        services.TryAddSingleton(MachineData.OfThisMachine);
        return services
            .AddSingleton<DoctorHttp>()
            .AddSingleton<RunDoctor>()
            .AddSingleton<Expiries>()
            .AddSingleton<WarnOfExpiry>()
            .AddSingleton<IConcern, ExpiryConcern>()
            .AddSingleton<ICampaignMessage, ExpiryMessage>()
            .AddSingleton<ITextCommand, ChatDoctor>();
    }
}
