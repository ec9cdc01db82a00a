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

/// <summary>How does it stand? Done, still going, or dropped: filled in by the owner, looked at as the team will read it, then told.</summary>
public sealed class AskOutcome(ActionsTable table, PromiseCards promises, FollowUps followUps, Agency agency, TimeProvider clock)
{
    public const string StatusInput = "status";
    public const string WordsInput = "words";
    public const string DateInputId = "date";

    public AdaptiveCard Draw(LeadershipAction action, Caller caller, LocalizedText? problem = null, ActionChange? said = null)
    {
        var language = caller.Language;
        var today = caller.Person.Today(clock);
        return CardParts.Card(
            language,
            [
                .. problem is null ? [] : new[] { CardParts.Notice(problem[language], isProblem: true) },
                CardParts.Heading(ActionTexts.AskOutcomeTitle[language]),
                new TextBlock(string.Format(CultureInfo.InvariantCulture, ActionTexts.AskOutcome[language], CardParts.Plain(action.Team), LocalMoment.Show(action.Due, language))),
                CardParts.Typed(action.Text),
                new ChoiceSetInput(StatusInput)
                {
                    Label = ActionTexts.HowItStands[language],
                    Style = "expanded",
                    Choices = [.. new[] { ActionStatus.Done, ActionStatus.Going, ActionStatus.Dropped }.Select(status => new Choice(ActionTexts.Of(status)[language], status.ToString()))],
                    Value = (said?.Status ?? ActionStatus.Done).ToString(),
                },
                new TextInput(WordsInput) { Label = ActionTexts.Words[language], IsMultiline = true, Value = said?.Words, MaxLength = said?.Words?.Length > LeadershipAction.MaxText ? null : LeadershipAction.MaxText },
                new DateInput(DateInputId) { Label = ActionTexts.NewDate[language], Min = Iso(today), Max = Iso(today.AddYears(1)), Value = said?.Due is { } due ? Iso(due) : null },
                new ActionSet(ExecuteAction.WithSubmitFallback(ActionTexts.ShowToTeam[language], CheckOutcome.VerbName, DataOf(action))),
            ]);
    }

    public async Task<AdaptiveCard> ShowAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        return found.Action is { Value: var action } ? Draw(action, caller) : Refusal(caller, data, found);
    }

    public async Task<AdaptiveCard> CheckAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        if (found.Action is not { Value: var action })
        {
            return Refusal(caller, data, found);
        }

        var said = Read(data, caller);
        if (ProblemOf(action, said, caller) is { } problem)
        {
            return Draw(action, caller, problem, said);
        }

        var language = caller.Language;
        var names = said.Words is null ? [] : agency.NamesIn(said.Words);
        return CardParts.Card(
            language,
            [
                new TextBlock(ActionTexts.CheckFor(Unit.Find(agency.Roster.Tree, action.Unit))[language]),
                .. names.Count == 0 ? [] : new[] { CardParts.Notice(PromiseCards.NamesNotice(names, language), isProblem: true) },
                new Container([.. promises.Outcome(action.With(said), said, language)]) { Style = "emphasis" },
                new ActionSet(
                    Button(ActionTexts.Send, SendOutcome.VerbName),
                    Button(ActionTexts.Back, ChangeOutcome.VerbName)),
            ]);

        ExecuteAction Button(LocalizedText title, string verb)
        {
            var back = DataOf(action);
            back[StatusInput] = said.Status.ToString();
            back[WordsInput] = said.Words;
            back[DateInputId] = said.Due is { } due ? Iso(due) : null;
            return ExecuteAction.WithSubmitFallback(title[language], verb, back);
        }
    }

    /// <summary>Back to the form, with what was filled in.</summary>
    public async Task<AdaptiveCard> ChangeAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        return found.Action is { Value: var action } ? Draw(action, caller, said: Read(data, caller)) : Refusal(caller, data, found);
    }

    public async Task<AdaptiveCard> SendAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caller, data, cancellationToken);
        if (found.Action is not { } stored)
        {
            return Refusal(caller, data, found);
        }

        var said = Read(data, caller);
        if (ProblemOf(stored.Value, said, caller) is { } problem)
        {
            return Draw(stored.Value, caller, problem, said);
        }

        var after = stored.Value.With(said);
        var tell = await followUps.NoteAsync(FollowUpKind.TellOutcome, FollowUps.KeyOf(after), date: null, cancellationToken);
        var ask = after.IsOpen ? await followUps.NoteAsync(FollowUpKind.AskOwner, after.Key, after.Due, cancellationToken) : null;
        if (!await table.TryReplaceAsync(stored, after, cancellationToken))
        {
            // Another tap was first: what that one said is told.
            return Refusal(caller, data, await FindAsync(caller, data, cancellationToken));
        }

        await followUps.StartAsync(tell, cancellationToken);
        if (ask is not null)
        {
            await followUps.StartAsync(ask, cancellationToken);
        }

        return Done(after, caller);
    }

    public static JsonObject DataOf(LeadershipAction action) => new() { [TapData.KeyKey] = action.Key, [TapData.VersionKey] = action.History.Count };

    private AdaptiveCard Done(LeadershipAction action, Caller caller) => CardParts.Card(
        caller.Language, [CardParts.Notice(ActionTexts.Told[caller.Language]), .. promises.Outcome(action, action.History[^1], caller.Language)]);

    private async Task<(Stored<LeadershipAction>? Action, Stored<LeadershipAction>? Other)> FindAsync(Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        if (TapData.Key(data, TapData.KeyKey) is not { } key || await table.FindActionAsync(key, cancellationToken) is not { } stored)
        {
            return (null, null);
        }

        var isCurrent = TapData.Raw(data, TapData.VersionKey) == stored.Value.History.Count.ToString(CultureInfo.InvariantCulture);
        return stored.Value.IsOpen && isCurrent && Speakers.OwnerOf(agency.Roster, stored.Value)?.Id == caller.Person.Id ? (stored, null) : (null, stored);
    }

    /// <summary>Somebody who may not, or a card of before: how it stands now, to whoever may see it, and what they had filled in.</summary>
    private AdaptiveCard Refusal(Caller caller, JsonElement data, (Stored<LeadershipAction>? Action, Stored<LeadershipAction>? Other) found)
    {
        var words = TapData.Typed(data, WordsInput);
        var known = found.Other?.Value.History is [.., var last] ? last.Words : null;
        return found.Other?.Value is not { } other || Speakers.OwnerOf(agency.Roster, other)?.Id != caller.Person.Id
            ? Unsent.With(CardParts.Plain(caller.Language, (found.Other is null ? ActionTexts.Gone : ActionTexts.NotYours)[caller.Language]), caller.Language, words)
            : other.IsOpen ? Draw(other, caller, ActionTexts.Moved, words is null || words == known ? null : Read(data, caller))
            : Unsent.With(Done(other, caller), caller.Language, words, known);
    }

    private ActionChange Read(JsonElement data, Caller caller)
    {
        var status = Enum.TryParse<ActionStatus>(TapData.Raw(data, StatusInput), out var read) && Enum.IsDefined(read) ? read : ActionStatus.Going;
        return new(status, clock.GetUtcNow(), caller.Person.Id, TapData.Typed(data, WordsInput), status == ActionStatus.Going ? TapData.Date(data, DateInputId) : null);
    }

    private LocalizedText? ProblemOf(LeadershipAction action, ActionChange said, Caller caller) =>
        said.Words?.Length > LeadershipAction.MaxText ? ActionTexts.Of(ActionProblem.TooLong)
        : !action.MaySay(said.Status, said.At) ? ActionTexts.OneDateAWeek
        : said.Status == ActionStatus.Dropped && (said.Words is null || FreeText.Letters(said.Words) == 0) ? ActionTexts.SayWhy
        : said.Status == ActionStatus.Going && !(said.Due is { } due && LeadershipAction.IsDate(due, caller.Person.Today(clock))) ? ActionTexts.Of(ActionProblem.WrongDate)
        : null;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>"Say how it stands", from the board.</summary>
public sealed class ShowOutcome(AskOutcome ask) : ICardVerbHandler
{
    public const string VerbName = "outcome.show";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.ShowAsync(turn.Caller(), data, cancellationToken));
}

/// <summary>What the team will read, before it does.</summary>
public sealed class CheckOutcome(AskOutcome ask) : ICardVerbHandler
{
    public const string VerbName = "outcome.check";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.CheckAsync(turn.Caller(), data, cancellationToken));
}

/// <summary>Back to the form.</summary>
public sealed class ChangeOutcome(AskOutcome ask) : ICardVerbHandler
{
    public const string VerbName = "outcome.change";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.ChangeAsync(turn.Caller(), data, cancellationToken));
}

/// <summary>"Send it".</summary>
public sealed class SendOutcome(AskOutcome ask) : ICardVerbHandler
{
    public const string VerbName = "outcome.send";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken) =>
        InvokeResponses.Card(await ask.SendAsync(turn.Caller(), data, cancellationToken));
}
