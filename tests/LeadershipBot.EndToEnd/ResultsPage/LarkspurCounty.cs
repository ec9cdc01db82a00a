using System.Globalization;
using System.Text;

namespace LeadershipBot.EndToEnd.ResultsPage;

/// <summary>An agency with groups of every size: some large enough for an interval, some only for a score, one for none.</summary>
internal static class LarkspurCounty
{
    public const string Agency = "Larkspur County";
    public const string North = "North Region";
    public const string FamilySupport = "Family Support";
    public const string NightTeam = "Night Team";
    public const string South = "South Region";
    public const string ChildSafety = "Child Safety";

    private static readonly (string Region, string Team, int Staff, string Lead)[] Teams =
    [
        (North, FamilySupport, 38, "Rosa Alder"),
        (North, "Intake", 22, "Jo Birch"),
        (North, NightTeam, 6, "Kai Hazel"),
        (South, ChildSafety, 34, "Lee Cedar"),
        (South, "Foster Care", 16, "Mia Rowan"),
        (South, "Benefits", 27, "Sam Willow"),
        ("West Region", "Home Visiting", 18, "Uma Maple"),
        ("West Region", "Kinship Care", 12, "Ben Aspen"),
    ];

    /// <summary>In Family Support.</summary>
    public static string Caseworker { get; } = Id(1, 1);

    public static string NightWorker { get; } = Id(3, 1);

    /// <summary>Of Family Support.</summary>
    public static string Supervisor { get; } = Lead(1);

    public static string NorthManager { get; } = Id(90, 1);

    public static string Director { get; } = Id(99, 1);

    public static string Administrator { get; } = Id(99, 2);

    public static string Csv()
    {
        var csv = new StringBuilder("id,name,email,team,team parent,lead,role,time zone,language\n");
        foreach (var (index, (region, team, staff, lead)) in Teams.Index())
        {
            Add(Lead(index + 1), lead, team, region, "yes", "manager");
            for (var number = 1; number <= staff; number++)
            {
                Add(Id(index + 1, number), $"{team} {number}", team, region, "no", "staff");
            }
        }

        foreach (var (index, (region, lead)) in new[] { (North, "Nora Elder"), (South, "Sol Juniper"), ("West Region", "Wes Linden") }.Index())
        {
            Add(Id(90, index + 1), lead, region, Agency, "yes", "manager");
        }

        Add(Director, "Dana Elm", Agency, "", "yes", "leader");
        Add(Administrator, "Ana Fir", Agency, "", "no", "administrator");
        return csv.ToString();

        void Add(string id, string name, string team, string parent, string isLead, string role) => csv.Append(
            CultureInfo.InvariantCulture,
            $"{id},{name},{name.Replace(' ', '.')}@larkspur.example,{team},{parent},{isLead},{role},America/Denver,en\n");
    }

    private static string Lead(int team) => Id(80, team);

    private static string Id(int group, int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-9{group:000}-{number:000000000000}");
}
