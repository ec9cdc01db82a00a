using System.Text;

namespace LeadershipBot.Core.Organization;

/// <summary>
/// Turns typed rows into a roster, collecting every error on the way. No message repeats what a cell holds: a shifted column
/// would put names and addresses into logs.
/// </summary>
internal sealed class RosterReader(IReadOnlyList<RosterRow> rows)
{
    private const string AtWhole = "";

    private readonly List<InputError> errors = [];
    private readonly List<Person> people = [];
    private readonly TeamReader teams = new();
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> leads = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool> zones = new(StringComparer.Ordinal);

    public RosterResult Read()
    {
        if (rows.Count == 0)
        {
            Report(0, AtWhole, "The list has no people. Add one row for each person.");
            return RosterResult.Refused(errors);
        }

        foreach (var row in rows)
        {
            ReadRow(row);
        }

        var tree = teams.Build(Report);
        return errors.Count == 0 && tree is not null
            ? new RosterResult(new Roster([.. people.OrderBy(person => person.Id, StringComparer.Ordinal)], tree))
            : RosterResult.Refused([.. errors.OrderBy(error => error.Line)]);
    }

    private static string Clean(string? text) => (text ?? "").Trim().Normalize(NormalizationForm.FormC);

    private void Report(int line, string field, string message) => errors.Add(new InputError(line, field, message));

    private void ReadRow(RosterRow row)
    {
        var id = ReadId(row);
        var name = Clean(row.Name);
        if (name.Length == 0)
        {
            Report(row.Line, "name", "The name is missing.");
        }

        var team = Clean(row.Team);
        if (team.Length == 0)
        {
            Report(row.Line, "team", "The team is missing. Write the team this person works in.");
        }
        else
        {
            team = teams.Add(row.Line, team, Clean(row.TeamParent), Report);
        }

        var isLead = ReadChoice(row.Line, "lead", row.Lead, RosterWords.Leads, false, "Write yes or no.");
        if (isLead && team.Length > 0 && !leads.TryAdd(team, row.Line))
        {
            Report(row.Line, "lead", $"This team already has a lead, on line {leads[team]}. A team has one lead: write no on one of the two lines.");
        }

        var role = ReadChoice(row.Line, "role", row.Role, RosterWords.Roles, Role.Staff, "Write staff, manager, leader or administrator.");
        var zone = ReadZone(row);
        var language = ReadChoice(row.Line, "language", row.Language, RosterWords.Languages, Language.English, "Write English or Spanish.");
        people.Add(new Person(id, name, Clean(row.Email), team, isLead, role, zone, language));
    }

    private string ReadId(RosterRow row)
    {
        var text = Clean(row.Id);
        if (text.Length == 0)
        {
            Report(row.Line, "id", "The id is missing. Copy the person's object ID from Microsoft Entra.");
            return "";
        }

        if (!Guid.TryParse(text, out var guid) || guid == Guid.Empty)
        {
            Report(row.Line, "id", "This is not an object ID. One looks like 6f1c1a52-0d3b-4c58-9a7e-2f4f5d1f0b11; copy it from Microsoft Entra.");
            return "";
        }

        var id = guid.ToString("D");
        if (!seen.TryAdd(id, row.Line))
        {
            Report(row.Line, "id", $"This person is already on line {seen[id]}. Each person has one line: remove one of the two.");
        }

        return id;
    }

    private T ReadChoice<T>(int line, string field, string? text, IReadOnlyDictionary<string, T> words, T whenEmpty, string advice)
    {
        var word = Clean(text);
        if (word.Length == 0)
        {
            return whenEmpty;
        }

        if (words.TryGetValue(word, out var value))
        {
            return value;
        }

        Report(line, field, $"This is not a word that the column knows. {advice}");
        return whenEmpty;
    }

    private string ReadZone(RosterRow row)
    {
        const string Advice = "Write a name such as America/New_York, America/Chicago, America/Denver or America/Los_Angeles.";
        var zone = Clean(row.TimeZone);
        if (zone.Length == 0)
        {
            Report(row.Line, "time zone", $"The time zone is missing. {Advice}");
            return "";
        }

        if (!zones.TryGetValue(zone, out var known))
        {
            known = RosterWords.IsZoneName(zone) && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var info) && info.HasIanaId;
            zones.Add(zone, known);
        }

        if (!known)
        {
            Report(row.Line, "time zone", $"This is not a time zone that this computer knows. {Advice}");
        }

        return zone;
    }
}
