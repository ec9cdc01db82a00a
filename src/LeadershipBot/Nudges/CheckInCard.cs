using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>How it went with a nudge, in one tap and, for whoever likes, a few words.</summary>
public static class CheckInCard
{
    public const string NoteInput = "note";

    /// <summary>Says that words stood in the input: where none come back, their writer took them out.</summary>
    private const string HadNoteKey = "hadNote";

    public static bool HadNote(JsonElement data) => data.TryGetProperty(HadNoteKey, out var had) && had.ValueKind == JsonValueKind.True;

    /// <param name="nudge">Null where it is no longer in the library.</param>
    /// <param name="text">In the agency's wording; null where there is no nudge.</param>
    /// <param name="note">What stands in the input: their earlier words, or those that were too long.</param>
    public static AdaptiveCard Draw(
        Nudge? nudge, NudgeText? text, NudgeRow row, string cardId, string? note, Language language, LocalizedText? problem = null) => CardParts.Card(
        language,
        [
            .. problem is null ? Array.Empty<CardElement>() : [CardParts.Notice(problem[language], isProblem: true)],
            .. row.Outcome is { } outcome ? Answered(outcome, nudge, language) : [],
            CardParts.Heading(CheckInTexts.Title[language]),
            .. text is null
                ? [new TextBlock(CheckInTexts.Withdrawn[language])]
                : new CardElement[] { new TextBlock(text.Title[language]) { Weight = "Bolder" }, new TextBlock(text.Act[language]) { Spacing = "Small" } },
            new TextInput(NoteInput)
            {
                Label = CheckInTexts.NoteLabel[language],
                IsMultiline = true,
                MaxLength = Notes.MaxLength,
                Value = note,
            },
            CardParts.Note(string.Format(CultureInfo.InvariantCulture, CheckInTexts.NotePromise[language], Notes.DaysKept)),
            new ActionSet(
                Answer(CheckInTexts.Did, CheckIn.Did, cardId, note is not null, language),
                Answer(CheckInTexts.Partly, CheckIn.Partly, cardId, note is not null, language),
                Answer(CheckInTexts.NotYet, CheckIn.NotYet, cardId, note is not null, language)),
        ]);

    private static IEnumerable<CardElement> Answered(CheckInOutcome outcome, Nudge? nudge, Language language)
    {
        yield return CardParts.Notice(CheckInTexts.After(outcome)[language]);
        if (outcome == CheckInOutcome.NotYet && nudge is not null)
        {
            yield return new Container(
                new TextBlock(CheckInTexts.Smaller[language]) { Weight = "Bolder" },
                new TextBlock(SmallerStep.For(nudge)[language]) { Spacing = "Small" })
            {
                Style = "emphasis",
            };
        }

        yield return CardParts.Note(CheckInTexts.MayChange[language]);
    }

    private static ExecuteAction Answer(LocalizedText title, string verb, string cardId, bool hasNote, Language language)
    {
        var data = new JsonObject { [NudgeCard.CardKey] = cardId };
        if (hasNote)
        {
            data[HadNoteKey] = true;
        }

        return ExecuteAction.WithSubmitFallback(title[language], verb, data);
    }
}
