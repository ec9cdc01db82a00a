using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Delivery;
using LeadershipBot.Preferences;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>A tap on a nudge's card. It finds the person's own row of the card; a card that is old, or unknown, gets the current one.</summary>
public abstract class NudgeTap(NudgeHistory history, CurrentNudge current) : ICardVerbHandler
{
    public abstract string Verb { get; }

    protected NudgeHistory History { get; } = history;

    /// <summary>Whether a card is answered however old it is.</summary>
    protected virtual bool AnswersOldCards => false;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        var shown = CardIdIn(data) is { } cardId ? await History.FindAsync(caller.Person.Id, cardId, cancellationToken) : null;
        var card = shown is null || (!AnswersOldCards && current.IsStale(shown.Value, caller.Person)) ? null : await AnswerAsync(caller, shown, data, cancellationToken);
        return InvokeResponses.Card(card ?? await current.InsteadAsync(caller, cancellationToken));
    }

    public static string? CardIdIn(JsonElement data, string key = NudgeCard.CardKey) =>
        data.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } id && Campaigns.IsId(id) ? id : null;

    /// <summary>Null where the nudge is no longer in the library.</summary>
    protected abstract Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, JsonElement data, CancellationToken cancellationToken);
}

/// <summary>The four answers, noted in the manager's private history. Tapping twice changes nothing more.</summary>
public abstract class AnswerNudge(NudgeHistory history, CurrentNudge current, ManagerNudges nudges, Agency agency) : NudgeTap(history, current)
{
    public const string Accept = "nudge.accept";
    public const string Another = "nudge.another";
    public const string Later = "nudge.later";
    public const string NotForMe = "nudge.notforme";

    protected ManagerNudges Nudges { get; } = nudges;

    protected override async Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, JsonElement data, CancellationToken cancellationToken) =>
        agency.GetsNudges(caller.Person, caller.Wishes ?? PreferencesRow.Default)
            ? await AnswerAsync(caller, shown, cancellationToken)
            : CardParts.Plain(caller.Language, NudgeTexts.NotForYou[caller.Language]);

    protected abstract Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, CancellationToken cancellationToken);

    /// <summary>What was said of how it went stays: a copy of the card on another device is a thing of before.</summary>
    protected async Task<AdaptiveCard?> NoteAsync(Caller caller, Stored<NudgeRow> shown, NudgeResponse response, DateTimeOffset? takenAt, CancellationToken cancellationToken)
    {
        var row = await History.ChangeAsync(
            caller.Person.Id,
            shown,
            before => before.Outcome is not null || before.Response == response ? before : before with { Response = response, TakenAt = takenAt },
            cancellationToken);
        return await Nudges.DrawAsync(caller, row, shown.RowKey, notice: null, cancellationToken);
    }
}

public sealed class AcceptNudge(NudgeHistory history, CurrentNudge current, ManagerNudges nudges, Agency agency, TimeProvider clock)
    : AnswerNudge(history, current, nudges, agency)
{
    public override string Verb => Accept;

    protected override Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, CancellationToken cancellationToken) =>
        NoteAsync(caller, shown, NudgeResponse.WillTry, clock.GetUtcNow(), cancellationToken);
}

public sealed class PutOffNudge(NudgeHistory history, CurrentNudge current, ManagerNudges nudges, Agency agency) : AnswerNudge(history, current, nudges, agency)
{
    public override string Verb => Later;

    protected override Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, CancellationToken cancellationToken) =>
        NoteAsync(caller, shown, NudgeResponse.NotThisWeek, takenAt: null, cancellationToken);
}

public sealed class RefuseNudge(NudgeHistory history, CurrentNudge current, ManagerNudges nudges, Agency agency) : AnswerNudge(history, current, nudges, agency)
{
    public override string Verb => NotForMe;

    protected override Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, CancellationToken cancellationToken) =>
        NoteAsync(caller, shown, NudgeResponse.NotForMe, takenAt: null, cancellationToken);
}

public sealed class ShowAnotherNudge(NudgeHistory history, CurrentNudge current, ManagerNudges nudges, Agency agency) : AnswerNudge(history, current, nudges, agency)
{
    /// <summary>Added to a card's id for the card that takes its place, so that a second tap finds the card the first one made.</summary>
    public const string NextSuffix = ".a";

    public override string Verb => Another;

    /// <summary>That another was asked for is noted only where one follows: the last card stays to be taken on.</summary>
    protected override async Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, CancellationToken cancellationToken)
    {
        var last = await History.FindLastAsync(caller.Person.Id, shown, cancellationToken);
        if (last.RowKey != shown.RowKey)
        {
            return await Nudges.DrawAsync(caller, last.Value, last.RowKey, notice: null, cancellationToken);
        }

        if (await Nudges.ChooseAnotherAsync(caller, shown, cancellationToken) is not { } next)
        {
            return await Nudges.DrawAsync(caller, shown.Value, shown.RowKey, NudgeTexts.LastOne, cancellationToken);
        }

        await NoteAsync(caller, shown, NudgeResponse.AskedForAnother, takenAt: null, cancellationToken);
        return next;
    }
}
