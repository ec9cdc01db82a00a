using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Circles;

/// <summary>Who is in a circle, what to talk about, how to meet, and the way out.</summary>
public static class CircleCard
{
    public static AdaptiveCard Draw(IReadOnlyList<Person> others, CircleQuestion? question, Language language) => CardParts.Card(
        language,
        [
            CardParts.Heading(CircleTexts.Title[language]),
            new TextBlock(CircleTexts.Intro[language]),
            new FactSet([.. others.Select(person => new Fact(CardParts.Plain(person.Name), CardParts.Plain(person.Team)))]),
            .. question is null ? Array.Empty<CardElement>() : [Emphasis(CircleTexts.QuestionLabel[language], question.Text[language])],
            Labelled(CircleTexts.HowLabel[language], CircleTexts.How[language]),
            CardParts.Note(CircleTexts.Unwatched[language]),
            new ActionSet(Button(CircleTexts.Leave, LeaveCircles.VerbName, language)),
        ]);

    /// <summary>Somebody who is in circles and has none to show.</summary>
    public static AdaptiveCard DrawWaiting(LocalizedText why, DateOnly? next, Language language) => CardParts.Card(
        language,
        [
            CardParts.Heading(CircleTexts.Title[language]),
            new TextBlock(why[language]),
            .. next is { } date ? [new TextBlock(string.Format(CultureInfo.InvariantCulture, CircleTexts.Next[language], LocalMoment.Show(date, language)))] : Array.Empty<CardElement>(),
            new ActionSet(Button(CircleTexts.Leave, LeaveCircles.VerbName, language)),
        ]);

    /// <summary>Somebody who is not in circles.</summary>
    public static AdaptiveCard DrawInvitation(bool hasLeft, Language language) => CardParts.Card(
        language,
        [
            .. hasLeft ? [CardParts.Notice(CircleTexts.Left[language])] : Array.Empty<CardElement>(),
            CardParts.Heading(CircleTexts.Title[language]),
            new TextBlock(CircleTexts.Invitation[language]),
            new ActionSet(Button(CircleTexts.Join, JoinCircles.VerbName, language)),
        ]);

    private static Container Labelled(string label, string text) =>
        new(new TextBlock(label) { Weight = "Bolder" }, new TextBlock(text) { Spacing = "Small" });

    private static Container Emphasis(string label, string text) => Labelled(label, text) with { Style = "emphasis" };

    private static ExecuteAction Button(LocalizedText title, string verb, Language language) => ExecuteAction.WithSubmitFallback(title[language], verb);
}
