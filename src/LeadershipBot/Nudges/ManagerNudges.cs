using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>Chooses a person's nudge, notes it in that person's private history, and draws its card as it is now.</summary>
public sealed class ManagerNudges(NudgeHistory history, Surroundings surroundings, ContentLibrary content, Agency agency, TimeProvider clock)
{
    private const int DaysToAsk = 14;

    /// <summary>The card of this id; the same one when asked again, or the one that took its place. Null when nudges are not for this person, or the library has nothing.</summary>
    public Task<AdaptiveCard?> ChooseAsync(Caller caller, string cardId, CancellationToken cancellationToken) =>
        ChooseAsync(caller, cardId, ChooseNudge.Next, cancellationToken);

    /// <summary>One they have not seen this week, in the place of this card; null after two or when the library has no other.</summary>
    public Task<AdaptiveCard?> ChooseAnotherAsync(Caller caller, Stored<NudgeRow> than, CancellationToken cancellationToken) =>
        ChooseAsync(caller, than.RowKey + ShowAnotherNudge.NextSuffix, context => ChooseNudge.Another(AfterAsking(context, than.Value)), cancellationToken);

    /// <summary>The card that would come next, without buttons and without noting anything.</summary>
    public async Task<AdaptiveCard?> PreviewAsync(Caller caller, LocalizedText notice, CancellationToken cancellationToken)
    {
        var past = await history.ReadAsync(caller.Person.Id, cancellationToken);
        var context = await surroundings.OfAsync(caller, [.. past.Select(row => row.Value.Entry)], isOnlyALook: true, cancellationToken);
        return context is not null && ChooseNudge.Next(context) is NudgeChoice.Chosen chosen
            ? NudgeCard.Answered(ViewOf(chosen.Nudge, chosen.Because), notice, caller.Language)
            : null;
    }

    /// <summary>The card as it is by now: with its buttons, or with what was said. Null where the nudge is no longer in the library.</summary>
    public async Task<AdaptiveCard?> DrawAsync(Caller caller, NudgeRow row, string cardId, LocalizedText? notice, CancellationToken cancellationToken)
    {
        if (IsAnswered(row))
        {
            return Draw(row, cardId, caller.Language, hasAnother: false, notice);
        }

        var all = await history.ReadAsync(caller.Person.Id, cancellationToken);
        var context = await surroundings.OfAsync(caller, [.. all.Select(one => one.Value.Entry)], isOnlyALook: false, cancellationToken);
        return Draw(row, cardId, caller.Language, context is not null && HasAnother(context, row), notice);
    }

    private AdaptiveCard? Draw(NudgeRow row, string cardId, Language language, bool hasAnother, LocalizedText? notice = null, OpenCheckIn? open = null)
    {
        if (content.Nudges.Find(row.NudgeId) is not { } nudge)
        {
            return null;
        }

        var view = ViewOf(nudge, row.Because is { } reason ? new NudgeBecause(reason, row.Situation, row.LowAt) : null);
        return IsAnswered(row)
            ? NudgeCard.Answered(view, notice ?? NudgeTexts.After(row.Response), language)
            : NudgeCard.Draw(view, cardId, language, notice, open, hasAnother);
    }

    /// <summary>Where nothing came in its place, who asked for another may still take this one on.</summary>
    private static bool IsAnswered(NudgeRow row) => row.Response is not (NudgeResponse.None or NudgeResponse.AskedForAnother);

    private static bool HasAnother(NudgeContext context, NudgeRow row) => ChooseNudge.Another(AfterAsking(context, row)) is NudgeChoice.Chosen;

    /// <summary>As it is once another than this one was asked for, so that it stays at this one's step.</summary>
    private static NudgeContext AfterAsking(NudgeContext context, NudgeRow row)
    {
        var asked = row.Entry with { Response = NudgeResponse.AskedForAnother };
        return context with { History = [.. context.History.Where(entry => (entry.NudgeId, entry.SentOn) != (asked.NudgeId, asked.SentOn)), asked] };
    }

    private async Task<AdaptiveCard?> ChooseAsync(
        Caller caller, string cardId, Func<NudgeContext, NudgeChoice> choose, CancellationToken cancellationToken)
    {
        var all = await history.ReadAsync(caller.Person.Id, cancellationToken);
        var there = all.FirstOrDefault(row => row.RowKey == cardId) is { } made ? await history.FindLastAsync(caller.Person.Id, made, cancellationToken) : null;
        var past = Before(all, there?.RowKey ?? cardId);
        var context = await surroundings.OfAsync(caller, [.. past.Select(row => row.Value.Entry)], isOnlyALook: false, cancellationToken);
        if (there is { Value: var shown })
        {
            return Draw(shown, there.RowKey, caller.Language, context is not null && HasAnother(context, shown), open: OpenIn(past, shown.SentOn));
        }

        if (context is null || choose(context) is not NudgeChoice.Chosen chosen)
        {
            return null;
        }

        var (reason, situation, lowAt) = chosen.Because;
        var row = new NudgeRow(chosen.Nudge.Id, caller.Person.Today(clock), NudgeResponse.None, reason, situation, lowAt);
        row = await history.AddAsync(caller.Person.Id, cardId, row, cancellationToken);
        return Draw(row, cardId, caller.Language, HasAnother(context, row), open: OpenIn(past, row.SentOn));
    }

    private NudgeView ViewOf(Nudge nudge, NudgeBecause? because) => new(
        nudge, nudge.In(agency.Programs.Wording), content.Nudges.ItemOf(nudge).In(agency.Programs.Wording), content.Nudges.FrameworkOf(nudge), because);

    /// <summary>What came before this card: the same, whether or not the card is being made at this moment by a second tap.</summary>
    private static IReadOnlyList<Stored<NudgeRow>> Before(IReadOnlyList<Stored<NudgeRow>> all, string cardId) => [.. all.Where(row => row.RowKey != cardId)];

    private OpenCheckIn? OpenIn(IEnumerable<Stored<NudgeRow>> past, DateOnly today) =>
        NudgeHistory.Latest(past.Where(row => row.Value is { Response: NudgeResponse.WillTry } taken && taken.SentOn.AddDays(DaysToAsk) >= today && taken.SentOn < today)) is { Value.Outcome: null } row
        && content.Nudges.Find(row.Value.NudgeId) is { } nudge
            ? new(row.RowKey, nudge.In(agency.Programs.Wording).Title)
            : null;
}

/// <summary>The card to show in the place of one that is too old, or no longer in the library.</summary>
public sealed class CurrentNudge(NudgeHistory history, ManagerNudges nudges, TimeProvider clock)
{
    private const int DaysACardLasts = 28;

    public bool IsStale(NudgeRow row, Person person) => row.SentOn.AddDays(DaysACardLasts) <= person.Today(clock);

    /// <summary>The latest card that can still be answered, with a word of why; a short text where there is none.</summary>
    public async Task<AdaptiveCard> InsteadAsync(Caller caller, CancellationToken cancellationToken)
    {
        var rows = await history.ReadAsync(caller.Person.Id, cancellationToken);
        var latest = NudgeHistory.Latest(rows.Where(row => !IsStale(row.Value, caller.Person)));
        return (latest is null ? null : await nudges.DrawAsync(caller, latest.Value, latest.RowKey, NudgeTexts.OldCard, cancellationToken))
            ?? CardParts.Plain(caller.Language, NudgeTexts.Gone[caller.Language]);
    }
}
