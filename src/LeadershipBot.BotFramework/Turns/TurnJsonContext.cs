using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Turns;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(InvokeError))]
[JsonSerializable(typeof(OAuthCard))]
internal sealed partial class TurnJsonContext : JsonSerializerContext;

internal sealed record InvokeError(string Code, string Message);
