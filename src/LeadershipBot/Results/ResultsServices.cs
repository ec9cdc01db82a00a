using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Delivery;
using LeadershipBot.Settings;

namespace LeadershipBot.Results;

internal static class ResultsServices
{
    public static IServiceCollection AddResults(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddValidated<ResultsOptions>(configuration, ResultsOptions.Section);
        return services
            .AddSingleton<Releases>()
            .AddSingleton<ReadResults>()
            .AddSingleton<UnitNotes>()
            .AddSingleton<ResultsTab>()
            .AddSingleton<ResultCards>()
            .AddSingleton<SendResults>()
            .AddSingleton<ITextCommand, ResultsCommand>()
            .AddSingleton<ICampaignMessage, ResultMessage>();
    }
}
