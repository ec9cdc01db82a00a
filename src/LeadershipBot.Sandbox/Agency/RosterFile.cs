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
    /// Reads whom the sandbox has to play. It is lenient on purpose: the host checks the file and refuses it with every
    /// error listed, so rows without an id are passed over here.
    /// </summary>
    public static SandboxRoster Read(string path)
    {
        using var csv = CsvReader.FromFile(path);
        var teams = new Dictionary<string, string?>(StringComparer.Ordinal);
        var people = new List<Person>();
        while (csv.Read())
        {
            var team = Field("team");
            teams.TryAdd(team, Field("team parent") is { Length: > 0 } parent ? parent : null);
            if (Field("id") is { Length: > 0 } id)
            {
                people.Add(new Person(
                    id, Field("name"), Field("email"), team, Field("lead").StartsWith('y'),
                    Enum.TryParse<Role>(Field("role"), ignoreCase: true, out var role) ? role : Role.Staff,
                    Field("time zone"), Field("language").StartsWith("es", StringComparison.OrdinalIgnoreCase) ? Language.Spanish : Language.English));
            }
        }

        return new SandboxRoster(people, teams);

        string Field(string column) => csv.TryGetFieldIndex(column, out var index) ? csv.GetString(index).Trim() : "";
    }

    public static string RoleTag(Role role) => role.ToString().ToLowerInvariant();

    public static string LanguageTag(Language language) => language == Language.Spanish ? "es" : "en";
}
