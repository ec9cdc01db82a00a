using CsvHelper;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Sandbox.Agency;

/// <summary>The roster as a CSV file, in the columns the host reads.</summary>
public static class RosterFile
{
    private static readonly string[] Columns =
        ["id", "name", "email", "team", "team parent", "lead", "role", "time zone", "language"];

    public static void Write(string path, SandboxRoster roster, IReadOnlyDictionary<string, string?> teams)
    {
        using var csv = CsvWriter.ToFile(path);
        csv.WriteRecord(Columns);
        foreach (var person in roster.People)
        {
            csv.WriteRecord(
            [
                person.Id, person.Name, person.Email, person.Team, teams[person.Team] ?? "",
                person.IsLead ? "yes" : "no", RoleTag(person.Role), person.TimeZone, LanguageTag(person.Language),
            ]);
        }
    }

    /// <summary>
    /// Whom the sandbox has to play, read as the host reads it: teams before the nodes above them, leads first. Nobody
    /// when the file has errors; the host then refuses it and lists them.
    /// </summary>
    public static SandboxRoster Read(string path)
    {
        using var file = new StreamReader(path);
        if (LeadershipBot.Roster.RosterFile.Parse(file).Roster is not { } roster)
        {
            return new SandboxRoster([], new Dictionary<string, string?>(StringComparer.Ordinal));
        }

        var nodes = roster.Tree.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        return new SandboxRoster(
            [
                .. roster.People
                    .OrderByDescending(person => nodes[person.Team].Depth)
                    .ThenBy(person => nodes[person.Team].Index)
                    .ThenByDescending(person => person.IsLead)
                    .ThenBy(person => person.Name, StringComparer.Ordinal),
            ],
            nodes.Values.ToDictionary(
                node => node.Name, node => node.ParentIndex is { } parent ? roster.Tree.Nodes[parent].Name : null, StringComparer.Ordinal));
    }

    public static string RoleTag(Role role) => role.ToString().ToLowerInvariant();

    public static string LanguageTag(Language language) => language == Language.Spanish ? "es" : "en";
}
