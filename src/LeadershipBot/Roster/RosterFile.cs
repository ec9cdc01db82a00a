using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Roster;

/// <summary>Reads the roster's CSV. Lines are counted as a spreadsheet does: the header is line 1.</summary>
public static class RosterFile
{
    private static readonly string[] Columns = ["id", "name", "email", "team", "team parent", "lead", "role", "time zone", "language"];

    public static RosterResult Parse(TextReader csv)
    {
        using var reader = new CsvReader(csv, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            PrepareHeaderForMatch = header => header.Header.Trim().ToLowerInvariant(),
            TrimOptions = TrimOptions.Trim,
            MissingFieldFound = null,
            BadDataFound = null,
            IgnoreBlankLines = true,
        });
        if (!reader.Read() || !reader.ReadHeader())
        {
            return RosterResult.Refused([new InputError(1, "file", "The file is empty; its first line must name the columns.")]);
        }

        var present = reader.HeaderRecord!.Select(header => header.Trim().ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var missing = Columns.Where(column => !present.Contains(column)).ToList();
        if (missing.Count > 0)
        {
            return RosterResult.Refused([.. missing.Select(column => new InputError(1, column, "This column is missing."))]);
        }

        var rows = new List<RosterRow>();
        while (reader.Read())
        {
            rows.Add(new(
                reader.Parser.RawRow,
                reader.GetField("id"),
                reader.GetField("name"),
                reader.GetField("email"),
                reader.GetField("team"),
                reader.GetField("team parent"),
                reader.GetField("lead"),
                reader.GetField("role"),
                reader.GetField("time zone"),
                reader.GetField("language")));
        }

        return Core.Organization.Roster.Create(rows);
    }
}
