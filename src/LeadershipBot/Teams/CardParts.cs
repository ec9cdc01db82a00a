using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Teams;

/// <summary>What every card shares.</summary>
public static class CardParts
{
    /// <summary>More lines than that of what somebody typed run on.</summary>
    private const int MostLines = 12;

    public static AdaptiveCard Card(Language language, IReadOnlyList<CardElement> body) => new(body)
    {
        Lang = Tag(language),
        MSTeams = new TeamsCardProperties { Width = "Full" },
    };

    /// <summary>A card that only says something.</summary>
    public static AdaptiveCard Plain(Language language, string text) => Card(language, [new TextBlock(text)]);

    public static TextBlock Heading(string text) => new(text) { Size = "Large", Weight = "Bolder", Style = "heading" };

    public static TextBlock Note(string text) => new(text) { IsSubtle = true, Size = "Small" };

    /// <summary>What just happened, above everything else.</summary>
    public static Container Notice(string text, bool isProblem = false) =>
        new(new TextBlock(text) { Weight = "Bolder" }) { Style = isProblem ? "attention" : "good" };

    /// <summary>Crisis line and, where the agency has one, its own.</summary>
    public static TextBlock Help(LocalizedText? support, Language language) =>
        Note(support is null ? TeamsTexts.Crisis[language] : $"{TeamsTexts.Crisis[language]} {support[language]}");

    /// <summary>A name from the roster inside a text, so that it can't become a link.</summary>
    public static string Plain(string name) => name.Replace('[', '(').Replace(']', ')');

    /// <summary>Words of ours that otherwise stand within a line, as its beginning.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>What somebody typed, as it was typed: no markup, mention or link in it comes to life.</summary>
    /// <param name="before">A few words of ours in front of it, such as a label.</param>
    public static Container Typed(string text, string? before = null)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new([.. lines.Take(MostLines - 1).Append(string.Join(' ', lines.Skip(MostLines - 1))).Where(line => line.Length > 0)
            .Select((line, index) => new RichTextBlock([
                .. before is not null && index == 0 ? [new TextRun(before + ": ") { Weight = "Bolder" }] : Array.Empty<TextRun>(), new TextRun(line)])
            {
                Spacing = "Small",
            })]);
    }

    public static string Tag(Language language) => language == Language.Spanish ? "es" : "en";
}
