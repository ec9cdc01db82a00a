using LeadershipBot.BotFramework.Turns;

namespace LeadershipBot.Admin;

internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<ReadCampaigns>()
        .AddSingleton<SendingStatus>()
        .AddSingleton<PauseSending>()
        .AddSingleton<ITextCommand, StatusCommand>()
        .AddSingleton<ITextCommand, ResumeCommand>()
        .AddSingleton<ITextCommand, TestCommand>()
        .AddSingleton<ICardVerbHandler, RefreshStatus>()
        .AddSingleton<ICardVerbHandler, CancelSend>()
        .AddSingleton<ICardVerbHandler, AnswerTest>();
}
