using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadershipBot.Sandbox.Connector;

/// <summary>An Action.Execute of a card: its id, verb and own data.</summary>
public sealed record CardAction(string Verb, string? Id, JsonObject? Data)
{
    /// <summary>The action with this verb in a message's cards; where several share it, the one whose data does not contradict.</summary>
    public static CardAction? Find(JsonElement activity, string verb, JsonObject? data = null) => CardReader.Cards(activity)
        .SelectMany(CardReader.Elements)
        .Where(element => CardReader.IsType(element, "Action.Execute") && CardReader.HasText(element, "verb", verb))
        .Select(element => new CardAction(verb, CardReader.Text(element, "id"), CardReader.Object(element, "data")))
        .FirstOrDefault(action => !action.Contradicts(data));

    private bool Contradicts(JsonObject? data) => data is not null && Data is not null
        && Data.Any(own => data.TryGetPropertyValue(own.Key, out var given) && !JsonNode.DeepEquals(own.Value, given));
}
