using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>"I'll try it", "Show me another" and "Not this week": noted in the manager's private history. Tapping twice changes nothing more.</summary>
public abstract class AnswerNudge(NudgeHistory history, ManagerNudges nudges) : ICardVerbHandler
{
    public const string Accept = "nudge.accept";
    public const string Another = "nudge.another";
    public const string Later = "nudge.later";

    public abstract string Verb { get; }

    protected ManagerNudges Nudges { get; } = nudges;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (!data.TryGetProperty(NudgeCard.CardKey, out var value)
            || value.ValueKind != JsonValueKind.String
            || value.GetString() is not { Length: > 0 and < 100 } cardId
            || !cardId.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.')
            || await history.FindAsync(caller.Person.Id, cardId, cancellationToken) is not { } shown)
        {
            return InvokeResponses.Card(CardParts.Plain(caller.Language, NudgeTexts.Gone[caller.Language]));
        }

        var card = await AnswerAsync(caller, cardId, shown, cancellationToken);
        return InvokeResponses.Card(card ?? CardParts.Plain(caller.Language, NudgeTexts.Gone[caller.Language]));
    }

    protected abstract Task<AdaptiveCard?> AnswerAsync(Caller caller, string cardId, NudgeRow shown, CancellationToken cancellationToken);

    protected async Task<AdaptiveCard?> NoteAsync(
        Caller caller, string cardId, NudgeRow shown, NudgeResponse response, LocalizedText outcome, CancellationToken cancellationToken)
    {
        await history.AnswerAsync(caller.Person.Id, cardId, shown with { Response = response }, cancellationToken);
        return Nudges.DrawAnswered(shown.NudgeId, outcome, caller.Language);
    }
}

public sealed class AcceptNudge(NudgeHistory history, ManagerNudges nudges) : AnswerNudge(history, nudges)
{
    public override string Verb => Accept;

    protected override Task<AdaptiveCard?> AnswerAsync(Caller caller, string cardId, NudgeRow shown, CancellationToken cancellationToken) =>
        NoteAsync(caller, cardId, shown, NudgeResponse.WillTry, NudgeTexts.Taken, cancellationToken);
}

public sealed class PutOffNudge(NudgeHistory history, ManagerNudges nudges) : AnswerNudge(history, nudges)
{
    public override string Verb => Later;

    protected override Task<AdaptiveCard?> AnswerAsync(Caller caller, string cardId, NudgeRow shown, CancellationToken cancellationToken) =>
        NoteAsync(caller, cardId, shown, NudgeResponse.NotThisWeek, NudgeTexts.Left, cancellationToken);
}

public sealed class ShowAnotherNudge(NudgeHistory history, ManagerNudges nudges) : AnswerNudge(history, nudges)
{
    public override string Verb => Another;

    protected override async Task<AdaptiveCard?> AnswerAsync(Caller caller, string cardId, NudgeRow shown, CancellationToken cancellationToken)
    {
        // The next card's id follows from this one's, so that a second tap finds the card the first one made.
        var nextId = cardId + ".a";
        await NoteAsync(caller, cardId, shown, NudgeResponse.AskedForAnother, NudgeTexts.NoOther, cancellationToken);
        return await Nudges.ChooseAnotherAsync(caller, nextId, cancellationToken)
            ?? Nudges.DrawAnswered(shown.NudgeId, NudgeTexts.NoOther, caller.Language);
    }
}
