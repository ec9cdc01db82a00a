using System.Text;
using CsvHelper;

namespace LeadershipBot.Tests.ResultsApi;

/// <summary>A file's cells, as a spreadsheet that is told of a separator reads them.</summary>
internal static class CsvRows
{
    public static List<string[]> Of(byte[] file, char separator = ',')
    {
        using var reader = CsvReader.Create(
            new StringReader(Encoding.UTF8.GetString(file).TrimStart('\uFEFF')),
            new CsvReaderOptions { HasHeader = false, FieldCountMismatch = CsvFieldCountHandling.Allow, Separator = separator },
            leaveOpen: false);
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index))]);
        }

        return rows;
    }
}
