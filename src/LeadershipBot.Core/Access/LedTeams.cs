using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Access;

/// <summary>Whose numbers are somebody's own to lead with.</summary>
public static class LedTeams
{
    /// <summary>The teams whose lead the person is; a manager also manages the team that the roster names. In the tree's order.</summary>
    /// <param name="roster">The roster of today.</param>
    /// <param name="personId">The Entra object id; nobody leads who is not in the roster.</param>
    public static IReadOnlyList<TeamNode> Of(Roster roster, string personId) =>
        roster.Find(personId) is { } person && roster.Tree.Find(person.Team) is { } team && (person.IsLead || person.Role == Role.Manager) ? [team] : [];
}
