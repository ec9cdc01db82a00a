using System.Security.Cryptography;
using System.Text;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Actions;

/// <summary>What the agency as a whole, or a team, is filed under: names may hold what keys of a store may not.</summary>
public static class Unit
{
    /// <summary>The key of the team at the top, whatever its name: what is said for it is said for everybody.</summary>
    public const string Agency = "agency";

    /// <summary>The key of a team: <see cref="Agency"/> for the root, else 16 hex digits that depend on nothing but the name.</summary>
    public static string KeyOf(OrganizationTree tree, string team) => KeyOf(tree.Root.Name, team);

    /// <summary>The key of a team of a release, whose root may have had another name than today's.</summary>
    /// <param name="root">The name of the team at the top.</param>
    /// <param name="team">The team's name.</param>
    public static string KeyOf(string root, string team) => team == root
        ? Agency
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(team)).AsSpan(0, 8));

    /// <summary>The team of a key in the tree of today; null when it has none of that key.</summary>
    public static TeamNode? Find(OrganizationTree tree, string key) => tree.Nodes.FirstOrDefault(node => KeyOf(tree, node.Name) == key);

    /// <summary>Whether a team is the agency as a whole or a region, which is right beneath it and has teams of its own: what the report for a board is about.</summary>
    public static bool IsAgencyOrRegion(TeamNode team) => team.Depth == 0 || team is { Depth: 1, Children.Count: > 0 };

    /// <summary>The keys of a team and of all above it, the nearest first; only the agency's for a team that the tree does not have.</summary>
    public static IReadOnlyList<string> Upwards(OrganizationTree tree, string team) => tree.Find(team) is { } node
        ? [KeyOf(tree, node.Name), .. tree.AncestorsOf(node).Select(above => KeyOf(tree, above.Name))]
        : [Agency];

    /// <summary>Everybody of a team and of the teams beneath it, as the roster has them today.</summary>
    public static IEnumerable<Person> PeopleOf(Roster roster, TeamNode unit) =>
        roster.People.Where(person => roster.Tree.Find(person.Team) is { } team && team.Index >= unit.Index && team.Index < roster.Tree.EndOf(unit));
}
