using System.Text.Json;
using LeadershipBot.Core.Actions;

namespace LeadershipBot.Teams;

/// <summary>What a card's button brings back. None of it can be trusted.</summary>
public static class TapData
{
    public const string RoundKey = "round";
    public const string UnitKey = "unit";
    public const string KeyKey = "key";
    public const string VersionKey = "version";
    public const string RunKey = "run";

    private const int LongestKey = 120;

    /// <summary>A part of a key of the store; null for anything that could be none.</summary>
    public static string? Key(JsonElement data, string name) =>
        Raw(data, name) is { Length: > 0 and <= LongestKey } key && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? key : null;

    /// <summary>What somebody typed, cleaned; null where that is nothing.</summary>
    public static string? Typed(JsonElement data, string name) => FreeText.Clean(Raw(data, name));

    public static string? Raw(JsonElement data, string name) => data.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;

    public static DateOnly? Date(JsonElement data, string name) => ReadDate(Raw(data, name));

    public static DateOnly? ReadDate(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var date) ? date : null;
}
