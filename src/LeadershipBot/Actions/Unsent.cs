using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>What somebody typed on a card that does not count any more goes back to them: it is theirs.</summary>
internal static class Unsent
{
    /// <param name="typed">What the card brought; null for nothing.</param>
    /// <param name="known">What counts instead, which the card shows already.</param>
    public static AdaptiveCard With(AdaptiveCard card, Language language, string? typed, string? known = null) => With(card, language, [(typed, known)]);

    /// <summary>The same for a card with several fields.</summary>
    public static AdaptiveCard With(AdaptiveCard card, Language language, IEnumerable<(string? Typed, string? Known)> fields)
    {
        var lost = fields.Where(field => field.Typed is not null && field.Typed != field.Known).Select(field => CardParts.Typed(field.Typed!)).ToList();
        return lost.Count == 0 ? card : card with { Body = [.. card.Body, CardParts.Note(ActionTexts.YouWrote[language]), .. lost] };
    }
}
