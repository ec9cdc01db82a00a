using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Settings;

namespace LeadershipBot.Seasons;

internal static class SeasonsServices
{
    public static IServiceCollection AddSeasons(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<SeasonOptions>(configuration, SeasonOptions.Section);
        return services
            .AddSingleton(_ => ShippedSeasons.Load())
            .AddSingleton<AgencySeasons>()
            .AddSingleton<ManagerOrders>()
            .AddSingleton<SeasonCards>()
            .AddSingleton<ITextCommand, SeasonCommand>()
            .AddSingleton<ICardVerbHandler, SaveSeason>();
    }
}
