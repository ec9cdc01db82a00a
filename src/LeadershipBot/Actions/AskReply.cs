using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>A barrier before the leader it was put to: the answer is looked at as the team will read it, then told.</summary>
public sealed class AskReply(ActionsTable table, PromiseCards promises, FollowUps followUps, Agency agency, TimeProvider clock)
{
    public const string ReplyInput = "reply";

    public AdaptiveCard Draw(LeadershipBarrier barrier, Caller caller, LocalizedText? problem = null, string? said = null)
    {
        var language = caller.Language;
        return CardParts.Card(
            language,
            [
                .. problem is null ? [] : new[] { CardParts.Notice(problem[language], isProblem: true) },
                CardParts.Heading(ActionTexts.BarrierTitle[language]),
                .. barrier.Due <= caller.Person.Today(clock) ? new[] { CardParts.Notice(ActionTexts.StillOpen[language], isProblem: true) } : [],
                new TextBlock(string.Format(
                    CultureInfo.InvariantCulture, ActionTexts.AskReply[language], CardParts.Plain(promises.NameOf(barrier.By) ?? barrier.Team), CardParts.Plain(barrier.Team), LocalMoment.Show(barrier.Due, language))),
                CardParts.Typed(barrier.Text, ActionTexts.Barrier[language]),
                new TextInput(ReplyInput) { Label = ActionTexts.Reply[language], IsMultiline = true, Value = said, MaxLength = said?.Length > LeadershipAction.MaxText ? null : LeadershipAction.MaxText },
                CardParts.Note(ActionTexts.NoNames[language]),
                new ActionSet(ExecuteAction.WithSubmitFallback(ActionTexts.ShowToTeam[language], CheckReply.VerbName, DataOf(barrier))),
            ]);
    }

    public async Task<AdaptiveCard> ShowAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        return found.Barrier is { Value: var barrier } ? Draw(barrier, caller, said: TapData.Typed(data, ReplyInput)) : found.Refusal!;
    }

    public async Task<AdaptiveCard> CheckAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        if (found.Barrier is not { Value: var barrier })
        {
            return found.Refusal!;
        }

        var text = TapData.Typed(data, ReplyInput);
        if (ProblemOf(text) is { } problem)
        {
            return Draw(barrier, caller, problem, text);
        }

        var language = caller.Language;
        var names = agency.NamesIn(text!);
        return CardParts.Card(
            language,
            [
                new TextBlock(ActionTexts.CheckReply[language]),
                .. names.Count == 0 ? [] : new[] { CardParts.Notice(PromiseCards.NamesNotice(names, language), isProblem: true) },
                new Container([.. promises.Replied(barrier, new(text!, caller.Person.Id, clock.GetUtcNow()), language)]) { Style = "emphasis" },
                new ActionSet(Button(ActionTexts.Send, SendReply.VerbName), Button(ActionTexts.Back, ShowReply.VerbName)),
            ]);

        ExecuteAction Button(LocalizedText title, string verb)
        {
            var back = DataOf(barrier);
            back[ReplyInput] = text;
            return ExecuteAction.WithSubmitFallback(title[language], verb, back);
        }
    }

    public async Task<AdaptiveCard> SendAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        if (found.Barrier is not { } stored)
        {
            return found.Refusal!;
        }

        var text = TapData.Typed(data, ReplyInput);
        if (ProblemOf(text) is { } problem)
        {
            return Draw(stored.Value, caller, problem, text);
        }

        var after = stored.Value with { Reply = new(text!, caller.Person.Id, clock.GetUtcNow()) };
        var tell = await followUps.NoteAsync(FollowUpKind.TellReply, after.Key, date: null, cancellationToken);
        if (!await table.TryReplaceAsync(stored, after, cancellationToken))
        {
            // Another tap was first: what that one said is told.
            return (await FindAsync(caller, data, cancellationToken)).Refusal ?? Draw(stored.Value, caller, ActionTexts.Moved, text);
        }

        await followUps.StartAsync(tell, cancellationToken);
        return Done(after, after.Reply, caller);
    }

    public static JsonObject DataOf(LeadershipBarrier barrier) => new() { [TapData.KeyKey] = barrier.Key };

    private AdaptiveCard Done(LeadershipBarrier barrier, BarrierReply reply, Caller caller) => CardParts.Card(
        caller.Language, [CardParts.Notice(ActionTexts.Answered[caller.Language]), .. promises.Replied(barrier, reply, caller.Language)]);

    private async Task<(Stored<LeadershipBarrier>? Barrier, AdaptiveCard? Refusal)> FindAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var typed = TapData.Typed(data, ReplyInput);
        if (TapData.Key(data, TapData.KeyKey) is not { } key || await table.FindBarrierAsync(key, cancellationToken) is not { } stored)
        {
            return (null, Instead(CardParts.Plain(caller.Language, ActionTexts.Gone[caller.Language])));
        }

        return Speakers.AnswererOf(agency.Roster, stored.Value)?.Id != caller.Person.Id ? (null, Instead(CardParts.Plain(caller.Language, ActionTexts.NotYours[caller.Language])))
            : stored.Value.Reply is { } reply ? (null, Instead(Done(stored.Value, reply, caller), reply.Text))
            : (stored, null);

        AdaptiveCard Instead(AdaptiveCard card, string? known = null) => Unsent.With(card, caller.Language, typed, known);
    }

    private static LocalizedText? ProblemOf(string? text) =>
        text is null || FreeText.Letters(text) == 0 ? ActionTexts.Of(ActionProblem.Empty) : text.Length > LeadershipAction.MaxText ? ActionTexts.Of(ActionProblem.TooLong) : null;
}

/// <summary>The form, from the board or back from the check.</summary>
public sealed class ShowReply(AskReply ask) : ICardVerbHandler
{
    public const string VerbName = "barrier.show";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.ShowAsync(turn.Caller(), data, cancellationToken));
}

/// <summary>What the team will read, before it does.</summary>
public sealed class CheckReply(AskReply ask) : ICardVerbHandler
{
    public const string VerbName = "barrier.check";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.CheckAsync(turn.Caller(), data, cancellationToken));
}

/// <summary>"Send it".</summary>
public sealed class SendReply(AskReply ask) : ICardVerbHandler
{
    public const string VerbName = "barrier.send";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.SendAsync(turn.Caller(), data, cancellationToken));
}
