using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.Teams;

internal static class TeamsServices
{
    public static IServiceCollection AddTeams(this IServiceCollection services) => services
        .Configure<BotAdapterOptions>(options => options.ErrorCard = Apology.For)
        .AddSingleton<ActivityHandler, LeadershipBotHandler>()
        .AddSingleton<Conversations>()
        .AddSingleton<Dialogs>()
        .AddSingleton<SweepDialogs>()
        .AddSingleton<ITextCommand, HelpCommand>()
        .AddSingleton<ITextCommand, PrivacyCommand>();
}
