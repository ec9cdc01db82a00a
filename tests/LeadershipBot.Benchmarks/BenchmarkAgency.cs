using LeadershipBot.Core.Organization;
using LeadershipBot.Sandbox.Agency;

namespace LeadershipBot.Benchmarks;

/// <summary>An invented agency of any size in one time zone: a director, and teams of ten, the first of each its supervisor.</summary>
internal sealed class BenchmarkAgency
{
    public const string TimeZone = "America/Denver";
    private const string Root = "Agency";
    private const int TeamSize = 10;

    private BenchmarkAgency(string rosterFile, string programFile, IReadOnlyList<Person> people)
    {
        RosterFile = rosterFile;
        ProgramFile = programFile;
        People = people;
    }

    public string RosterFile { get; }

    public string ProgramFile { get; }

    public IReadOnlyList<Person> People { get; }

    public IEnumerable<Person> Managers => People.Where(person => person.IsLead);

    public static BenchmarkAgency Write(string folder, int size)
    {
        var director = new Person("00000000-0000-4000-8000-00000000d1d1", "Director", "director@example.org", Root, IsLead: true, Role.Leader, TimeZone, Language.English);
        List<Person> people = [director, .. Enumerable.Range(0, size - 1).Select(PersonOf)];
        var teams = people.Select(person => person.Team).Distinct(StringComparer.Ordinal)
            .ToDictionary(team => team, team => team == Root ? null : Root, StringComparer.Ordinal);
        var agency = new BenchmarkAgency(Path.Combine(folder, "roster.csv"), Path.Combine(folder, "programs.yaml"), people);
        Sandbox.Agency.RosterFile.Write(agency.RosterFile, new SandboxRoster(people, teams), teams);
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
