using System.Text.Json;

namespace LeadershipBot.BotFramework.Authentication;

/// <summary>Where Teams names the tenant besides the conversation.</summary>
internal static class ActivityTenant
{
    /// <summary>Gives <c>channelData.tenant.id</c>, or null if the data has another shape.</summary>
    internal static string? OfChannelData(JsonElement? channelData) =>
        channelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("tenant", out var tenant) && tenant.ValueKind == JsonValueKind.Object
        && tenant.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()
            : null;
}
