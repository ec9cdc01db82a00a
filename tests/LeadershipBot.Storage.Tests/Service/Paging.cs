using System.Text;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>How a service cuts its answers to queries; all of it is allowed by the protocol.</summary>
/// <remarks>learn.microsoft.com/rest/api/storageservices/query-timeout-and-pagination.</remarks>
public sealed class Paging
{
    /// <summary>Rows on a page at most, whatever is asked for.</summary>
    public int PageSize { get; set; } = 1000;

    /// <summary>Whether an empty page goes before each page with rows, as when time runs out before a row is found.</summary>
    public bool EmptyPages { get; set; }

    /// <summary>Whether an empty page comes last.</summary>
    public bool EmptyLastPage { get; set; }

    /// <summary>Whether a token has no row key where the next row is the first of its partition.</summary>
    public bool PartitionOnlyTokens { get; set; }
}

/// <summary>Where a query goes on.</summary>
/// <param name="WasEmpty">Whether the page before had no rows on purpose.</param>
internal readonly record struct Continuation(string PartitionKey, string? RowKey, bool WasEmpty)
{
    private const string PartitionHeader = "NextPartitionKey";
    private const string RowHeader = "NextRowKey";
    private const string After = "\u0001";

    public static Continuation? Read(ServiceRequest request)
    {
        if (!request.Query.TryGetValue(PartitionHeader, out var partition))
        {
            return request.Query.ContainsKey(RowHeader) ? throw ServiceException.InvalidInput("NextRowKey without NextPartitionKey.") : null;
        }

        var key = Decode(partition);
        var wasEmpty = key.EndsWith(After, StringComparison.Ordinal);
        return new(wasEmpty ? key[..^1] : key, request.Query.TryGetValue(RowHeader, out var row) ? Decode(row) : null, wasEmpty);
    }

    public void Write(ServiceResponse response)
    {
        response.With($"x-ms-continuation-{PartitionHeader}", Encode(WasEmpty ? PartitionKey + After : PartitionKey));
        if (RowKey is not null)
        {
            response.With($"x-ms-continuation-{RowHeader}", Encode(RowKey));
        }
    }

    /// <summary>Opaque, in the form the service gives: a version, a length, base64 with a plus and a slash that a client has to escape.</summary>
    public static string Encode(string key)
    {
        var text = Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).Replace('=', '-');
        return $"1!{text.Length}!{text}";
    }

    public static string Decode(string token)
    {
        try
        {
            return token.Split('!') is ["1", var length, var text] && length == $"{text.Length}"
                ? Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '=')))
                : throw ServiceException.InvalidInput("The continuation token is not one of this service's.");
        }
        catch (FormatException)
        {
            throw ServiceException.InvalidInput("The continuation token is not one of this service's.");
        }
    }
}
