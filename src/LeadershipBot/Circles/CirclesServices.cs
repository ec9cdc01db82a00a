using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Delivery;

namespace LeadershipBot.Circles;

internal static class CirclesServices
{
    public static IServiceCollection AddCircles(this IServiceCollection services) => services
        .AddSingleton<CircleTable>()
        .AddSingleton<FormNextCircles>()
        .AddSingleton<CircleCards>()
        .AddSingleton<ICardVerbHandler, JoinCircles>()
        .AddSingleton<ICardVerbHandler, LeaveCircles>()
        .AddSingleton<ITextCommand, CircleCommand>()
        .AddSingleton<ICampaignMessage, CircleMessage>();
}
