using System.Text.Json;
using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Tests.Cards;

internal static class CardJson
{
    /// <summary>The card is exactly this JSON, members in this order; only white space may differ.</summary>
    public static void Is(string expected, AdaptiveCard card) => Same(expected, card.ToJson());

    /// <summary>A card with only this element in its body has exactly this JSON there.</summary>
    public static void Is(string expected, CardElement element) =>
        Same(expected, new AdaptiveCard(element).ToJson().GetProperty("body")[0]);

    /// <summary>A card with only this action has exactly this JSON there.</summary>
    public static void Is(string expected, CardAction action) =>
        Same(expected, new AdaptiveCard { Actions = [action] }.ToJson().GetProperty("actions")[0]);

    private static void Same(string expected, JsonElement actual)
    {
        using var document = JsonDocument.Parse(expected);
        Assert.Equal(JsonSerializer.Serialize(document.RootElement), JsonSerializer.Serialize(actual));
    }
}
