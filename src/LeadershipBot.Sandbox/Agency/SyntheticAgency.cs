using LeadershipBot.Core.Organization;

namespace LeadershipBot.Sandbox.Agency;

/// <summary>
/// An invented agency: one root, three regions in two time zones, twenty teams, about 150 people; a larger one has offices
/// in its regions besides, with teams of their own. The same seed and size always make the same agency. Nobody in it exists.
/// </summary>
public static class SyntheticAgency
{
    public const string Root = "Sandbox Human Services";

    /// <summary>About as many are in the agency as it is; a larger one has exactly as many as asked for.</summary>
    public const int DefaultPeople = 150;

    public const int MostPeople = 100_000;

    /// <summary>Too few for an office; they join the last team instead.</summary>
    private const int SmallestOffice = 12;

    /// <summary>People in each team with its supervisor; the team the page opens with is among the larger ones.</summary>
    private static readonly int[] TeamSizes = [9, 12, 8, 6, 7, 4, 10, 11, 8, 6, 5, 7, 4, 10, 9, 8, 6, 5, 7, 4];

    private static readonly Region[] Regions =
    [
        new("North Region", "America/Denver", SpanishShare: 0.2, "North", 7),
        new("South Region", "America/Denver", SpanishShare: 0.45, "South", 7),
        new("West Region", "America/Los_Angeles", SpanishShare: 0.3, "West", 6),
    ];

    private static readonly string[] Services =
        ["Family Support", "Intake", "Foster Care", "Benefits", "Child Safety", "Adult Services", "Home Visiting"];

    public static (SandboxRoster Roster, IReadOnlyDictionary<string, string?> Teams) Create(int seed, int size = DefaultPeople)
    {
        var chance = new Random(seed);
        var names = new SyntheticNames(chance);
        var teams = new Dictionary<string, string?>(StringComparer.Ordinal) { [Root] = null };
        var people = new List<Person>();
        var nextSize = 0;
        foreach (var region in Regions)
        {
            teams[region.Name] = Root;
            for (var i = 0; i < region.TeamCount; i++)
            {
                var team = $"{region.Prefix} {Services[i]}";
                teams[team] = region.Name;
                AddTeam(team, region, TeamSizes[nextSize++]);
            }
        }

        if (size > DefaultPeople)
        {
            Grow();
        }

        foreach (var region in Regions)
        {
            Add(region.Name, region, Role.Manager, isLead: true, Language.English);
        }

        Add(Root, Regions[0], Role.Leader, isLead: true, Language.English);
        Add(Root, Regions[0], Role.Administrator, isLead: false, Language.English);
        return (new SandboxRoster(people, teams), teams);

        int Left() => size - people.Count - Regions.Length - 2;

        void Grow()
        {
            for (var office = 0; Left() >= SmallestOffice; office++)
            {
                AddOffice(Regions[office % Regions.Length], (office / Regions.Length) + 1);
            }

            while (Left() > 0)
            {
                var region = Regions[^1];
                Add($"{region.Prefix} {Services[0]}", region, Role.Staff, isLead: false, PickLanguage(region));
            }
        }

        void AddOffice(Region region, int number)
        {
            var office = $"{region.Prefix} Office {number}";
            teams[office] = region.Name;
            foreach (var service in Services)
            {
                var members = Math.Min(TeamSizes[nextSize++ % TeamSizes.Length], Left() - 1);
                if (members > 1)
                {
                    var team = $"{region.Prefix} {number} {service}";
                    teams[team] = office;
                    AddTeam(team, region, members);
                }
            }

            Add(office, region, Role.Manager, isLead: true, Language.English);
        }

        void AddTeam(string team, Region region, int members)
        {
            // The first caseworker and the first supervisor are the ones a visitor meets, so they speak English.
            var isFirst = people.Count == 0;
            Add(team, region, Role.Manager, isLead: true, isFirst ? Language.English : PickLanguage(region));
            for (var i = 1; i < members; i++)
            {
                Add(team, region, Role.Staff, isLead: false, isFirst && i == 1 ? Language.English : PickLanguage(region));
            }
        }

        Language PickLanguage(Region region) =>
            chance.NextDouble() < region.SpanishShare ? Language.Spanish : Language.English;

        void Add(string team, Region region, Role role, bool isLead, Language language)
        {
            var (name, email) = names.Next();
            people.Add(new Person(NewId(chance), name, email, team, isLead, role, region.TimeZone, language));
        }
    }

    private static string NewId(Random chance)
    {
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    private sealed record Region(string Name, string TimeZone, double SpanishShare, string Prefix, int TeamCount);
}
