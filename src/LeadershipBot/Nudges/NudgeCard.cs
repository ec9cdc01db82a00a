using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Nudges;

/// <summary>One small act for this week, with where it comes from and three ways to answer.</summary>
public static class NudgeCard
{
    public const string CardKey = "card";

    public static AdaptiveCard Draw(Nudge nudge, Practice practice, Framework framework, LocalizedText? because, string cardId, Language language) =>
        CardParts.Card(
            language,
            [
                .. Content(nudge, practice, framework, language),
                .. because is null ? Array.Empty<CardElement>() : [CardParts.Note(because[language])],
                new ActionSet(
                    Answer(NudgeTexts.TryIt, AnswerNudge.Accept, cardId, language),
                    Answer(NudgeTexts.Another, AnswerNudge.Another, cardId, language),
                    Answer(NudgeTexts.NotThisWeek, AnswerNudge.Later, cardId, language)),
            ]);

    /// <summary>The same card once answered: what was said, no more buttons.</summary>
    public static AdaptiveCard Answered(Nudge nudge, Practice practice, Framework framework, LocalizedText outcome, Language language) =>
        CardParts.Card(
            language,
            [
                CardParts.Notice(outcome[language]),
                .. Content(nudge, practice, framework, language),
            ]);

    private static IEnumerable<CardElement> Content(Nudge nudge, Practice practice, Framework framework, Language language)
    {
        yield return CardParts.Heading(nudge.Text.Title[language]);
        yield return Labelled(NudgeTexts.WhyLabel[language], nudge.Text.Why[language]);
        yield return new Container(
            new TextBlock(NudgeTexts.ActLabel[language]) { Weight = "Bolder" }, new TextBlock(nudge.Text.Act[language]) { Spacing = "Small" })
        {
            Style = "emphasis",
        };
        yield return Labelled(NudgeTexts.QuestionLabel[language], nudge.Text.Question[language]);
        var source = string.Format(
            CultureInfo.InvariantCulture, NudgeTexts.Source[language], practice.Name[language], framework.ShortName, nudge.Minutes);
        yield return CardParts.Note(nudge.Basis == NudgeBasis.Extension ? $"{source}. {NudgeTexts.Extension[language]}" : source);
    }

    private static Container Labelled(string label, string text) =>
        new(new TextBlock(label) { Weight = "Bolder" }, new TextBlock(text) { Spacing = "Small" });

    private static ExecuteAction Answer(LocalizedText title, string verb, string cardId, Language language) =>
        ExecuteAction.WithSubmitFallback(title[language], verb, new JsonObject { [CardKey] = cardId });
}
