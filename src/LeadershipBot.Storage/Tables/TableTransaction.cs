using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Core;

namespace LeadershipBot.Storage.Tables;

/// <summary>
/// An entity group transaction on the wire: one change set in a multipart body
/// (learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions).
/// </summary>
internal static class TableTransaction
{
    public const int MaxActions = 100;
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <param name="address">The table's.</param>
    /// <param name="actions">The operations.</param>
    /// <param name="contentType">The header that goes with the body.</param>
    /// <exception cref="ArgumentException">The operations are no transaction.</exception>
    public static ReadOnlyMemory<byte> Write(string address, IReadOnlyList<TableTransactionAction> actions, out string contentType)
    {
        CheckRows(actions);
        var (batch, changeSet) = ($"batch_{Guid.NewGuid():D}", $"changeset_{Guid.NewGuid():D}");
        var body = new ArrayBufferWriter<byte>(512 * actions.Count);
        Add(body, $"--{batch}\r\nContent-Type: multipart/mixed; boundary={changeSet}\r\n\r\n");
        foreach (var action in actions)
        {
            Add(body, $"--{changeSet}\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n");
            Write(body, address, action);
            Add(body, "\r\n");
        }

        Add(body, $"--{changeSet}--\r\n--{batch}--\r\n");
        contentType = $"multipart/mixed; boundary={batch}";
        return body.WrittenCount <= MaxBytes
            ? body.WrittenMemory
            : throw new ArgumentException($"A transaction has at most {MaxBytes} bytes.", nameof(actions));
    }

    /// <summary>The operations' answers; one alone where the transaction failed.</summary>
    public static List<TransactionResponse> Read(Response response)
    {
        var answers = new List<TransactionResponse>();
        using var lines = new StringReader(response.Content.ToString());
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith("HTTP/1.", StringComparison.Ordinal) && line.Split(' ', 3) is [_, var status, ..])
            {
                answers.Add(new(int.Parse(status, CultureInfo.InvariantCulture), ReadHeaders(lines), ReadBody(lines), response));
            }
        }

        return answers;
    }

    /// <summary>The error of a transaction; its text begins with the index of the operation.</summary>
    public static TableTransactionFailedException ErrorOf(TransactionResponse? failed, HttpMessage message)
    {
        var (code, text) = failed is null ? default : TableRequests.ReadError(failed.Content.ToMemory().Span);
        return new(
            failed?.Status ?? message.Response.Status,
            code ?? "an answer that is not one for each operation",
            message.Response.Headers.Date,
            TableRequests.WasRetried(message),
            int.TryParse(text.AsSpan(0, text?.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? end : 0), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null);
    }

    private static void CheckRows(IReadOnlyList<TableTransactionAction> actions)
    {
        if (actions.Count is 0 or > MaxActions)
        {
            throw new ArgumentException($"A transaction has 1 to {MaxActions} operations.", nameof(actions));
        }

        if (actions.Any(action => !string.Equals(action.Entity.PartitionKey, actions[0].Entity.PartitionKey, StringComparison.Ordinal)))
        {
            throw new ArgumentException("The operations of a transaction are in one partition.", nameof(actions));
        }

        if (actions.DistinctBy(action => action.Entity.RowKey, StringComparer.Ordinal).Count() < actions.Count)
        {
            throw new ArgumentException("A transaction touches each entity once.", nameof(actions));
        }
    }

    private static void Write(ArrayBufferWriter<byte> body, string address, TableTransactionAction action)
    {
        var entity = action.Entity;
        var isAdd = action.ActionType == TableTransactionActionType.Add;
        var method = action.ActionType switch
        {
            TableTransactionActionType.Add => RequestMethod.Post,
            TableTransactionActionType.Delete => RequestMethod.Delete,
            TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpsertMerge => TableClient.MethodOf(TableUpdateMode.Merge),
            _ => TableClient.MethodOf(TableUpdateMode.Replace),
        };
        var path = isAdd ? "" : $"(PartitionKey='{TableRequests.Escape(entity.PartitionKey)}',RowKey='{TableRequests.Escape(entity.RowKey)}')";
        Add(body, $"{method} {address}{path} HTTP/1.1\r\nAccept: {TableRequests.Json}\r\nDataServiceVersion: 3.0\r\n");
        if (isAdd)
        {
            Add(body, "Prefer: return-no-content\r\n");
        }

        if (action.ActionType is TableTransactionActionType.Delete or TableTransactionActionType.UpdateMerge or TableTransactionActionType.UpdateReplace)
        {
            Add(body, $"If-Match: {TableClient.VersionOf(action.ETag)}\r\n");
        }

        if (action.ActionType == TableTransactionActionType.Delete)
        {
            Add(body, "\r\n");
            return;
        }

        Add(body, "Content-Type: application/json\r\n\r\n");
        EntityJson.Write(entity, body);
    }

    private static Dictionary<string, string> ReadHeaders(StringReader lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.ReadLine() is { Length: > 0 } line)
        {
            if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var end)
            {
                headers[line[..end]] = line[(end + 1)..].Trim();
            }
        }

        return headers;
    }

    /// <summary>JSON has its line breaks escaped, so that no line of it looks like a boundary.</summary>
    private static string ReadBody(StringReader lines)
    {
        var body = new StringBuilder();
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
        {
            body.Append(line);
        }

        return body.ToString();
    }

    private static void Add(ArrayBufferWriter<byte> body, string text) => Encoding.UTF8.GetBytes(text, body);
}
