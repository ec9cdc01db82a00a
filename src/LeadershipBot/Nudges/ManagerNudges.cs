using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>Chooses a manager's nudge, notes it in the manager's private history, and draws its card.</summary>
public sealed class ManagerNudges(NudgeHistory history, ContentLibrary content, Agency agency, TimeProvider clock)
{
    // No card has this id.
    private const string NewCard = "test";

    /// <summary>This week's card; the same one when asked again for the same card id. Null when the library has nothing.</summary>
    public async Task<AdaptiveCard?> ChooseAsync(Caller caller, string cardId, CancellationToken cancellationToken)
    {
        var shown = await history.FindAsync(caller.Person.Id, cardId, cancellationToken);
        if (shown is not null)
        {
            return Draw(shown, cardId, caller.Language);
        }

        var past = await PastAsync(caller.Person.Id, cardId, cancellationToken);
        return await NoteAsync(
            ChooseNudge.Next(content.Nudges, past, LevelOf(caller.Person), caller.Person.Id, caller.Person.Today(clock)), caller, cardId, cancellationToken);
    }

    /// <summary>One they have not seen this week; null after two or when the library has no other.</summary>
    public async Task<AdaptiveCard?> ChooseAnotherAsync(Caller caller, string cardId, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(caller.Person.Id, cardId, cancellationToken) is { } shown)
        {
            return Draw(shown, cardId, caller.Language);
        }

        var past = await PastAsync(caller.Person.Id, cardId, cancellationToken);
        return await NoteAsync(
            ChooseNudge.Another(content.Nudges, past, LevelOf(caller.Person), caller.Person.Id, caller.Person.Today(clock)), caller, cardId, cancellationToken);
    }

    /// <summary>The card that would come next, without buttons and without noting anything.</summary>
    public async Task<AdaptiveCard?> PreviewAsync(Caller caller, LocalizedText notice, CancellationToken cancellationToken)
    {
        var past = await PastAsync(caller.Person.Id, NewCard, cancellationToken);
        var choice = ChooseNudge.Next(content.Nudges, past, LevelOf(caller.Person), caller.Person.Id, caller.Person.Today(clock));
        return choice is NudgeChoice.Chosen chosen ? DrawAnswered(chosen.Nudge.Id, notice, caller.Language) : null;
    }

    public AdaptiveCard? DrawAnswered(string nudgeId, LocalizedText outcome, Language language) =>
        content.Nudges.Find(nudgeId) is { } nudge
            ? NudgeCard.Answered(nudge, content.Nudges.PracticeOf(nudge), content.Nudges.FrameworkOf(nudge), outcome, language)
            : null;

    private AdaptiveCard? Draw(NudgeRow row, string cardId, Language language) =>
        content.Nudges.Find(row.NudgeId) is { } nudge
            ? NudgeCard.Draw(nudge, content.Nudges.PracticeOf(nudge), content.Nudges.FrameworkOf(nudge), row.Because is { } reason ? NudgeTexts.Because(reason) : null, cardId, language)
            : null;

    private async Task<AdaptiveCard?> NoteAsync(NudgeChoice choice, Caller caller, string cardId, CancellationToken cancellationToken)
    {
        if (choice is not NudgeChoice.Chosen chosen)
        {
            return null;
        }

        var noted = await history.AddAsync(
            caller.Person.Id, cardId, new NudgeRow(chosen.Nudge.Id, caller.Person.Today(clock), NudgeResponse.None, chosen.Reason), cancellationToken);
        return Draw(noted, cardId, caller.Language);
    }

    /// <summary>What came before this card: the same, whether or not the card is being made at this moment by a second tap.</summary>
    private async Task<IReadOnlyList<NudgeHistoryEntry>> PastAsync(string personId, string cardId, CancellationToken cancellationToken) =>
        [.. (await history.ReadAsync(personId, cancellationToken)).Where(row => row.RowKey != cardId).Select(row => new NudgeHistoryEntry(row.Value.NudgeId, row.Value.SentOn, row.Value.Response))];

    /// <summary>Whoever leads a unit that has teams beneath it speaks for an office or a region.</summary>
    private NudgeLevel LevelOf(Person person) =>
        person.Role == Role.Leader ? NudgeLevel.AgencyLeader
        : person.IsLead && agency.Roster.Tree.Find(person.Team) is { Children.Count: > 0 } ? NudgeLevel.Manager
        : NudgeLevel.Supervisor;
}
