using System.Globalization;
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

    /// <param name="closes">When the open pulse closes, as this person reads it; null when none is open.</param>
    public static AdaptiveCard Privacy(Language language, LocalizedText? support, string? closes) => CardParts.Card(
        language,
        [
            .. Promise(language, support),
            .. closes is null ? Array.Empty<CardElement>() : [new TextBlock(string.Format(CultureInfo.InvariantCulture, TeamsTexts.OpenNow[language], closes))],
        ]);

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
