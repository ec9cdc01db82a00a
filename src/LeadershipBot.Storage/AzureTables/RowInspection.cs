using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadershipBot.Storage.Tables;

namespace LeadershipBot.Storage.AzureTables;

/// <summary>Tells what the store wrote from what it did not.</summary>
internal static class RowInspection
{
    /// <summary>Every row has these.</summary>
    private static readonly HashSet<string> Given = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), nameof(TableEntity.Timestamp)];
    private static readonly HashSet<string> Written = [.. Given, StoredRow.Body, StoredRow.Format, StoredRow.Write];
    private static readonly int WriteIdLength = StoredRow.NewWriteId().Length;

    /// <summary>The row, whoever wrote it, with everything it holds.</summary>
    public static InspectedRow Look(TableEntity row)
    {
        var body = row[StoredRow.Body] as string;
        var form = (row[StoredRow.Format], row[StoredRow.Write]) switch
        {
            ( > StoredRow.CurrentFormat, _) => RowForm.OfNewerVersion,
            (StoredRow.CurrentFormat, string id) when body is not null && IsWriteId(id) && row.Keys.All(Written.Contains) => RowForm.OfThisVersion,
            _ => RowForm.Foreign,
        };
        return new(row.PartitionKey, row.RowKey, body ?? "", form, form == RowForm.OfThisVersion ? "" : Rest(row, isBodyText: body is not null));
    }

    /// <summary>Random letters and digits, too few to say anything with.</summary>
    private static bool IsWriteId(string text) => text.Length == WriteIdLength && text.All(char.IsAsciiHexDigitLower);

    private static string Rest(TableEntity row, bool isBodyText)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in row.Where(property => !Given.Contains(property.Key) && !(isBodyText && property.Key == StoredRow.Body)))
            {
                json.WriteString(name, value is byte[] binary ? Encoding.UTF8.GetString(binary) : Convert.ToString(value, CultureInfo.InvariantCulture));
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
