using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.Teams;

/// <summary>A card with as many rows as Teams takes.</summary>
public static class FittingCard
{
    /// <param name="rows">How many there are.</param>
    /// <param name="draw">The card with the first so many rows; it says how many it leaves out.</param>
    public static AdaptiveCard Draw(int rows, Func<int, AdaptiveCard> draw)
    {
        var card = draw(rows);
        if (rows == 0 || Fits(card))
        {
            return card;
        }

        var (most, tooMany) = (0, rows);
        card = draw(0);
        while (tooMany - most > 1)
        {
            var middle = most + ((tooMany - most) / 2);
            var candidate = draw(middle);
            (most, tooMany, card) = Fits(candidate) ? (middle, tooMany, candidate) : (most, middle, card);
        }

        return card;
    }

    private static bool Fits(AdaptiveCard card) => card.SizeInBytes() <= AdaptiveCard.MaxBytes;
}
