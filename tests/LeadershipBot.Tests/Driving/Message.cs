using System.Text.Json;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Tests.Driving;

/// <summary>One message of a chat as a person reads it.</summary>
internal sealed record Message(JsonElement Activity)
{
    public string Id => Activity.GetProperty("id").GetString()!;

    /// <summary>What it answers; null for what nobody asked for.</summary>
    public string? ReplyToId => CardReader.Text(Activity, "replyToId");

    public DateTimeOffset At => Activity.GetProperty("timestamp").GetDateTimeOffset();

    public bool IsFromBot => CardReader.Text(Activity.GetProperty("from"), "role") == "bot";

    /// <summary>The card's own JSON; undefined for a plain text.</summary>
    public JsonElement Card => CardReader.Cards(Activity).FirstOrDefault();

    /// <summary>Everything that can be read, in order.</summary>
    public string Words => Card.ValueKind == JsonValueKind.Object ? WordsOf(Card) : CardReader.Text(Activity, "text") ?? "";

    public bool Offers(string verb) => CardAction.Find(Activity, verb) is not null;

    /// <summary>Of a card, or of the short text that may come in its place.</summary>
    public static string WordsOf(JsonElement card) => card.ValueKind == JsonValueKind.String ? card.GetString()! : string.Join('\n', CardReader.Elements(card)
        .SelectMany(element => new[] { "text", "title", "label" }.Select(name => CardReader.Text(element, name)).Concat(FactsOf(element)))
        .Where(text => !string.IsNullOrEmpty(text)));

    private static IEnumerable<string?> FactsOf(JsonElement element) =>
        element.TryGetProperty("facts", out var facts)
            ? facts.EnumerateArray().Select(fact => $"{CardReader.Text(fact, "title")}: {CardReader.Text(fact, "value")}")
            : [];
}
