using System.Globalization;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Tests.Driving;

namespace LeadershipBot.Tests.Cards;

/// <summary>
/// An agency whose results no card can hold: regions with many teams of long names with accents, every other team shown. One region's lead, one
/// of the staff and the director.
/// </summary>
internal sealed class LargeAgency
{
    public const string Director = "00000000-0000-4000-8000-000000000001";
    public const string RegionLead = "00000000-0000-4000-8000-000000000002";
    public const string Worker = "00000000-0000-4000-8000-000000000003";

    private static readonly ReleaseScore[] Scores = [.. Items.Ids.Append(Measure.Climate).Select(measure => new ReleaseScore(measure, "20–49", "3.7", 3.7m, "55 %", null))];

    private readonly (string Name, string? Parent)[] teams;

    public LargeAgency(int regions, int teamsEach)
    {
        teams =
        [
            ("Agencia de Niñez y Familia", null),
            .. Enumerable.Range(0, regions).Select(region => (RegionName(region), (string?)"Agencia de Niñez y Familia")),
            .. Enumerable.Range(0, regions * teamsEach).Select(team => (TeamName(team), (string?)RegionName(team % regions))),
        ];
        var rows = teams.Select((team, index) => new RosterRow(
            index + 2, Id(index + 100), "Somebody", null, team.Name, team.Parent, "no", "staff", "America/Denver", "es"));
        Roster = Core.Organization.Roster.Create(
        [
            .. rows,
            new(0, Director, "Director", null, teams[0].Name, null, "yes", "leader", "America/Denver", "es"),
            new(0, RegionLead, "Lead", null, RegionName(0), null, "yes", "manager", "America/Denver", "es"),
            new(0, Worker, "Worker", null, teamsEach > 0 ? TeamName(0) : RegionName(0), null, "no", "staff", "America/Denver", "es"),
        ]).Roster!;
    }

    public Core.Organization.Roster Roster { get; }

    public int Teams => teams.Length;

    public Release Release => new(
        "pulse-20261005", Items.Instrument.Id, new DateOnly(2026, 10, 5), new DateOnly(2026, 10, 12),
        [.. Roster.Tree.Nodes.Select(node => new ReleaseNode(
            node.Name,
            node.ParentIndex is { } parent ? Roster.Tree.Nodes[parent].Name : null,
            node.Depth == 0 ? ResponseBand.From50To69 : null,
            node.Depth < 2 || node.Index % 2 == 0 ? Scores : []))]);

    public RoundForecast Forecast => new(
        [.. Roster.Tree.Nodes.Select(node => new TeamForecast(
            node.Name,
            node.ParentIndex is { } parent ? Roster.Tree.Nodes[parent].Name : null,
            node.Index % 3 != 0,
            node.Depth < 2 || node.Index % 2 == 0 ? node.Name : Roster.Tree.Nodes[node.ParentIndex!.Value].Name,
            [4, 8, 10]))]);

    public VisibleRelease See(string personId) => AccessPolicy.See(Release, Roster, personId)!;

    /// <summary>As many rounds as a card shows.</summary>
    public VisibleHistory HistoryOf(string personId) => new(
        [.. Enumerable.Range(0, 8).Select(month => new VisibleRound(Release.RoundId, new(() => AccessPolicy.See(Release with { Closed = Release.Closed.AddMonths(-month) }, Roster, personId)!)))],
        ReleaseChanges.Between(Release, []));

    private static string RegionName(int region) => string.Create(CultureInfo.InvariantCulture, $"Región número {region:d3} de la montaña");

    private static string TeamName(int team) => string.Create(CultureInfo.InvariantCulture, $"Equipo {team:d5} de atención a la niñez y acompañamiento");

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:d12}");
}
