using System.Text;
using LeadershipBot.EndToEnd.Driver;

namespace LeadershipBot.EndToEnd.MainJob;

/// <summary>
/// A small agency around the client's user, who leads Intake. Three teams, because one is always hidden: the leads are
/// too few to be shown, so the smallest team is hidden with them.
/// </summary>
internal sealed class HarborCounty
{
    public const string Agency = "Harbor County";
    public const string OwnTeam = "Intake";

    private const string Zone = "America/Denver";

    private readonly PlaygroundUser lead;

    public HarborCounty(PlaygroundDirectory directory)
    {
        lead = directory.CurrentUser;
        Intake = [.. directory.Users.Select(user => user.AadObjectId), .. Ids(1, 4)];
        FamilySupport = Ids(2, 9);
        NorthOffice = Ids(3, 7);
    }

    /// <summary>Staff of each team, without its lead.</summary>
    public IReadOnlyList<string> Intake { get; }

    public IReadOnlyList<string> FamilySupport { get; }

    public IReadOnlyList<string> NorthOffice { get; }

    public IEnumerable<string> Staff => [.. Intake, .. FamilySupport, .. NorthOffice];

    public static string Programs =>
        $$"""
        agency: {{Agency}}
        timeZone: {{Zone}}
        pulses:
          - id: pulse
            title: { en: "Monthly pulse", es: "Encuesta mensual" }
            instrument: first-eight
            schedule: "0 0 10 ? * MON#1"
            daysOpen: 1
            closeAt: "08:15"
        nudges:
          - id: nudges
            title: { en: "Weekly nudge", es: "Sugerencia semanal" }
            schedule: "0 0 9 ? * TUE"
            audience: [manager, leader]

        """;

    public string RosterCsv()
    {
        var csv = new StringBuilder("id,name,email,team,team parent,lead,role,time zone,language\n");
        Add(Ids(9, 1)[0], "Dana Reyes", Agency, "", "yes", "leader");
        Add(lead.AadObjectId, lead.Name, OwnTeam, Agency, "yes", "manager");
        Add(Ids(9, 2)[1], "Joan Fox", "Family Support", Agency, "yes", "manager");
        Add(Ids(9, 3)[2], "Luis Vega", "North Office", Agency, "yes", "manager");
        foreach (var (team, members) in new[] { (OwnTeam, Intake), ("Family Support", FamilySupport), ("North Office", NorthOffice) })
        {
            for (var i = 0; i < members.Count; i++)
            {
                Add(members[i], $"{team} {i + 1}", team, Agency, "no", "staff");
            }
        }

        return csv.ToString();

        void Add(string id, string name, string team, string parent, string isLead, string role) =>
            csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"{id},{name},{name.Replace(' ', '.')}@agency.example,{team},{parent},{isLead},{role},{Zone},en\n");
    }

    private static IReadOnlyList<string> Ids(int group, int count) =>
        [.. Enumerable.Range(1, count).Select(number => $"00000000-0000-4000-8{group:000}-{number:000000000000}")];
}
