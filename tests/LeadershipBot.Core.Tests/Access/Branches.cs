using System.Globalization;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Access;

/// <summary>
/// An agency of two regions of two teams: North with N1 (with N1a beneath) and N2, South with S1 and S2. N2 and N1a are too
/// small to be shown. One person of each kind.
/// </summary>
internal static class Branches
{
    private static readonly (string Team, string? Parent)[] Teams =
        [("Agency", null), ("North", "Agency"), ("N1", "North"), ("N1a", "N1"), ("N2", "North"), ("South", "Agency"), ("S1", "South"), ("S2", "South")];

    /// <summary>Kind of person, team, role, whether it leads the team.</summary>
    private static readonly (string Kind, string Team, string Role, bool IsLead)[] Kinds =
    [
        ("staff of N1", "N1", "staff", false),
        ("staff of N2", "N2", "staff", false),
        ("staff of Agency", "Agency", "staff", false),
        ("lead of N1", "N1", "staff", true),
        ("lead of N2", "N2", "manager", true),
        ("lead of North", "North", "manager", true),
        ("manager in North", "North", "manager", false),
        ("leader in S1", "S1", "leader", false),
        ("lead of Agency", "Agency", "leader", true),
        ("administrator", "Agency", "administrator", false),
    ];

    public static Release Release { get; } = Publish(
        Freeze([.. Teams.Select(team => Team(team.Team, team.Parent, SizeOf(team.Team)))]),
        SizeOf);

    public static Roster Today { get; } = Read(Teams);

    /// <summary>The same people in other teams or with more of them.</summary>
    public static Roster Read(IEnumerable<(string Team, string? Parent)> teams, params (string Kind, string Team, string Role, bool IsLead)[] more)
    {
        var parents = teams.ToDictionary(team => team.Team, team => team.Parent, StringComparer.Ordinal);
        var rows = Kinds.Concat(more).Where(kind => parents.ContainsKey(kind.Team))
            .Concat(parents.Keys.Select(team => ("filler of " + team, team, "staff", false)))
            .Select((kind, line) => Row(line + 2, kind, parents[kind.Item2]));
        return Roster.Create([.. rows]).Roster ?? throw new InvalidOperationException("The roster has errors.");
    }

    public static string IdOf(string kind) => Id(kind);

    public static VisibleRelease See(string kind, Release? release = null, Roster? roster = null) =>
        AccessPolicy.See(release ?? Release, roster ?? Today, Id(kind)) ?? throw new InvalidOperationException("Not in the roster.");

    private static int SizeOf(string team) => team switch { "N1a" or "N2" => 3, "Agency" or "North" or "South" => 8, _ => 10 };

    private static RosterRow Row(int line, (string Kind, string Team, string Role, bool IsLead) kind, string? parent) => new(
        line, Id(kind.Kind), kind.Kind, null, kind.Team, parent, kind.IsLead ? "yes" : "no", kind.Role, "America/Denver", null);

    private static string Id(string kind)
    {
        var number = kind.Aggregate(7L, (hash, letter) => unchecked((hash * 31) + letter) & 0xFFFFFFFFFF);
        return "00000000-0000-4000-8000-" + number.ToString("x12", CultureInfo.InvariantCulture);
    }
}
