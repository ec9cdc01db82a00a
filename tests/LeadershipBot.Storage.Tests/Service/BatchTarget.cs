using System.Text.RegularExpressions;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Which row an operation of a batch is about: its address says, or, for an insert, its body.</summary>
internal static partial class BatchTarget
{
    public static (string Table, RowAddress Address) Of(ServiceRequest operation, string account)
    {
        if (!operation.Path.StartsWith($"/{account}/", StringComparison.Ordinal))
        {
            throw ServiceException.InvalidInput("An operation is about the account of its batch.");
        }

        var resource = Uri.UnescapeDataString(operation.Path[(account.Length + 2)..]);
        if (operation.Method == "POST")
        {
            var properties = EntityBody.Read(operation.Body);
            return properties.GetValueOrDefault("PartitionKey") is string partition && properties.GetValueOrDefault("RowKey") is string row
                ? (resource, new(partition, row))
                : throw ServiceException.PropertiesNeedValue;
        }

        if (operation.Method is "GET" or "HEAD")
        {
            throw ServiceException.InvalidInput("A change set holds no queries.");
        }

        return Row.Match(resource) is { Success: true } match
            ? (match.Groups["table"].Value, new(Unquote(match.Groups["partition"].Value), Unquote(match.Groups["row"].Value)))
            : throw ServiceException.InvalidInput("An operation is about one row.");
    }

    private static string Unquote(string key) => key.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<table>[A-Za-z0-9]+)\(PartitionKey='(?<partition>([^']|'')*)', ?RowKey='(?<row>([^']|'')*)'\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }
}
