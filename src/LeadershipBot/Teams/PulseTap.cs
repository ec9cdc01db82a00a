using System.Text.Json;
using LeadershipBot.BotFramework.Activities;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;

namespace LeadershipBot.Teams;

/// <summary>
/// A tap on a pulse. Nothing is asked of the store that names the person: a log of its requests would tell, by their time,
/// whose ballot was written next. The language to answer in comes back with the card.
/// </summary>
/// <param name="Language">That of the card; null where it does not say.</param>
public sealed record PulseTap(Language? Language)
{
    private const string Verbs = "pulse.";

    /// <summary>Null for whatever else arrives.</summary>
    public static PulseTap? Of(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            return null;
        }

        // A client of before taps with a message, which has verb and data in one.
        JsonElement? action = value.TryGetProperty("action", out var sent) && sent.ValueKind == JsonValueKind.Object ? sent : null;
        if (!HasVerb(value) && !(action is { } execute && HasVerb(execute)))
        {
            return null;
        }

        var data = action?.TryGetProperty("data", out var brought) == true && brought.ValueKind == JsonValueKind.Object ? brought : value;
        return new(Text(data, PulseCard.LanguageKey) switch
        {
            "en" => Core.Organization.Language.English,
            "es" => Core.Organization.Language.Spanish,
            _ => null,
        });
    }

    private static bool HasVerb(JsonElement element) => Text(element, "verb")?.StartsWith(Verbs, StringComparison.Ordinal) == true;

    private static string? Text(JsonElement element, string member) =>
        element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
