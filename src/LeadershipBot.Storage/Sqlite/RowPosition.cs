using System.Text;

namespace LeadershipBot.Storage.Sqlite;

/// <summary>The last row of a page; its text is the continuation a caller hands back.</summary>
internal readonly record struct RowPosition(string PartitionKey, string RowKey)
{
    /// <summary>The first key after this one: no key holds a character as low as U+0001.</summary>
    public string NextRowKey => RowKey + '\u0001';

    public string ToContinuation() => Convert.ToBase64String(Encoding.ASCII.GetBytes($"{PartitionKey}\n{RowKey}"));

    /// <exception cref="ArgumentException">Not a continuation of this range.</exception>
    public static RowPosition? Parse(string? continuation, EntityRange range)
    {
        if (continuation is null)
        {
            return null;
        }

        var bytes = new byte[continuation.Length];
        if (Convert.TryFromBase64String(continuation, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length).Split('\n') is [{ Length: > 0 } partitionKey, { Length: > 0 } rowKey]
            && (range.PartitionKey is null || string.Equals(range.PartitionKey, partitionKey, StringComparison.Ordinal)))
        {
            return new RowPosition(partitionKey, rowKey);
        }

        throw new ArgumentException("A continuation comes from the page before, of the same range.", nameof(continuation));
    }
}
