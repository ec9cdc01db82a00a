using System.Text.Json;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>"Did it", "Partly" and "Not yet": a later tap takes the place of an earlier one, and the same one twice changes nothing more.</summary>
public abstract class CheckIn(NudgeHistory history, CurrentNudge current, CheckIns checkIns, Notes notes, TimeProvider clock) : NudgeTap(history, current)
{
    public const string Did = "checkin.did";
    public const string Partly = "checkin.partly";
    public const string NotYet = "checkin.notyet";

    protected abstract CheckInOutcome Outcome { get; }

    /// <summary>What they typed is kept, however late it comes.</summary>
    protected override bool AnswersOldCards => true;

    protected override async Task<AdaptiveCard?> AnswerAsync(Caller caller, Stored<NudgeRow> shown, JsonElement data, CancellationToken cancellationToken)
    {
        var note = data.TryGetProperty(CheckInCard.NoteInput, out var value) && value.ValueKind == JsonValueKind.String ? FreeText.Clean(value.GetString()) : null;
        if (note?.Length > Notes.MaxLength)
        {
            return checkIns.Draw(shown.Value, shown.RowKey, note, caller.Language, CheckInTexts.TooLong);
        }

        // The words first: they took longer than the tap.
        if (note is not null)
        {
            await notes.SaveAsync(caller.Person.Id, shown.RowKey, new(shown.Value.NudgeId, note, caller.Person.Today(clock)), cancellationToken);
        }
        else if (CheckInCard.HadNote(data))
        {
            await notes.DeleteAsync(caller.Person.Id, shown.RowKey, cancellationToken);
        }
        else if (shown.Value.Outcome is not null)
        {
            // A copy of the card from before the note: the note stays, and is shown.
            note = await checkIns.NoteAsync(caller, shown.RowKey, cancellationToken);
        }

        var row = await History.ChangeAsync(
            caller.Person.Id,
            shown,
            before => before with { Response = NudgeResponse.WillTry, TakenAt = before.TakenAt ?? clock.GetUtcNow(), Outcome = Outcome },
            cancellationToken);
        return CardIdIn(data, NudgeCard.OnCardKey) is { } on && await checkIns.DrawNextAsync(caller, shown.Value.NudgeId, Outcome, on, cancellationToken) is { } next
            ? next
            : checkIns.Draw(row, shown.RowKey, note, caller.Language);
    }
}

public sealed class CheckInDid(NudgeHistory history, CurrentNudge current, CheckIns checkIns, Notes notes, TimeProvider clock)
    : CheckIn(history, current, checkIns, notes, clock)
{
    public override string Verb => Did;

    protected override CheckInOutcome Outcome => CheckInOutcome.Did;
}

public sealed class CheckInPartly(NudgeHistory history, CurrentNudge current, CheckIns checkIns, Notes notes, TimeProvider clock)
    : CheckIn(history, current, checkIns, notes, clock)
{
    public override string Verb => Partly;

    protected override CheckInOutcome Outcome => CheckInOutcome.Partly;
}

public sealed class CheckInNotYet(NudgeHistory history, CurrentNudge current, CheckIns checkIns, Notes notes, TimeProvider clock)
    : CheckIn(history, current, checkIns, notes, clock)
{
    public override string Verb => NotYet;

    protected override CheckInOutcome Outcome => CheckInOutcome.NotYet;
}

/// <summary>The check-in cards of one person.</summary>
public sealed class CheckIns(NudgeHistory history, ManagerNudges nudges, ContentLibrary content, Notes notes, Agency agency, TimeProvider clock)
{
    /// <summary>The later nudge's card on which it was asked, with a short word; null where that card is not theirs.</summary>
    public async Task<AdaptiveCard?> DrawNextAsync(Caller caller, string nudgeId, CheckInOutcome outcome, string cardId, CancellationToken cancellationToken)
    {
        if (await history.FindAsync(caller.Person.Id, cardId, cancellationToken) is not { } asked)
        {
            return null;
        }

        var row = await history.FindLastAsync(caller.Person.Id, asked, cancellationToken);
        var word = CheckInTexts.After(outcome);
        if (outcome == CheckInOutcome.NotYet && content.Nudges.Find(nudgeId) is { } nudge)
        {
            var (title, smaller) = (CheckInTexts.Smaller, SmallerStep.For(nudge));
            word = new($"{word.English} {title.English}: {smaller.English}", $"{word.Spanish} {title.Spanish}: {smaller.Spanish}");
        }

        return await nudges.DrawAsync(caller, row.Value, row.RowKey, word, cancellationToken);
    }

    /// <summary>Without the nudge's own words where it is no longer in the library.</summary>
    public AdaptiveCard Draw(NudgeRow row, string cardId, string? note, Language language, LocalizedText? problem = null)
    {
        var nudge = content.Nudges.Find(row.NudgeId);
        return CheckInCard.Draw(nudge, nudge?.In(agency.Programs.Wording), row, cardId, note, language, problem);
    }

    /// <summary>With the note that is there; null where the nudge is no longer in the library.</summary>
    public async Task<AdaptiveCard?> DrawAsync(Caller caller, Stored<NudgeRow> row, CancellationToken cancellationToken) =>
        content.Nudges.Find(row.Value.NudgeId) is null
            ? null
            : Draw(row.Value, row.RowKey, row.Value.Outcome is null ? null : await NoteAsync(caller, row.RowKey, cancellationToken), caller.Language);

    /// <summary>Their words on a card; null where there are none.</summary>
    public async Task<string?> NoteAsync(Caller caller, string cardId, CancellationToken cancellationToken) =>
        (await notes.ReadAsync(caller.Person.Id, caller.Person.Today(clock), cancellationToken)).FirstOrDefault(note => note.RowKey == cardId)?.Value.Text;
}
