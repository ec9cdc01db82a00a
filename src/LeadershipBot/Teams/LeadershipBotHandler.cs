using LeadershipBot.BotFramework;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Organization;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Teams;

/// <summary>Lets in the people of the roster, in personal chats, and greets them when the app is installed.</summary>
public sealed class LeadershipBotHandler(
    IEnumerable<ICardVerbHandler> verbs,
    IEnumerable<ITextCommand> commands,
    IEnumerable<IDialog> dialogs,
    Dialogs dialogTable,
    Agency agency,
    PreferencesTable preferences,
    Conversations conversations,
    StoreHealth store,
    [FromKeyedServices(RealTime.Key)] TimeProvider realTime) : ActivityHandler(verbs, commands, dialogs)
{
    public override async Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var activity = turn.Activity;
        if (activity.From?.AadObjectId is not { } id || agency.Roster.Find(id.ToLowerInvariant()) is not { } person)
        {
            return await RefuseAsync(turn, TeamsTexts.Stranger, cancellationToken);
        }

        if (activity.Conversation?.IsGroup == true || activity.Conversation?.ConversationType is not (null or "personal"))
        {
            return await RefuseAsync(turn, TeamsTexts.PersonalOnly, cancellationToken);
        }

        var tap = PulseTap.Of(activity);
        turn.Set(new Caller(person, tap?.Language ?? person.Language));
        using var limited = new LimitedTurn(turn, realTime, cancellationToken);
        try
        {
            if (tap is null)
            {
                var wishes = await preferences.ReadAsync(person.Id, limited.Token);
                turn.Set(new Caller(person, wishes.Language ?? person.Language) { Wishes = wishes });
            }

            return await base.OnTurnAsync(limited, limited.Token);
        }
        catch (EntityStoreException error)
        {
            store.Note(error);
        }
        catch (OperationCanceledException) when (limited.IsOver)
        {
            store.NoteSilence();
        }

        return await AskToTryAgainAsync(turn, cancellationToken);
    }

    protected override Task OnInstallationUpdateAddAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        GreetAsync(turn, cancellationToken);

    protected override Task OnMembersAddedAsync(
        ITurnContext turn, IReadOnlyList<ChannelAccount> membersAdded, CancellationToken cancellationToken) => GreetAsync(turn, cancellationToken);

    protected override Task OnInstallationUpdateRemoveAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        conversations.ForgetAsync(turn.Caller().Person.Id, cancellationToken);

    protected override Task OnUnrecognizedMessageAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(TeamsTexts.Unrecognized[turn.Caller().Language], cancellationToken);

    protected override Task OnDialogCancelledAsync(ITurnContext turn, string? dialogId, CancellationToken cancellationToken) =>
        turn.SendActivityAsync(TeamsTexts.Cancelled[turn.Caller().Language], cancellationToken);

    protected override Task<AdaptiveCardInvokeResponse> OnUnknownVerbAsync(ITurnContext turn, string verb, CancellationToken cancellationToken)
    {
        var language = turn.Caller().Language;
        return Task.FromResult(InvokeResponses.Card(CardParts.Plain(language, TeamsTexts.OldCard[language])));
    }

    protected override Task<ActiveDialog?> LoadDialogAsync(ITurnContext turn, CancellationToken cancellationToken) =>
        dialogTable.LoadAsync(turn, cancellationToken);

    protected override Task<bool> SaveDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) =>
        dialogTable.SaveAsync(turn, dialog, cancellationToken);

    protected override Task EndDialogAsync(ITurnContext turn, ActiveDialog dialog, CancellationToken cancellationToken) =>
        dialogTable.EndAsync(turn, cancellationToken);

    /// <summary>Teams tells of an installation in two ways; the first that arrives is greeted.</summary>
    private async Task GreetAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (turn.Activity is { Conversation.Id: { } conversation, ServiceUrl: { } serviceUrl }
            && await conversations.RememberAsync(caller.Person.Id, new(conversation, serviceUrl), cancellationToken))
        {
            await turn.SendActivityAsync(MessageFactory.Card(WelcomeCard.Draw(caller, agency.Programs.Support, agency.IsNudged(caller.Person))), cancellationToken);
        }
    }

    /// <summary>The tapped card stays as it is, with all that was filled in.</summary>
    private static async Task<InvokeResponse?> AskToTryAgainAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var text = Apology.TryAgain(turn);
        switch (turn.Activity.Type)
        {
            case ActivityTypes.Invoke when turn.Activity.Name == InvokeNames.AdaptiveCardAction:
                return InvokeResponse.Ok(InvokeResponses.Message(text));
            case ActivityTypes.Message:
                await turn.SendActivityAsync(text, cancellationToken);
                return null;
            default:
                return new InvokeResponse(StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Says why and stores nothing. What is not said to the bot gets no answer.</summary>
    private static async Task<InvokeResponse?> RefuseAsync(ITurnContext turn, LocalizedText reason, CancellationToken cancellationToken)
    {
        var language = turn.Activity.Locale?.StartsWith("es", StringComparison.OrdinalIgnoreCase) == true ? Language.Spanish : Language.English;
        switch (turn.Activity.Type)
        {
            case ActivityTypes.Invoke when turn.Activity.Name == InvokeNames.AdaptiveCardAction:
                return InvokeResponse.Ok(InvokeResponses.Card(CardParts.Plain(language, reason[language])));
            case ActivityTypes.Invoke:
                return InvokeResponse.NotImplemented;
            case ActivityTypes.Message:
                await turn.SendActivityAsync(reason[language], cancellationToken);
                return null;
            default:
                return null;
        }
    }
}
