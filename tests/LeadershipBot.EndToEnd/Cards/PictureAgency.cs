using System.Globalization;
using System.Text;

namespace LeadershipBot.EndToEnd.Cards;

/// <summary>A made-up agency of thirty people, all of whom read one language: large enough for a team to have results of its own.</summary>
internal static class PictureAgency
{
    public const string Team = "Intake";

    private const string Agency = "Larkspur County";

    public static string Worker { get; } = Id(1, 1);

    /// <summary>Somebody who works on Thursdays and Fridays, for whom a send waits.</summary>
    public static string LateInTheWeek { get; } = Id(3, 9);

    public static string Supervisor { get; } = Id(9, 1);

    public static string Director { get; } = Id(9, 4);

    public static string Administrator { get; } = Id(9, 5);

    public static string Csv(string language)
    {
        var csv = new StringBuilder("id,name,email,team,team parent,lead,role,time zone,language\n");
        foreach (var (team, group) in new[] { (Team, 1), ("Family Support", 2), ("North Office", 3) })
        {
            for (var number = 1; number <= 9; number++)
            {
                Add(Id(group, number), $"{team} {number}", team, Agency, "no", "staff");
            }
        }

        Add(Supervisor, "Rosa Alder", Team, Agency, "yes", "manager");
        Add(Id(9, 2), "Jo Birch", "Family Support", Agency, "yes", "manager");
        Add(Id(9, 3), "Lee Cedar", "North Office", Agency, "yes", "manager");
        Add(Director, "Dana Elm", Agency, "", "yes", "leader");
        Add(Administrator, "Ana Fir", Agency, "", "no", "administrator");
        return csv.ToString();

        void Add(string id, string name, string team, string parent, string isLead, string role) => csv.Append(
            CultureInfo.InvariantCulture,
            $"{id},{name},{name.Replace(' ', '.')}@larkspur.example,{team},{parent},{isLead},{role},America/Denver,{language}\n");
    }

    private static string Id(int group, int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8{group:000}-{number:000000000000}");
}
