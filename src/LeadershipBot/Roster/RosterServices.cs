using LeadershipBot.Content;
using LeadershipBot.Settings;

namespace LeadershipBot.Roster;

internal static class RosterServices
{
    public static IServiceCollection AddRoster(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<RosterOptions>(configuration, RosterOptions.Section);
        services.AddValidated<ProgramsOptions>(configuration, ProgramsOptions.Section);
        services.AddValidated<ContentOptions>(configuration, ContentOptions.Section);
        return services
            .AddSingleton<AgencyContent>()
            .AddSingleton(provider => provider.GetRequiredService<AgencyContent>().Library)
            .AddSingleton<Agency>()
            .AddSingleton<AgencyFiles>();
    }
}
