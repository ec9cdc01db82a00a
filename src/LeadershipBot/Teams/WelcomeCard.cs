using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Teams;

/// <summary>Who the bot is and what it promises.</summary>
public static class WelcomeCard
{
    public static AdaptiveCard Draw(Caller caller, LocalizedText? support, bool getsNudges)
    {
        var language = caller.Language;
        return CardParts.Card(
            language,
            [
                CardParts.Heading(TeamsTexts.WelcomeTitle[language]),
                new TextBlock(TeamsTexts.Welcome[language]),
                .. getsNudges ? [new TextBlock(TeamsTexts.WelcomeManager[language])] : Array.Empty<CardElement>(),
                .. Promise(language, support),
                new TextBlock(TeamsTexts.HelpHint[language]),
            ]);
    }

    public static AdaptiveCard Privacy(Language language, LocalizedText? support) => CardParts.Card(language, Promise(language, support));

    private static IReadOnlyList<CardElement> Promise(Language language, LocalizedText? support) =>
    [
        new Container(
        [
            new TextBlock(TeamsTexts.PromiseTitle[language]) { Weight = "Bolder", Size = "Medium", Style = "heading" },
            .. TeamsTexts.Promise.Select(promise => new TextBlock("- " + promise[language]) { Spacing = "Small" }),
        ])
        {
            Style = "emphasis",
        },
        CardParts.Help(support, language),
    ];
}
