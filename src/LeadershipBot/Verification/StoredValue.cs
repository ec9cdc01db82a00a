using System.Text;
using System.Text.Json;
using LeadershipBot.Storage;

namespace LeadershipBot.Verification;

/// <summary>One value as a table holds it: a row, or the pieces of a large one put together again.</summary>
/// <param name="Text">The body; where it came in pieces, what they are pieces of.</param>
/// <param name="IsLarge">Whether it came in pieces.</param>
public sealed record StoredValue(string PartitionKey, string RowKey, string Text, bool IsLarge)
{
    /// <summary>The values of a table whose rows come in the order of their keys.</summary>
    public static IEnumerable<StoredValue> From(IEnumerable<Entity> rows)
    {
        (string Partition, string Version, StringBuilder Text)? open = null;
        foreach (var row in rows)
        {
            var version = VersionOf(row);
            if (open is { } value && (version is null || value.Partition != row.PartitionKey || value.Version != version))
            {
                yield return new(value.Partition, value.Version, value.Text.ToString(), IsLarge: true);
                open = null;
            }

            if (version is null)
            {
                yield return new(row.PartitionKey, row.RowKey, row.Body, IsLarge: false);
            }
            else
            {
                open ??= (row.PartitionKey, version, new StringBuilder());
                open.Value.Text.Append(JsonSerializer.Deserialize(row.Body, HostJson.Default.String));
            }
        }

        if (open is { } last)
        {
            yield return new(last.Partition, last.Version, last.Text.ToString(), IsLarge: true);
        }
    }

    /// <summary>What comes before the number of a piece; null where a row is no piece.</summary>
    private static string? VersionOf(Entity row) =>
        row.RowKey.LastIndexOf('.') is > 0 and var dot && row.RowKey.Length - dot == 6 && row.RowKey.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') < 0
        && row.Body.StartsWith('"') && row.Body.EndsWith('"')
            ? row.RowKey[..dot]
            : null;
}
