using System.Text;
using System.Text.Json;
using LeadershipBot.Storage;

namespace LeadershipBot.Verification;

/// <summary>One value as a table holds it: a row, or the pieces of a large one put together again.</summary>
/// <param name="Text">The body; where it came in pieces, what they are pieces of.</param>
/// <param name="IsLarge">Whether it came in pieces.</param>
/// <param name="Beside">What else the store keeps with it.</param>
public sealed record StoredValue(string PartitionKey, string RowKey, string Text, bool IsLarge, RowForm Form, IReadOnlyList<string> Beside)
{
    /// <summary>The values of a table whose rows come in the order of their keys.</summary>
    public static async IAsyncEnumerable<StoredValue> FromAsync(IAsyncEnumerable<InspectedRow> rows)
    {
        Pieces? open = null;
        await foreach (var row in rows)
        {
            var piece = PieceOf(row);
            if (open is not null && (piece is null || open.Partition != row.PartitionKey || open.Version != piece.Value.Version))
            {
                yield return open.Together();
                open = null;
            }

            if (piece is { } part)
            {
                open ??= new Pieces(row.PartitionKey, part.Version);
                open.Add(part.Text, row.Beside);
            }
            else
            {
                yield return new(row.PartitionKey, row.RowKey, row.Body, IsLarge: false, row.Form, Texts(row.Beside));
            }
        }

        if (open is not null)
        {
            yield return open.Together();
        }
    }

    /// <summary>What comes before the number of a piece, and what the piece holds; null where a row is none.</summary>
    private static (string Version, string Text)? PieceOf(InspectedRow row)
    {
        if (row.Form != RowForm.OfThisVersion
            || row.RowKey.LastIndexOf('.') is not (> 0 and var dot) || row.RowKey.Length - dot != 6 || row.RowKey.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') >= 0
            || !row.Body.StartsWith('"'))
        {
            return null;
        }

        try
        {
            return (row.RowKey[..dot], JsonSerializer.Deserialize(row.Body, HostJson.Default.String)!);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string> Texts(string text) => text.Length == 0 ? [] : [text];

    private sealed class Pieces(string partition, string version)
    {
        private readonly StringBuilder _text = new();
        private readonly List<string> _beside = [];

        public string Partition => partition;

        public string Version => version;

        public void Add(string text, string beside)
        {
            _text.Append(text);
            _beside.AddRange(Texts(beside));
        }

        public StoredValue Together() => new(Partition, Version, _text.ToString(), IsLarge: true, RowForm.OfThisVersion, _beside);
    }
}
