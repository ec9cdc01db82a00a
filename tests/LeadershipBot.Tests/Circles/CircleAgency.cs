using LeadershipBot.Circles;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Schedules;
using Xunit;

namespace LeadershipBot.Tests.Circles;

/// <summary>Eight teams with a lead and a member of staff each; every other lead reads Spanish, and half live in Los Angeles' zone.</summary>
internal static class CircleAgency
{
    public const int Teams = 8;

    /// <summary>10:00 in both zones on the first Wednesday.</summary>
    public const string First = "2026-10-07T17:00:00Z";

    public const string Second = "2026-11-18T18:00:00Z";

    public static readonly DateOnly FirstDate = new(2026, 10, 7);

    public static readonly DateOnly SecondDate = new(2026, 11, 18);

    public const string Programs = """
        agency: Larkspur
        timeZone: America/Denver
        circles:
          - id: circles
            title: { en: "Circles", es: "Círculos" }
            schedule: "0 0 10 ? * WED"

        """;

    public static string Roster(int teams = Teams) => Harbor.Csv(
    [
        new("Director", Id(1), "County", "", "leader", IsLead: true),
        new("Admin", Id(2), "County", "", "administrator"),
        .. Enumerable.Range(1, teams).SelectMany(team => new[]
        {
            new Member($"Lead{team}", Id(100 + team), $"Team {team}", "County", "manager", IsLead: true, Zone(team), team % 2 == 0 ? "es" : "en"),
            new Member($"Staff{team}", Id(200 + team), $"Team {team}", "County", "staff", Zone: Zone(team)),
        }),
    ]);

    public static Task<AgencyAtWork> StartAsync(int teams = Teams, string programs = Programs) =>
        AgencyAtWork.StartHarborAsync(change: Downtime.ManyMessages, roster: Roster(teams), programs: programs);

    public static async Task<CirclesRow> CirclesAsync(this AgencyAtWork agency, DateOnly date) =>
        (await agency.Service<CircleTable>().FindAsync("circles", date, TestContext.Current.CancellationToken))!;

    public static IEnumerable<Colleague> Leads(this AgencyAtWork agency) => agency.With("manager");

    /// <summary>The others in somebody's circle.</summary>
    public static IReadOnlyList<Colleague> OthersOf(this AgencyAtWork agency, CirclesRow circles, Colleague person) =>
        [.. agency.People.Where(other => other.Id != person.Id && circles.CircleOf(person.Id)?.Contains(other.Id) == true)];

    private static string Zone(int team) => team > Teams / 2 ? "America/Los_Angeles" : "America/Denver";

    private static string Id(int number) => $"c1c1e500-{number:d4}-4abc-8def-{number * 7919:x12}";
}
