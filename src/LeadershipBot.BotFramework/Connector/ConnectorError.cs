using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace LeadershipBot.BotFramework.Connector;

/// <summary>
/// Finds the most specific error code in an answer. Documented bodies are <c>{"error":{"code","message"}}</c> and
/// <c>{"errorCode":209,"message":"{\"subCode\":\"MessageWritesBlocked\",…}"}</c>; others have been seen, so everything
/// is optional and a body that is no JSON has no code.
/// </summary>
internal static partial class ConnectorError
{
    private const int MaxDepth = 4;

    internal static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return CodeOf(document.RootElement, depth: 0);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? CodeOf(JsonElement element, int depth)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            return null;
        }

        return Plain(element, "subCode")
            ?? (element.TryGetProperty("message", out var message) ? Inside(message, depth) : null)
            ?? (element.TryGetProperty("error", out var error) ? CodeOf(error, depth + 1) : null)
            ?? Plain(element, "code")
            ?? Plain(element, "errorCode");
    }

    private static string? Inside(JsonElement message, int depth)
    {
        if (message.ValueKind != JsonValueKind.String || message.GetString() is not ['{', ..] text)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            return CodeOf(document.RootElement, depth + 1);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Plain(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var code = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number when value.TryGetInt64(out var number) => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return code is not null && Code().IsMatch(code) ? code : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_.\-]{1,64}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
