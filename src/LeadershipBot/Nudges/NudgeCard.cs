using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>What a nudge's card shows.</summary>
/// <param name="Text">In the agency's wording.</param>
/// <param name="Practice">The practice, or the half of it that the nudge belongs to, in the agency's wording.</param>
/// <param name="Because">Null in rows of before.</param>
public sealed record NudgeView(Nudge Nudge, NudgeText Text, PracticeItem Practice, Framework Framework, NudgeBecause? Because);

/// <summary>A nudge they took on and have not said how it went: asked on the next one's card, for there is not always room in a week to ask.</summary>
/// <param name="CardId">Of the earlier card.</param>
/// <param name="Title">Of the earlier nudge.</param>
public sealed record OpenCheckIn(string CardId, LocalizedText Title);

/// <summary>One small act for this week, with where it comes from, why this one, and four ways to answer; three on the last one there is this week.</summary>
public static class NudgeCard
{
    public const string CardKey = "card";

    /// <summary>The card on which an earlier one's check-in stood.</summary>
    public const string OnCardKey = "on";

    public static AdaptiveCard Draw(
        NudgeView view, string cardId, Language language, LocalizedText? notice = null, OpenCheckIn? open = null, bool hasAnother = true) =>
        CardParts.Card(
            language,
            [
                .. notice is null ? Array.Empty<CardElement>() : [CardParts.Notice(notice[language])],
                .. open is null ? Array.Empty<CardElement>() : [AskFirst(open, cardId, language)],
                .. Content(view, language),
                new ActionSet(
                [
                    Answer(NudgeTexts.TryIt, AnswerNudge.Accept, cardId, language),
                    .. hasAnother ? [Answer(NudgeTexts.Another, AnswerNudge.Another, cardId, language)] : Array.Empty<CardAction>(),
                    Answer(NudgeTexts.NotThisWeek, AnswerNudge.Later, cardId, language),
                    Answer(NudgeTexts.NotForMe, AnswerNudge.NotForMe, cardId, language),
                ]),
            ]);

    /// <summary>The same card once answered: what was said, no more buttons.</summary>
    public static AdaptiveCard Answered(NudgeView view, LocalizedText outcome, Language language) =>
        CardParts.Card(language, [CardParts.Notice(outcome[language]), .. Content(view, language)]);

    private static IEnumerable<CardElement> Content(NudgeView view, Language language)
    {
        var (nudge, text, practice, framework, because) = view;
        yield return CardParts.Heading(text.Title[language]);
        yield return Labelled(NudgeTexts.WhyLabel[language], text.Why[language]);
        yield return new Container(
            new TextBlock(NudgeTexts.ActLabel[language]) { Weight = "Bolder" }, new TextBlock(text.Act[language]) { Spacing = "Small" })
        {
            Style = "emphasis",
        };
        yield return Labelled(NudgeTexts.QuestionLabel[language], text.Question[language]);
        var source = string.Format(
            CultureInfo.InvariantCulture, NudgeTexts.Source[language], practice.Name[language], framework.ShortName, nudge.Minutes);
        yield return CardParts.Note(nudge.Basis == NudgeBasis.Extension ? $"{source}. {NudgeTexts.Extension[language]}" : source);
        if (because is not null)
        {
            yield return CardParts.Note(NudgeTexts.Because(because, nudge, practice)[language]);
        }
    }

    private static Container AskFirst(OpenCheckIn open, string cardId, Language language)
    {
        return new Container(
            new TextBlock(string.Format(CultureInfo.InvariantCulture, CheckInTexts.LastTime[language], open.Title[language])),
            new ActionSet(HowItWent(CheckInTexts.Did, CheckIn.Did), HowItWent(CheckInTexts.Partly, CheckIn.Partly), HowItWent(CheckInTexts.NotYet, CheckIn.NotYet)))
        {
            Style = "emphasis",
        };

        ExecuteAction HowItWent(LocalizedText title, string verb) =>
            ExecuteAction.WithSubmitFallback(title[language], verb, new JsonObject { [CardKey] = open.CardId, [OnCardKey] = cardId });
    }

    private static Container Labelled(string label, string text) =>
        new(new TextBlock(label) { Weight = "Bolder" }, new TextBlock(text) { Spacing = "Small" });

    private static ExecuteAction Answer(LocalizedText title, string verb, string cardId, Language language) =>
        ExecuteAction.WithSubmitFallback(title[language], verb, new JsonObject { [CardKey] = cardId });
}
