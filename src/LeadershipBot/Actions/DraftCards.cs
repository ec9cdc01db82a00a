using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>The card of each step of the dialog, with what was said so far filled in.</summary>
public sealed class DraftCards(ReadResults results, ContentLibrary content, PromiseCards promises, Agency agency, TimeProvider clock)
{
    public const string SuggestionInput = "suggestion";
    public const string TextInputId = "text";
    public const string DecidedWithInput = "decidedWith";
    public const string HeardFromInput = "heardFrom";
    public const string DueInput = "due";
    public const string OwnerInput = "owner";
    public const string LeaderInput = "leader";

    /// <param name="notice">What just happened, above the card; null for nothing.</param>
    public async Task<AdaptiveCard> DrawAsync(ActionDraft draft, Caller caller, string? notice, bool isProblem, CancellationToken cancellationToken)
    {
        var team = Unit.Find(agency.Roster.Tree, draft.Unit) ?? agency.Roster.Tree.Root;
        var language = caller.Language;
        IReadOnlyList<CardElement> body = draft.Step switch
        {
            ActionStep.What => await WhatAsync(draft, team, caller, cancellationToken),
            ActionStep.How => How(draft, team, caller),
            ActionStep.Leader => Leaders(draft, team, caller),
            _ => Check(draft, team, caller),
        };
        return CardParts.Card(
            language,
            [
                .. notice is null ? [] : new[] { CardParts.Notice(notice, isProblem) },
                CardParts.Heading((draft.IsAbove ? ActionTexts.RaiseTitle : ActionTexts.PlanTitle)[language]),
                CardParts.Note(string.Format(
                    CultureInfo.InvariantCulture, ActionTexts.Step[language], draft.Step switch { ActionStep.What => 1, ActionStep.Check => 3, _ => 2 }, CardParts.Plain(team.Name))),
                .. body,
                new ActionSet([.. Buttons(draft, language)]),
            ]);
    }

    /// <summary>What will be made of the draft, as far as it goes.</summary>
    public LeadershipAction ActionOf(ActionDraft draft, TeamNode team, Person speaker) => new(
        draft.Id, draft.Unit, team.Name, draft.Text ?? "", draft.Due ?? default, draft.Owner ?? speaker.Id, speaker.Id, clock.GetUtcNow(), [],
        draft.RoundId, draft.DecidedWith, draft.HeardFrom);

    /// <inheritdoc cref="ActionOf"/>
    public LeadershipBarrier BarrierOf(ActionDraft draft, TeamNode team, Person speaker) => new(
        draft.Id, draft.Unit, team.Name, draft.Text ?? "", draft.Leader ?? "", promises.NameOf(draft.Leader ?? "") ?? "", speaker.Id,
        clock.GetUtcNow(), speaker.Today(clock).AddDays(LeadershipBarrier.DaysToReply), RoundId: draft.RoundId);

    public IReadOnlyList<CardElement> Sent(LeadershipAction action, Language language) => promises.Plan(action, language);

    public IReadOnlyList<CardElement> Sent(LeadershipBarrier barrier, Language language) => promises.Raised(barrier, language);

    /// <summary>The suggestion somebody chose, in words.</summary>
    public string? SuggestionOf(string? nudgeId, Language language) => nudgeId is null ? null : content.Nudges.Find(nudgeId)?.Promise?[language];

    private async Task<IReadOnlyList<CardElement>> WhatAsync(ActionDraft draft, TeamNode team, Caller caller, CancellationToken cancellationToken)
    {
        var language = caller.Language;
        var suggestions = await SuggestionsAsync(draft, team, caller, cancellationToken);
        return
        [
            new TextBlock(ActionTexts.AskWhat[language]),
            .. suggestions.Count == 0 ? [] : new CardElement[]
            {
                new ChoiceSetInput(SuggestionInput)
                {
                    Label = ActionTexts.Suggestions[language],
                    Style = "expanded",
                    Choices = [.. suggestions.Select(nudge => new Choice(nudge.Promise![language], nudge.Id))],
                },
            },
            new TextInput(TextInputId)
            {
                Label = ActionTexts.OwnWords[language],
                Placeholder = ActionTexts.OwnWordsHint[language],
                IsMultiline = true,
                MaxLength = draft.Text?.Length > LeadershipAction.MaxText ? null : LeadershipAction.MaxText,
                Value = draft.Text,
            },
            CardParts.Note(ActionTexts.NoNames[language]),
            CardParts.Note(ActionTexts.AboveHint[language]),
        ];
    }

    private async Task<IReadOnlyList<Nudge>> SuggestionsAsync(ActionDraft draft, TeamNode team, Caller caller, CancellationToken cancellationToken) =>
        draft.RoundId is { } roundId
        && await results.ToldAsync(roundId, team.Name, caller.Person, cancellationToken) is { } told
        && ChooseFindings.From(told.Node) is { } findings
            ? SuggestActions.For(
                content.Nudges,
                findings.Lowest.Select(score => score.Measure),
                draft.Unit == Unit.Agency ? NudgeLevel.AgencyLeader : team.Children.Count > 0 ? NudgeLevel.Manager : NudgeLevel.Supervisor)
            : [];

    private List<CardElement> How(ActionDraft draft, TeamNode team, Caller caller)
    {
        var language = caller.Language;
        var today = caller.Person.Today(clock);
        var owners = Speakers.OwnersFor(agency.Roster, caller.Person, team);
        return
        [
            CardParts.Typed(draft.Text ?? ""),
            new TextBlock(ActionTexts.AskHow[language]) { Separator = true },
            Names(DecidedWithInput, ActionTexts.DecidedWith, draft.DecidedWith, language) with { Placeholder = ActionTexts.DecidedWithHint[language] },
            Names(HeardFromInput, ActionTexts.HeardFrom, draft.HeardFrom, language),
            new DateInput(DueInput)
            {
                Label = ActionTexts.Due[language],
                Min = Iso(today),
                Max = Iso(today.AddYears(1)),
                Value = draft.Due is { } due ? Iso(due) : Iso(today.AddDays(28)),
            },
            new ChoiceSetInput(OwnerInput)
            {
                Label = ActionTexts.Owner[language],
                Style = "compact",
                Choices = [.. owners.Select(owner => new Choice(owner.Name, owner.Id))],
                Value = owners.Any(owner => owner.Id == draft.Owner) ? draft.Owner : caller.Person.Id,
            },
        ];
    }

    private List<CardElement> Leaders(ActionDraft draft, TeamNode team, Caller caller)
    {
        var language = caller.Language;
        var leaders = Speakers.LeadersAbove(agency.Roster, caller.Person, team);
        return
        [
            CardParts.Typed(draft.Text ?? ""),
            new TextBlock((leaders.Count == 0 ? ActionTexts.NobodyAbove : ActionTexts.AskLeader)[language]),
            .. leaders.Count == 0 ? [] : new CardElement[]
            {
                new ChoiceSetInput(LeaderInput)
                {
                    Label = ActionTexts.Leader[language],
                    Style = "compact",
                    Choices = [.. leaders.Select(leader => new Choice($"{leader.Name} ({leader.Team})", leader.Id))],
                    Value = leaders.Any(leader => leader.Id == draft.Leader) ? draft.Leader : leaders[0].Id,
                },
            },
        ];
    }

    private List<CardElement> Check(ActionDraft draft, TeamNode team, Caller caller)
    {
        var language = caller.Language;
        var names = agency.NamesIn(string.Join('\n', draft.Text, draft.DecidedWith, draft.HeardFrom));
        return
        [
            new TextBlock((draft.IsAbove ? ActionTexts.CheckBarrier : ActionTexts.CheckFor(team))[language]),
            .. names.Count == 0 ? [] : new[] { CardParts.Notice(PromiseCards.NamesNotice(names, language), isProblem: true) },
            new Container([.. draft.IsAbove
                ? promises.Raised(BarrierOf(draft, team, caller.Person), language)
                : promises.Plan(ActionOf(draft, team, caller.Person), language)])
            {
                Style = "emphasis",
            },
        ];
    }

    private static IEnumerable<CardAction> Buttons(ActionDraft draft, Language language)
    {
        yield return Button(draft.Step == ActionStep.Check ? ActionTexts.Send : ActionTexts.Next, draft.Step == ActionStep.Check ? TapDraft.Send : TapDraft.Next);
        if (draft.Step == ActionStep.What)
        {
            yield return Button(ActionTexts.Above, TapDraft.Above);
        }
        else
        {
            yield return Button(ActionTexts.Back, TapDraft.Back);
            yield return Button(ActionTexts.StartOver, TapDraft.StartOver);
        }

        yield return Button(ActionTexts.Cancel, TapDraft.Cancel);

        ExecuteAction Button(LocalizedText title, string verb) =>
            ExecuteAction.WithSubmitFallback(title[language], verb, new JsonObject { [TapData.RunKey] = draft.Id, [TapData.VersionKey] = draft.Version });
    }

    private static TextInput Names(string id, LocalizedText label, string? value, Language language) => new(id)
    {
        Label = label[language], MaxLength = value?.Length > LeadershipAction.MaxNames ? null : LeadershipAction.MaxNames, Value = value,
    };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
