using System.Text.Json;
using System.Text.Json.Nodes;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>Walks the JSON of adaptive cards without knowing which bot wrote them.</summary>
public static class CardReader
{
    public static IEnumerable<JsonElement> Cards(JsonElement activity)
    {
        if (!activity.TryGetProperty("attachments", out var attachments) || attachments.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        return attachments.EnumerateArray()
            .Where(attachment => HasText(attachment, "contentType", Attachment.AdaptiveCardContentType))
            .Select(attachment => attachment.TryGetProperty("content", out var card) ? card : default)
            .Where(card => card.ValueKind == JsonValueKind.Object);
    }

    /// <summary>Every element and action of a card, in reading order; not what only an older client would show.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Array)
        {
            return node.EnumerateArray().SelectMany(Elements);
        }

        if (node.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var inside = node.EnumerateObject()
            .Where(property => property.Name is not ("fallback" or "data"))
            .SelectMany(property => Elements(property.Value));
        return Text(node, "type") is null ? inside : inside.Prepend(node);
    }

    public static bool IsType(JsonElement element, string type) => HasText(element, "type", type);

    public static bool HasText(JsonElement element, string name, string value) =>
        string.Equals(Text(element, name), value, StringComparison.Ordinal);

    public static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static JsonObject? Object(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? (JsonObject?)JsonNode.Parse(value.GetRawText())
            : null;
}
