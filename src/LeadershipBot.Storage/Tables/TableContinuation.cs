using System.Text;
using Azure;
using Azure.Core;

namespace LeadershipBot.Storage.Tables;

/// <summary>Where a query goes on, in the service's own opaque words; the row may be missing.</summary>
/// <param name="PartitionKey">Null at the beginning.</param>
/// <param name="RowKey">Null for the beginning of the partition.</param>
internal readonly record struct TableContinuation(string? PartitionKey, string? RowKey)
{
    /// <exception cref="ArgumentException">No continuation.</exception>
    public static TableContinuation Parse(string? text)
    {
        if (text is null)
        {
            return default;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Encoding.UTF8.GetString(bytes, 0, length).Split('\n') is [{ Length: > 0 } partition, var row]
            ? new(partition, row.Length > 0 ? row : null)
            : throw new ArgumentException("A continuation comes from the page before.", nameof(text));
    }

    /// <summary>Null where the answer is the last page.</summary>
    public static TableContinuation? Of(Response response)
    {
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition) ? new(partition, row) : null;
    }

    public void AddTo(RequestUriBuilder uri)
    {
        if (PartitionKey is not null)
        {
            uri.AppendQuery("NextPartitionKey", PartitionKey);
        }

        if (RowKey is not null)
        {
            uri.AppendQuery("NextRowKey", RowKey);
        }
    }

    public override string ToString() => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PartitionKey}\n{RowKey}"));
}
