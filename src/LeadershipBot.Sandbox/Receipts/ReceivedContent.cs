using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using LeadershipBot.Sandbox.Connector;

namespace LeadershipBot.Sandbox.Receipts;

/// <summary>One text or card, the same for everybody who received it on one day.</summary>
/// <param name="Content">A hash of the text and the attachments; whom it is addressed to is no part of it.</param>
/// <param name="Day">The calendar's day (UTC).</param>
/// <param name="Title">Its first words.</param>
/// <param name="Actions">What its buttons send: the verb and, after a space, their own data as JSON.</param>
public sealed record ReceivedContent(string Content, DateOnly Day, string Title, IReadOnlyList<string> Actions)
{
    private const int LongestTitle = 80;

    /// <summary>Whether some action is of this verb, or is this verb with this data.</summary>
    public bool Offers(string action) => Actions.Any(own =>
        own.StartsWith(action, StringComparison.Ordinal) && (own.Length == action.Length || own[action.Length] == ' '));

    internal static UInt128 HashOf(JsonElement activity)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in (ReadOnlySpan<string>)["text", "attachments"])
        {
            if (activity.TryGetProperty(name, out var part))
            {
                hash.AppendData(JsonMarshal.GetRawUtf8Value(part));
            }

            hash.AppendData([0]);
        }

        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(result);
    }

    internal static ReceivedContent Read(UInt128 hash, DateOnly day, JsonElement activity)
    {
        var elements = CardReader.Cards(activity).SelectMany(CardReader.Elements).ToList();
        var title = CardReader.Text(activity, "text") is { Length: > 0 } text
            ? text
            : elements.Select(element => CardReader.Text(element, "text")).FirstOrDefault(words => words is { Length: > 0 }) ?? "";
        return new ReceivedContent(
            hash.ToString("x32", null),
            day,
            title.Length <= LongestTitle ? title : title[..LongestTitle],
            [.. elements.Where(element => CardReader.IsType(element, "Action.Execute")).Select(Describe).Distinct(StringComparer.Ordinal)]);
    }

    private static string Describe(JsonElement action) => action.TryGetProperty("data", out var data)
        ? $"{CardReader.Text(action, "verb")} {JsonSerializer.Serialize(data)}"
        : CardReader.Text(action, "verb") ?? "";
}
