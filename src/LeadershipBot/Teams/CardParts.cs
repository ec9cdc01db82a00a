using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Teams;

/// <summary>What every card shares.</summary>
public static class CardParts
{
    public static AdaptiveCard Card(Language language, IReadOnlyList<CardElement> body) => new(body)
    {
        Lang = Tag(language),
        MSTeams = new TeamsCardProperties { Width = "Full" },
    };

    /// <summary>A card that only says something.</summary>
    public static AdaptiveCard Plain(Language language, string text) => Card(language, [new TextBlock(text)]);

    public static TextBlock Heading(string text) => new(text) { Size = "Large", Weight = "Bolder", Style = "heading" };

    public static TextBlock Note(string text) => new(text) { IsSubtle = true, Size = "Small" };

    public static string Tag(Language language) => language == Language.Spanish ? "es" : "en";
}
