using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Content;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>"What we heard", as a team reads it: a strength, then where it is hardest, with the figures as published and no word on anybody.</summary>
public sealed class HeardCards(Agency agency, ContentLibrary content)
{
    /// <summary>Null where no question is shown.</summary>
    /// <param name="by">Who tells; null where that person has left.</param>
    public IReadOnlyList<CardElement>? Body(ToldResult told, Person? by, Language language)
    {
        if (ChooseFindings.From(told.Node) is not { } findings)
        {
            return null;
        }

        var texts = new ScoreTexts(content.FindInstrument(told.InstrumentId)?.In(agency.Programs.Wording, content.Nudges), language);
        var group = CardParts.Plain(told.Node.Name);
        return
        [
            CardParts.Heading(HeardTexts.Title[language]),
            new TextBlock(texts.Format(HeardTexts.Thanks, agency.Programs.TitleOf(told.RoundId)[language], group, LocalMoment.Show(told.Closed, language))),
            .. told.Node.Name == told.Team ? [] : new[] { CardParts.Note(texts.Format(ResultTexts.Instead, CardParts.Plain(told.Team), group)) },
            Strength(findings, texts, HeardTexts.Strength[language]),
            .. findings.Lowest.Count == 0 ? [] : new[] { Hardest(findings, texts) },
            .. texts.WhyCodes([findings.Strength, .. findings.Lowest]) is { } why ? [CardParts.Note(why)] : Array.Empty<CardElement>(),
            new TextBlock(HeardTexts.Next[language]),
            .. by is null ? [] : new[] { CardParts.Note(string.Format(CultureInfo.InvariantCulture, HeardTexts.From[language], CardParts.Plain(by.Name))) },
            CardParts.Note(ResultTexts.FairUse[language]),
            CardParts.Help(agency.Programs.Support, language),
        ];
    }

    private static Container Strength(Findings findings, ScoreTexts texts, string title) => new(
        new TextBlock(title) { Weight = "Bolder" },
        new FactSet([new Fact(texts.LabelOf(findings.Strength.Measure), texts.Numbers(findings.Strength))]))
    {
        Style = "good",
    };

    private static Container Hardest(Findings findings, ScoreTexts texts) => new(
        new TextBlock(HeardTexts.Hardest[texts.Language]) { Weight = "Bolder" },
        new FactSet([.. findings.Lowest.Select(score => new Fact(texts.LabelOf(score.Measure), texts.Numbers(score)))]))
    {
        Style = "emphasis",
    };
}
