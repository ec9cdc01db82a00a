using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Delivery;

namespace LeadershipBot.Nudges;

internal static class NudgesServices
{
    public static IServiceCollection AddNudges(this IServiceCollection services) => services
        .AddSingleton<NudgeHistory>()
        .AddSingleton<Notes>()
        .AddSingleton<Surroundings>()
        .AddSingleton<ManagerNudges>()
        .AddSingleton<CurrentNudge>()
        .AddSingleton<CheckIns>()
        .AddSingleton<NotesCards>()
        .AddSingleton<OldNudges>()
        .AddSingleton<SweepNudges>()
        .AddSingleton<ICardVerbHandler, AcceptNudge>()
        .AddSingleton<ICardVerbHandler, PutOffNudge>()
        .AddSingleton<ICardVerbHandler, RefuseNudge>()
        .AddSingleton<ICardVerbHandler, ShowAnotherNudge>()
        .AddSingleton<ICardVerbHandler, CheckInDid>()
        .AddSingleton<ICardVerbHandler, CheckInPartly>()
        .AddSingleton<ICardVerbHandler, CheckInNotYet>()
        .AddSingleton<ICardVerbHandler, DeleteNote>()
        .AddSingleton<ITextCommand, NudgeCommand>()
        .AddSingleton<ITextCommand, NotesCommand>()
        .AddSingleton<ICampaignMessage, NudgeMessage>()
        .AddSingleton<ICampaignMessage, CheckInMessage>()
        .AddSingleton<ICampaignMessage, LookBackMessage>();
}
