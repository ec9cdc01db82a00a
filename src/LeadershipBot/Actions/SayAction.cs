using System.Text.Json;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>
/// The dialog in which somebody says what we will do. Each change is saved before it is answered, from the version that was read:
/// of two at once one counts, and the other is shown where that led.
/// </summary>
public sealed class SayAction(Dialogs dialogs, DraftCards cards, RecordPromise record, ActionsTable table, Agency agency, TimeProvider clock) : IDialog
{
    public const string DialogId = "action";

    public string Id => DialogId;

    public bool OutlastsCommands => true;

    /// <summary>A new dialog for a team, after a round.</summary>
    /// <param name="message">The message or tap that asked for it, which may come twice.</param>
    public static string Begin(string? roundId, string unit, string? message) => Write(new(Guid.NewGuid().ToString("N"), unit, roundId, Message: message));

    /// <summary>Null for what no version of today wrote: an earlier or a later one, whose steps may be others.</summary>
    public static ActionDraft? Read(string state)
    {
        try
        {
            return JsonSerializer.Deserialize(state, HostJson.Default.ActionDraft) is { } draft && Enum.IsDefined(draft.Step) ? draft : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task<DialogTurn> ContinueAsync(ITurnContext turn, string state, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (Read(state) is not { } draft || !Speakers.MaySpeakFor(agency.Roster, caller.Person.Id, draft.Unit))
        {
            await turn.SendActivityAsync(MessageFactory.Card(Lost(Read(state), caller)), cancellationToken);
            return new DialogTurn.Ended();
        }

        var move = turn.Activity.Id is { } id && id == draft.Message ? new(draft) : Hear(draft with { Message = turn.Activity.Id }, FreeText.Clean(MessageText.Of(turn.Activity)));
        return new DialogTurn.Waiting(Write(move.Draft), MessageFactory.Card(await DrawAsync(move, caller, cancellationToken)));
    }

    public string StartOver(string state) => Read(state) is { } draft ? Write(ActionDialog.StartOver(draft)) : state;

    public async Task ShowAsync(ITurnContext turn, string state, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var card = Read(state) is { } draft
            ? await cards.DrawAsync(draft, caller, notice: null, isProblem: false, cancellationToken)
            : CardParts.Plain(caller.Language, ActionTexts.Over[caller.Language]);
        await turn.SendActivityAsync(MessageFactory.Card(card), cancellationToken);
    }

    /// <summary>The card of a dialog that is open, or of a new one.</summary>
    public async Task<AdaptiveCard> BeginAsync(ITurnContext turn, string? roundId, string unit, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!Speakers.MaySpeakFor(agency.Roster, caller.Person.Id, unit))
        {
            return CardParts.Plain(caller.Language, HeardTexts.NotYours[caller.Language]);
        }

        var active = await dialogs.LoadAsync(turn, cancellationToken);
        if (DraftOf(active) is { } open && (open.Unit == unit || open.Text is not null))
        {
            var notice = open.Version > 1 ? ActionTexts.Resumed[caller.Language] : null;
            return await cards.DrawAsync(open, caller, notice, isProblem: false, cancellationToken);
        }

        var begun = new ActiveDialog(DialogId, Begin(roundId, unit, turn.Activity.Id), active?.ETag);
        return await dialogs.SaveAsync(turn, begun, cancellationToken)
            ? await cards.DrawAsync(Read(begun.State)!, caller, notice: null, isProblem: false, cancellationToken)
            : await CurrentAsync(turn, BeginAction.VerbName, default, cancellationToken);
    }

    /// <summary>What a tap on a card of the dialog leads to.</summary>
    /// <param name="verb">One of <see cref="TapDraft"/>'s.</param>
    public async Task<AdaptiveCard> TapAsync(ITurnContext turn, string verb, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var run = TapData.Key(data, TapData.RunKey);
        var active = await dialogs.LoadAsync(turn, cancellationToken);
        if (DraftOf(active) is not { } draft || draft.Id != run || TapData.Raw(data, TapData.VersionKey) != Version(draft))
        {
            return await CurrentAsync(turn, verb, data, cancellationToken);
        }

        if (!Speakers.MaySpeakFor(agency.Roster, caller.Person.Id, draft.Unit))
        {
            await dialogs.EndAsync(turn, cancellationToken);
            return Lost(WithInputs(draft, data, caller.Language), caller);
        }

        if (verb == TapDraft.Cancel)
        {
            await dialogs.EndAsync(turn, cancellationToken);
            return CardParts.Plain(caller.Language, TeamsTexts.Cancelled[caller.Language]);
        }

        var move = Move(verb, draft, data, caller);
        if (verb == TapDraft.Send && move.Problem is null)
        {
            if (await record.HasOtherAsync(draft, cancellationToken))
            {
                draft = ActionDialog.Anew(draft);
                if (!await dialogs.SaveAsync(turn, active! with { State = Write(draft) }, cancellationToken))
                {
                    return await CurrentAsync(turn, verb, data, cancellationToken);
                }
            }

            await record.RunAsync(draft, caller.Person, cancellationToken);
            await dialogs.EndAsync(turn, cancellationToken);
            return await SentAsync(draft.Unit, draft.Id, caller, data: default, cancellationToken) ?? CardParts.Plain(caller.Language, ActionTexts.Over[caller.Language]);
        }

        var state = Write(move.Draft);
        return state == active!.State || await dialogs.SaveAsync(turn, active with { State = state }, cancellationToken)
            || (await dialogs.LoadAsync(turn, cancellationToken))?.State == state
            ? await DrawAsync(move, caller, cancellationToken)
            : await CurrentAsync(turn, verb, data, cancellationToken);
    }

    /// <summary>What was typed, as the answer to a step that takes one: at the second, a day or who decided.</summary>
    private static ActionMove Hear(ActionDraft draft, string? text) => draft.Step switch
    {
        ActionStep.What => ActionDialog.Say(draft, text, isAbove: false),
        ActionStep.How when TapData.ReadDate(text) is { } due => new(draft with { Due = due }),
        ActionStep.How => new(draft with { DecidedWith = OneLine(text) }),
        _ => ActionDialog.NoAnswer(draft),
    };

    private ActionMove Move(string verb, ActionDraft draft, JsonElement data, Caller caller)
    {
        var said = WithInputs(draft, data, caller.Language);
        var team = Unit.Find(agency.Roster.Tree, draft.Unit)!;
        var owners = Speakers.OwnersFor(agency.Roster, caller.Person, team).Select(owner => owner.Id);
        var leaders = Speakers.LeadersAbove(agency.Roster, caller.Person, team).Select(leader => leader.Id);
        var today = caller.Person.Today(clock);
        return (verb, draft.Step) switch
        {
            (TapDraft.StartOver, _) => new(ActionDialog.StartOver(draft)),
            (TapDraft.Back, _) => new(ActionDialog.Back(said)),
            (TapDraft.Next or TapDraft.Above, ActionStep.What) => ActionDialog.Say(said, said.Text, isAbove: verb == TapDraft.Above),
            (TapDraft.Next, ActionStep.How) => ActionDialog.Detail(said, new(said.DecidedWith, said.HeardFrom, said.Due, said.Owner), owners, today),
            (TapDraft.Next, ActionStep.Leader) => ActionDialog.Choose(said, said.Leader, leaders),
            (TapDraft.Send, ActionStep.Check) => ActionDialog.Recheck(draft, owners, leaders, today),
            _ => ActionDialog.NoAnswer(draft),
        };
    }

    /// <summary>What is filled in on the card, right or wrong. What a client leaves out was emptied, or is not on this step's card.</summary>
    private ActionDraft WithInputs(ActionDraft draft, JsonElement data, Language language) => draft.Step switch
    {
        ActionStep.What => draft with
        {
            Text = TapData.Typed(data, DraftCards.TextInputId) is { } typed && typed != draft.Text ? typed
                : cards.SuggestionOf(TapData.Key(data, DraftCards.SuggestionInput), language) ?? TapData.Typed(data, DraftCards.TextInputId),
        },
        ActionStep.How => draft with
        {
            DecidedWith = OneLine(TapData.Typed(data, DraftCards.DecidedWithInput)),
            HeardFrom = OneLine(TapData.Typed(data, DraftCards.HeardFromInput)),
            Due = TapData.Date(data, DraftCards.DueInput),
            Owner = TapData.Key(data, DraftCards.OwnerInput),
        },
        ActionStep.Leader => draft with { Leader = TapData.Key(data, DraftCards.LeaderInput) },
        _ => draft,
    };

    private Task<AdaptiveCard> DrawAsync(ActionMove move, Caller caller, CancellationToken cancellationToken) => cards.DrawAsync(
        move.Draft, caller, move.Problem is { } problem ? ActionTexts.Of(problem)[caller.Language] : null, isProblem: true, cancellationToken);

    /// <summary>
    /// For a card that is not the current one: where the dialog is now; what was sent where it is over; else a friendly word. The
    /// card just before gets no remark, since most often it is the same tap once more.
    /// </summary>
    private async Task<AdaptiveCard> CurrentAsync(ITurnContext turn, string verb, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var run = data.ValueKind == JsonValueKind.Object ? TapData.Key(data, TapData.RunKey) : null;
        if (DraftOf(await dialogs.LoadAsync(turn, cancellationToken)) is { } draft)
        {
            var before = draft with { Version = draft.Version - 1 };
            var isSameTap = run is null
                || (TapData.Raw(data, TapData.VersionKey) == Version(before) && (run == draft.Id || ActionDialog.NextId(run, before.Version) == draft.Id));
            var card = await cards.DrawAsync(draft, caller, isSameTap ? null : ActionTexts.Moved[caller.Language], isProblem: false, cancellationToken);
            return Unsent.With(card, caller.Language, Typed(data, draft.Text, draft.DecidedWith, draft.HeardFrom));
        }

        foreach (var team in run is null ? [] : Speakers.UnitsOf(agency.Roster, caller.Person))
        {
            if (await SentAsync(Unit.KeyOf(agency.Roster.Tree, team.Name), run!, caller, data, cancellationToken) is { } sent)
            {
                return sent;
            }
        }

        return verb == TapDraft.Cancel
            ? CardParts.Plain(caller.Language, TeamsTexts.Cancelled[caller.Language])
            : Unsent.With(CardParts.Plain(caller.Language, ActionTexts.Over[caller.Language]), caller.Language, Typed(data));
    }

    private async Task<AdaptiveCard?> SentAsync(string unit, string id, Caller caller, JsonElement data, CancellationToken cancellationToken)
    {
        var key = $"{unit}.{id}";
        return await table.FindActionAsync(key, cancellationToken) is { Value: var action }
            ? Card(cards.Sent(action, caller.Language), action.Text, action.DecidedWith, action.HeardFrom)
            : await table.FindBarrierAsync(key, cancellationToken) is { Value: var barrier } ? Card(cards.Sent(barrier, caller.Language), barrier.Text)
            : null;

        AdaptiveCard Card(IReadOnlyList<CardElement> body, string text, string? decidedWith = null, string? heardFrom = null) => Unsent.With(
            CardParts.Card(caller.Language, [CardParts.Notice(ActionTexts.Sent[caller.Language]), .. body]), caller.Language, Typed(data, text, decidedWith, heardFrom));
    }

    /// <summary>What was typed on a card, whatever its step, beside what counts instead.</summary>
    private static IEnumerable<(string? Typed, string? Known)> Typed(JsonElement data, string? text = null, string? decidedWith = null, string? heardFrom = null) =>
        data.ValueKind != JsonValueKind.Object ? [] :
        [
            (TapData.Typed(data, DraftCards.TextInputId), text),
            (OneLine(TapData.Typed(data, DraftCards.DecidedWithInput)), decidedWith),
            (OneLine(TapData.Typed(data, DraftCards.HeardFromInput)), heardFrom),
        ];

    /// <summary>For whoever lost the role on the way, with what they had written: it is theirs.</summary>
    private static AdaptiveCard Lost(ActionDraft? draft, Caller caller) => draft is null
        ? CardParts.Plain(caller.Language, ActionTexts.Over[caller.Language])
        : CardParts.Card(caller.Language, [new TextBlock(ActionTexts.LostRole[caller.Language]), CardParts.Typed(draft.Text ?? "—")]);

    private static ActionDraft? DraftOf(ActiveDialog? active) => active is { DialogId: DialogId } ? Read(active.State) : null;

    private static string? OneLine(string? typed) => typed is null ? null : FreeText.Line(typed, FreeText.MostKept);

    private static string Version(ActionDraft draft) => draft.Version.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Write(ActionDraft draft) => JsonSerializer.Serialize(draft, HostJson.Default.ActionDraft);
}
