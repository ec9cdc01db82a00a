namespace LeadershipBot.Tests.Driving;

/// <summary>
/// A county of twenty people: a director and an administrator at the top, the team North in Denver's zone and South in
/// Los Angeles', each of eight caseworkers and a supervisor. Those with an even number read Spanish.
/// </summary>
internal static class Harbor
{
    public const string Root = "Harbor County";
    public const string Header = "id,name,email,team,team parent,lead,role,time zone,language";
    public const string RoundId = "pulse-20261005";

    /// <summary>10:00 in Denver and in Los Angeles on the day the first round of the sandbox's programs opens.</summary>
    public const string Opens = "2026-10-05T16:00:00Z";
    public const string OpensInBothZones = "2026-10-05T17:00:00Z";

    /// <summary>10:00 three days later, in Los Angeles.</summary>
    public const string RemindedInBothZones = "2026-10-08T17:00:00Z";

    /// <summary>17:00 in Denver, a week after it opened.</summary>
    public const string Closes = "2026-10-12T23:00:00Z";

    public static IReadOnlyList<Member> People { get; } =
    [
        new("Director", Id(1), Root, "", "leader", IsLead: true),
        new("Admin", Id(2), Root, "", "administrator"),
        .. Team("North", 100, "America/Denver"),
        .. Team("South", 200, "America/Los_Angeles"),
    ];

    public static string Csv(IEnumerable<Member>? people = null) =>
        string.Join('\n', (people ?? People).Select(member => member.Row).Prepend(Header)) + "\n";

    private static IEnumerable<Member> Team(string name, int first, string zone)
    {
        yield return new($"{name}Lead", Id(first), name, Root, "manager", IsLead: true, zone);
        for (var number = 1; number <= 8; number++)
        {
            yield return new($"{name}{number}", Id(first + number), name, Root, "staff", Zone: zone, Language: number % 2 == 0 ? "es" : "en");
        }
    }

    private static string Id(int number) => $"c0ffee00-{number:d4}-4abc-8def-{number * 7919:x12}";
}
