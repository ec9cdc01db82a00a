using System.Buffers;
using System.Text.Json;
using LeadershipBot.BotFramework.Activities;

namespace LeadershipBot.BotFramework.Turns;

/// <summary>A tap on a card's action, however the client sent it.</summary>
/// <param name="Verb">What it asks for; empty if it does not say.</param>
/// <param name="Data">Always an object.</param>
internal sealed record CardTap(string Verb, JsonElement Data)
{
    private static readonly JsonElement NoData = JsonElement.Parse("{}");

    /// <summary>The tap in an <c>adaptiveCard/action</c> invoke, or null if its value is no Action.Execute.</summary>
    public static CardTap? FromInvoke(Activity invoke)
    {
        if (invoke.Value is not { ValueKind: JsonValueKind.Object } value
            || !value.TryGetProperty("action", out var action)
            || action.ValueKind != JsonValueKind.Object
            || Text(action, "type") is not "Action.Execute")
        {
            return null;
        }

        var data = action.TryGetProperty("data", out var sent) && sent.ValueKind == JsonValueKind.Object ? sent : NoData;
        return new CardTap(Text(action, "verb") ?? "", data);
    }

    /// <summary>
    /// The tap in a message from Action.Submit, with the data as Action.Execute would have sent it; null if the message
    /// was typed.
    /// </summary>
    public static CardTap? FromMessage(Activity message)
    {
        if (message.Type is not ActivityTypes.Message || message.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            return null;
        }

        var verb = Text(value, "verb");
        var typed = verb is null && !string.IsNullOrWhiteSpace(message.Text);
        return typed ? null : new CardTap(verb ?? "", WithoutVerb(value));
    }

    private static JsonElement WithoutVerb(JsonElement value)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var member in value.EnumerateObject().Where(member => !member.NameEquals("verb")))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return JsonElement.Parse(json.WrittenSpan);
    }

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
