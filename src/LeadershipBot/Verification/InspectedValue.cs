using System.Text;
using System.Text.Json;
using LeadershipBot.Storage;

namespace LeadershipBot.Verification;

/// <summary>One value as a table holds it: a row, or the pieces of a large one put together again.</summary>
/// <param name="Text">The body; where it came in pieces, what they are pieces of.</param>
/// <param name="IsLarge">Whether it came in pieces.</param>
/// <param name="Form">How its rows were written.</param>
/// <param name="Beside">What lies beside the body where the store did not write the row, as JSON.</param>
public sealed record InspectedValue(string PartitionKey, string RowKey, string Text, bool IsLarge, RowForm Form = RowForm.OfThisVersion, string Beside = "")
{
    /// <summary>The values of a table whose rows come in the order of their keys.</summary>
    public static async IAsyncEnumerable<InspectedValue> FromAsync(IAsyncEnumerable<InspectedRow> rows)
    {
        (string Partition, string Version, StringBuilder Text)? open = null;
        await foreach (var row in rows)
        {
            var piece = PieceOf(row);
            if (open is { } value && (piece is null || value.Partition != row.PartitionKey || value.Version != piece.Value.Version))
            {
                yield return new(value.Partition, value.Version, value.Text.ToString(), IsLarge: true);
                open = null;
            }

            if (piece is { } part)
            {
                open ??= (row.PartitionKey, part.Version, new StringBuilder());
                open.Value.Text.Append(part.Text);
            }
            else
            {
                yield return new(row.PartitionKey, row.RowKey, row.Body, IsLarge: false, row.Form, row.Beside);
            }
        }

        if (open is { } last)
        {
            yield return new(last.Partition, last.Version, last.Text.ToString(), IsLarge: true);
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
}
