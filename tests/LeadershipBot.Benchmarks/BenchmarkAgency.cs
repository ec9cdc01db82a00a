using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Benchmarks;

/// <summary>An invented agency of any size in one time zone: an administrator, and teams of ten, the first of each its supervisor.</summary>
internal sealed class BenchmarkAgency
{
    public const string TimeZone = "America/Denver";
    public const string Root = "Agency";
    private const int TeamSize = 10;

    private static readonly Person AdministratorOfAll = new(
        "00000000-0000-4000-8000-0000000ad314", "Administrator", "admin@example.org", Root, IsLead: true, Role.Administrator, TimeZone, Language.English);

    private BenchmarkAgency(string rosterFile, string programFile, SandboxRoster roster)
    {
        RosterFile = rosterFile;
        ProgramFile = programFile;
        Roster = roster;
    }

    public string RosterFile { get; }

    public string ProgramFile { get; }

    public SandboxRoster Roster { get; }

    public IReadOnlyList<Person> People => Roster.People;

    public Person Administrator => People[0];

    public IEnumerable<Person> Managers => People.Where(person => person.IsLead);

    public static BenchmarkAgency Write(string folder, int size)
    {
        List<Person> people = [AdministratorOfAll, .. Enumerable.Range(0, size - 1).Select(PersonOf)];
        var teams = people.Select(person => person.Team).Distinct(StringComparer.Ordinal)
            .ToDictionary(team => team, team => team == Root ? null : Root, StringComparer.Ordinal);
        return Write(folder, people, teams);
    }

    /// <summary>The same with offices between the root and the teams, and as many people as asked for spread over the teams.</summary>
    /// <param name="folder">Where its files go.</param>
    /// <param name="offices">Groups directly under the root.</param>
    /// <param name="teams">Groups under those.</param>
    /// <param name="size">People, the administrator among them.</param>
    public static BenchmarkAgency WriteWithOffices(string folder, int offices, int teams, int size)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal) { [Root] = null };
        foreach (var office in Enumerable.Range(0, offices))
        {
            parents[$"Office {office:d3}"] = Root;
        }

        foreach (var team in Enumerable.Range(0, teams))
        {
            parents[$"Team {team:d5}"] = $"Office {team % offices:d3}";
        }

        var people = Enumerable.Range(0, size - 1).Select(number => PersonOf(number) with
        {
            Team = number < offices ? $"Office {number:d3}" : $"Team {(number - offices) % teams:d5}",
            IsLead = number < offices + teams,
            Role = number < offices + teams ? Role.Manager : Role.Staff,
        });
        return Write(folder, [AdministratorOfAll, .. people], parents);
    }

    private static BenchmarkAgency Write(string folder, IReadOnlyList<Person> people, IReadOnlyDictionary<string, string?> teams)
    {
        var agency = new BenchmarkAgency(Path.Combine(folder, "roster.csv"), Path.Combine(folder, "programs.yaml"), new SandboxRoster(people, teams));
        Sandbox.Agency.RosterFile.Write(agency.RosterFile, agency.Roster, teams);
        File.WriteAllText(agency.ProgramFile, SandboxPrograms.Yaml);
        return agency;
    }

    private static Person PersonOf(int number) => new(
        $"00000000-0000-4000-8000-{number:d12}",
        $"Person {number:d6}",
        $"person{number:d6}@example.org",
        $"Team {number / TeamSize:d5}",
        IsLead: number % TeamSize == 0,
        number % TeamSize == 0 ? Role.Manager : Role.Staff,
        TimeZone,
        Language.English);
}
