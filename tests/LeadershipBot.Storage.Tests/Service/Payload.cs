using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace LeadershipBot.Storage.Tests.Service;

/// <summary>Writes rows as JSON (learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations).</summary>
internal sealed class Payload(string accountUrl, string account, MetadataLevel level)
{
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    public string Entity(string table, ServiceRow row, string[]? select) => $"{{{Join([Metadata(table, "/@Element"), .. Members(table, row, select)])}}}";

    public string Entities(string table, IEnumerable<ServiceRow> rows, string[]? select) =>
        $"{{{Join([Metadata(table, ""), $"\"value\":[{string.Join(',', rows.Select(row => $"{{{Join(Members(table, row, select))}}}"))}]"])}}}";

    public string Table(string name) => $"{{{Join([Metadata("Tables", "/@Element"), .. TableMembers(name)])}}}";

    public string Tables(IEnumerable<string> names) =>
        $"{{{Join([Metadata("Tables", ""), $"\"value\":[{string.Join(',', names.Select(name => $"{{{Join(TableMembers(name))}}}"))}]"])}}}";

    private static string Join(IEnumerable<string?> members) => string.Join(',', members.Where(member => member is not null));

    private static string Number(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0";
    }

    private string? Metadata(string set, string suffix) => level == MetadataLevel.No ? null : $"\"odata.metadata\":\"{accountUrl}/$metadata#{set}{suffix}\"";

    private IEnumerable<string> TableMembers(string name)
    {
        if (level == MetadataLevel.Full)
        {
            yield return $"\"odata.type\":\"{account}.Tables\"";
            yield return $"\"odata.id\":\"{accountUrl}/Tables('{name}')\"";
            yield return $"\"odata.editLink\":\"Tables('{name}')\"";
        }

        yield return $"\"TableName\":\"{name}\"";
    }

    private IEnumerable<string> Members(string table, ServiceRow row, string[]? select)
    {
        if (level == MetadataLevel.Full)
        {
            var link = $"{table}(PartitionKey='{Link(row.Address.PartitionKey)}',RowKey='{Link(row.Address.RowKey)}')";
            yield return $"\"odata.type\":\"{account}.{table}\"";
            yield return $"\"odata.id\":{Quote($"{accountUrl}/{link}")}";
            yield return $"\"odata.etag\":{Quote(row.ETag)}";
            yield return $"\"odata.editLink\":{Quote(link)}";
        }
        else if (level == MetadataLevel.Minimal)
        {
            yield return $"\"odata.etag\":{Quote(row.ETag)}";
        }

        foreach (var name in select ?? ["PartitionKey", "RowKey", "Timestamp", .. row.Properties.Keys])
        {
            // A property that is asked for and that the row lacks comes as null.
            var value = row.Value(name);
            if (level != MetadataLevel.No && Annotation(name, value) is { } type)
            {
                yield return $"{Quote($"{name}@odata.type")}:\"{type}\"";
            }

            yield return $"{Quote(name)}:{Json(name, value)}";
        }
    }

    private static string Link(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));

    /// <summary>The types that JSON does not tell apart are named; the timestamp's only where everything is.</summary>
    private string? Annotation(string name, object? value) => value switch
    {
        DateTimeOffset => name == "Timestamp" && level != MetadataLevel.Full ? null : "Edm.DateTime",
        long => "Edm.Int64",
        Guid => "Edm.Guid",
        byte[] => "Edm.Binary",
        double number when !double.IsFinite(number) => "Edm.Double",
        _ => null,
    };

    private static string Json(string name, object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        long number => $"\"{number.ToString(CultureInfo.InvariantCulture)}\"",
        double.NaN => "\"NaN\"",
        double.PositiveInfinity => "\"Infinity\"",
        double.NegativeInfinity => "\"-Infinity\"",
        double number => Number(number),
        DateTimeOffset time => $"\"{(name == "Timestamp" ? EdmTime.Format(time) : EdmTime.FormatShort(time))}\"",
        Guid id => $"\"{id}\"",
        byte[] bytes => $"\"{Convert.ToBase64String(bytes)}\"",
        string text => Quote(text),
        _ => throw new InvalidOperationException(value.GetType().Name),
    };
}
