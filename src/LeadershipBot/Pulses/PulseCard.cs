using System.Globalization;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Teams;

namespace LeadershipBot.Pulses;

/// <summary>The poll: all items on one card, each skippable, and the promise. It is always blank, whoever gets it.</summary>
public static class PulseCard
{
    public const string RoundKey = "round";

    /// <summary>The card's own language: nobody is looked up when it is tapped.</summary>
    public const string LanguageKey = "language";

    /// <param name="title">The program's title.</param>
    /// <param name="closes">The closing moment as this person reads it.</param>
    /// <param name="countsIn">Where this person's answers will be counted; null when the whole agency is too small to show anything.</param>
    /// <param name="support">The agency's own help line, if any.</param>
    /// <param name="verb">What "submit" does: another one for a test.</param>
    /// <param name="opening">What the card begins with: what came of the last pulse.</param>
    public static AdaptiveCard Draw(
        RoundRow round,
        Instrument instrument,
        string title,
        Language language,
        string closes,
        string? countsIn,
        LocalizedText? support,
        bool isReminder,
        string verb = SubmitBallot.VerbName,
        IReadOnlyList<CardElement>? opening = null)
    {
        var body = new List<CardElement> { CardParts.Heading(title) };
        if (isReminder)
        {
            body.Add(new TextBlock(PulseCardTexts.Reminder[language]));
        }

        body.AddRange(opening ?? []);

        body.Add(new TextBlock(string.Format(CultureInfo.InvariantCulture, PulseCardTexts.Intro[language], instrument.Items.Count)));
        body.Add(CardParts.Note(string.Format(CultureInfo.InvariantCulture, PulseCardTexts.ShortPromise[language], closes)));
        body.Add(new TextBlock(countsIn is null
            ? PulseCardTexts.CountsNowhere[language]
            : string.Format(CultureInfo.InvariantCulture, PulseCardTexts.CountsIn[language], CardParts.Plain(countsIn))));
        body.AddRange(Questions(instrument, language));
        body.Add(new ActionSet(ExecuteAction.WithSubmitFallback(
            PulseCardTexts.Submit[language], verb, Data(round.Id, language))));
        body.Add(CardParts.Help(support, language));
        return CardParts.Card(language, body);
    }

    public static AdaptiveCard Thanks(RoundRow round, Language language, string closes, LocalizedText? support) => CardParts.Card(
        language,
        [
            CardParts.Heading(PulseCardTexts.ThanksTitle[language]),
            new TextBlock(string.Format(CultureInfo.InvariantCulture, PulseCardTexts.Thanks[language], closes)),
            Again(round.Id, language),
            CardParts.Help(support, language),
        ]);

    /// <summary>What went wrong, and the way back to a blank card.</summary>
    public static AdaptiveCard Problem(string roundId, string problem, Language language) => CardParts.Card(
        language, [CardParts.Notice(problem, isProblem: true), Again(roundId, language)]);

    private static ActionSet Again(string roundId, Language language) => new(ExecuteAction.WithSubmitFallback(
        PulseCardTexts.AnswerAgain[language], AnswerAgain.VerbName, Data(roundId, language)));

    private static JsonObject Data(string roundId, Language language) => new() { [RoundKey] = roundId, [LanguageKey] = CardParts.Tag(language) };

    private static IEnumerable<CardElement> Questions(Instrument instrument, Language language)
    {
        // Items of one stem stand together, in the instrument's order, so that the stem is read once.
        foreach (var group in instrument.Items.GroupBy(item => item.Stem))
        {
            if (PulseTexts.LeadIn(group.Key) is { } stem)
            {
                yield return new TextBlock(stem[language]) { Weight = "Bolder", Separator = true, Spacing = "Medium" };
            }

            foreach (var item in group)
            {
                yield return new ChoiceSetInput(item.Id)
                {
                    Label = item.Text[language],
                    Style = "compact",
                    Placeholder = PulseCardTexts.Placeholder[language],
                    Choices = Choices(language),
                    Spacing = "Medium",
                };
            }
        }
    }

    private static IReadOnlyList<Choice> Choices(Language language) =>
    [
        .. Enumerable.Range(1, Answer.ScalePoints).Reverse()
            .Select(point => new Choice(PulseTexts.ScaleLabels[point - 1][language], point.ToString(CultureInfo.InvariantCulture))),
        new(PulseTexts.CannotTell[language], Answer.CannotTell.Code.ToString(CultureInfo.InvariantCulture)),
        new(PulseTexts.Skip[language], Answer.Skipped.Code.ToString(CultureInfo.InvariantCulture)),
    ];
}
