using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Access;

/// <summary>How much of a release is for a person.</summary>
public enum Breadth
{
    /// <summary>Staff: the agency and the nearest published team around them.</summary>
    OwnTeam,

    /// <summary>Those who lead a team, and managers: the same, what lies beneath their teams, and what lies above these.</summary>
    OwnBranch,

    /// <summary>Leaders and administrators: everything that is published.</summary>
    Everything,
}

/// <summary>The breadth of a role.</summary>
public static class Breadths
{
    /// <summary>Whoever leads a team sees what managers see, whatever the roster's role says.</summary>
    public static Breadth Of(Person person) => person.Role switch
    {
        Role.Leader or Role.Administrator => Breadth.Everything,
        Role.Manager => Breadth.OwnBranch,
        _ => person.IsLead ? Breadth.OwnBranch : Breadth.OwnTeam,
    };
}
