using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Access;

/// <summary>
/// Who reads, for <see cref="AccessPolicy"/>. The tenant's administrators can raise somebody's role in the application above the
/// roster's; whom somebody leads is the roster's word alone, and so is who is somebody at all.
/// </summary>
/// <param name="PersonId">The Entra object id.</param>
/// <param name="Raised">The role in the application; <see cref="Role.Staff"/> raises nobody.</param>
public sealed record Reader(string PersonId, Role Raised = Role.Staff)
{
    /// <summary>The person with the higher of the two roles; null for somebody who is not in the roster.</summary>
    public Person? In(Roster roster) => roster.Find(PersonId) is { } person ? person.Role >= Raised ? person : person with { Role = Raised } : null;
}
