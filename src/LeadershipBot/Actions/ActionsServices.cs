using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;

namespace LeadershipBot.Actions;

internal static class ActionsServices
{
    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        foreach (var verb in TapDraft.Verbs)
        {
            services.AddSingleton<ICardVerbHandler>(provider => new TapDraft(verb, provider.GetRequiredService<SayAction>()));
        }

        return services
            .AddSingleton<ActionsTable>()
            .AddSingleton<SweepPromises>()
            .AddSingleton<FollowUps>()
            .AddSingleton<ReadGate>()
            .AddSingleton<HeardCards>()
            .AddSingleton<TellHeard>()
            .AddSingleton<ResultSteps>()
            .AddSingleton<PromisesInBrief>()
            .AddSingleton<PromiseCards>()
            .AddSingleton<DraftCards>()
            .AddSingleton<RecordPromise>()
            .AddSingleton<AskOutcome>()
            .AddSingleton<AskReply>()
            .AddSingleton<PollOpening>()
            .AddSingleton<ReadBoard>()
            .AddSingleton<RecentFigures>()
            .AddSingleton<ActionBoard>()
            .AddSingleton<SayAction>()
            .AddSingleton<IDialog>(provider => provider.GetRequiredService<SayAction>())
            .AddSingleton<ITextCommand, ActionCommand>()
            .AddSingleton<ITextCommand, ActionsCommand>()
            .AddSingleton<ITextCommand, OpenAnywayCommand>()
            .AddSingleton<ICardVerbHandler, ShowHeard>()
            .AddSingleton<ICardVerbHandler, SendHeard>()
            .AddSingleton<ICardVerbHandler, BeginAction>()
            .AddSingleton<ICardVerbHandler, ShowOutcome>()
            .AddSingleton<ICardVerbHandler, CheckOutcome>()
            .AddSingleton<ICardVerbHandler, ChangeOutcome>()
            .AddSingleton<ICardVerbHandler, SendOutcome>()
            .AddSingleton<ICardVerbHandler, ShowReply>()
            .AddSingleton<ICardVerbHandler, CheckReply>()
            .AddSingleton<ICardVerbHandler, SendReply>()
            .AddSingleton<ICardVerbHandler, OpenAnyway>()
            .AddSingleton<ICampaignMessage>(provider => ActivatorUtilities.CreateInstance<HeardMessage>(provider, CampaignKind.AgencyHeard))
            .AddSingleton<ICampaignMessage>(provider => ActivatorUtilities.CreateInstance<HeardMessage>(provider, CampaignKind.Heard))
            .AddSingleton<ICampaignMessage, PlanMessage>()
            .AddSingleton<ICampaignMessage, OutcomeMessage>()
            .AddSingleton<ICampaignMessage, BarrierMessage>();
    }
}
