using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.BotFramework.Turns;
using LeadershipBot.Content;
using LeadershipBot.Core.Organization;
using LeadershipBot.Store;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>"notes": one's own, each with a tap that deletes it.</summary>
public sealed class NotesCommand(NotesCards cards) : ITextCommand
{
    public IReadOnlyList<string> Names { get; } = ["notes", "notas"];

    public async Task HandleAsync(ITurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(MessageFactory.Card(await cards.ForAsync(turn.Caller(), notice: null, cancellationToken)), cancellationToken);
}

/// <summary>Deletes one of one's own notes; one that is gone already is gone.</summary>
public sealed class DeleteNote(Notes notes, NotesCards cards) : ICardVerbHandler
{
    public const string VerbName = "note.delete";

    public string Verb => VerbName;

    public async Task<AdaptiveCardInvokeResponse> HandleAsync(ITurnContext turn, JsonElement data, CancellationToken cancellationToken)
    {
        var caller = turn.Caller();
        if (NudgeTap.CardIdIn(data) is { } cardId)
        {
            await notes.DeleteAsync(caller.Person.Id, cardId, cancellationToken);
        }

        return InvokeResponses.Card(await cards.ForAsync(caller, CheckInTexts.Deleted, cancellationToken));
    }
}

/// <summary>A person's own notes as a card.</summary>
public sealed class NotesCards(Notes notes, ContentLibrary content, TimeProvider clock)
{
    public async Task<AdaptiveCard> ForAsync(Caller caller, LocalizedText? notice, CancellationToken cancellationToken)
    {
        var own = await notes.ReadAsync(caller.Person.Id, caller.Person.Today(clock), cancellationToken);
        return FittingCard.Draw(own.Count, count => Draw([.. own.Take(count)], own.Count - count, notice, caller.Language));
    }

    /// <summary>A date, the nudge's title, and the words as they were typed: no markup, no link, no mention.</summary>
    public IEnumerable<CardElement> Show(NoteRow note, Language language)
    {
        var title = content.Nudges.Find(note.NudgeId)?.Text.Title[language];
        yield return CardParts.Note(title is null ? LocalMoment.Show(note.WrittenOn, language) : $"{LocalMoment.Show(note.WrittenOn, language)} · {title}");
        yield return new RichTextBlock(new TextRun(note.Text));
    }

    private AdaptiveCard Draw(IReadOnlyList<Stored<NoteRow>> shown, int left, LocalizedText? notice, Language language) => CardParts.Card(
        language,
        [
            .. notice is null ? Array.Empty<CardElement>() : [CardParts.Notice(notice[language])],
            CardParts.Heading(CheckInTexts.NotesTitle[language]),
            .. shown.Count + left == 0 ? [new TextBlock(CheckInTexts.NoNotes[language])] : Array.Empty<CardElement>(),
            .. shown.SelectMany(note => Show(note.Value, language).Append(new ActionSet(
                ExecuteAction.WithSubmitFallback(CheckInTexts.Delete[language], DeleteNote.VerbName, new JsonObject { [NudgeCard.CardKey] = note.RowKey })))),
            .. left > 0 ? [CardParts.Note(string.Format(CultureInfo.InvariantCulture, CheckInTexts.MoreNotes[language], left))] : Array.Empty<CardElement>(),
            CardParts.Note(string.Format(CultureInfo.InvariantCulture, CheckInTexts.NotePromise[language], Notes.DaysKept)),
        ]);
}
