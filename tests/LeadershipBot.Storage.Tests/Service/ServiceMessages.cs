using System.Text;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>A request as the service sees it, alone or as part of a batch.</summary>
/// <param name="Path">As sent, percent-encoded.</param>
/// <param name="Query">Decoded.</param>
public sealed record ServiceRequest(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>Splits a target as it stands in a request line.</summary>
    public static (string Path, Dictionary<string, string> Query) SplitTarget(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in mark < 0 ? [] : target[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
            query.Add(Decode(name), Decode(value));
        }

        return (mark < 0 ? target : target[..mark], query);
    }

    // In a query a plus is a space, as in forms; clients that mean a plus say %2B.
    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

/// <summary>An answer of the service.</summary>
public sealed record ServiceResponse(int Status)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; init; } = [];

    public ServiceResponse With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }

    public static ServiceResponse Json(int status, string json, MetadataLevel level) =>
        new ServiceResponse(status) { Body = Encoding.UTF8.GetBytes(json) }
            .With("Content-Type", $"application/json;odata={level.ToString().ToLowerInvariant()}metadata;streaming=true;charset=utf-8");
}

/// <summary>How much a payload says about its types and addresses.</summary>
public enum MetadataLevel
{
    No,
    Minimal,
    Full,
}
