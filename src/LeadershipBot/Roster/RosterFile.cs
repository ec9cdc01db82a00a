using CsvHelper;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Roster;

/// <summary>Reads the roster's CSV. Lines are counted as a spreadsheet does: the header is line 1.</summary>
public static class RosterFile
{
    private static readonly string[] Columns = ["id", "name", "email", "team", "team parent", "lead", "role", "time zone", "language"];

    private static readonly CsvReaderOptions Options = new()
    {
        NormalizeHeaderName = header => header.Trim().ToLowerInvariant(),
        TrimWhitespace = true,
        SkipEmptyLines = true,
        TrackLineNumbers = true,
        DetectSeparatorHint = true,
        IncludeValuesInExceptions = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        MissingField = CsvMissingFieldHandling.ReturnEmpty,
    };

    public static RosterResult Parse(TextReader csv)
    {
        using var reader = CsvReader.Create(csv, Options, leaveOpen: true);
        try
        {
            return Read(reader);
        }
        catch (CsvFormatException)
        {
            return RosterResult.Refused(
                [new InputError((int)reader.LineNumber, "file", "This line is not valid CSV; look for a quotation mark that is not closed.")]);
        }
    }

    private static RosterResult Read(CsvReader reader)
    {
        reader.ReadHeader();
        var present = reader.Headers.Select(header => header.Trim().ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var missing = Columns.Where(column => !present.Contains(column)).ToList();
        if (missing.Count > 0)
        {
            return RosterResult.Refused([.. missing.Select(column => new InputError(1, column, "This column is missing."))]);
        }

        var rows = new List<RosterRow>();
        while (reader.Read())
        {
            rows.Add(new(
                (int)reader.LineNumber,
                reader.GetString("id"),
                reader.GetString("name"),
                reader.GetString("email"),
                reader.GetString("team"),
                reader.GetString("team parent"),
                reader.GetString("lead"),
                reader.GetString("role"),
                reader.GetString("time zone"),
                reader.GetString("language")));
        }

        return Core.Organization.Roster.Create(rows);
    }
}
