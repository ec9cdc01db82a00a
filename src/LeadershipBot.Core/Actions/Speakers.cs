using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Actions;

/// <summary>Who speaks for a team, by the roster of today. Asked at every step and again when something is sent.</summary>
public static class Speakers
{
    /// <summary>As many people as a list on a card shows.</summary>
    private const int MostListed = 40;

    /// <summary>
    /// Whether somebody may tell a team what was heard, and promise it something: its lead, and a manager whose team it is. For the
    /// agency: leaders, administrators and whoever leads it.
    /// </summary>
    /// <param name="roster">The roster of today.</param>
    /// <param name="personId">The Entra object id of whoever asks; somebody who is not in the roster may not.</param>
    /// <param name="unit">The key (<see cref="Unit"/>) of the team.</param>
    public static bool MaySpeakFor(Roster roster, string personId, string unit) =>
        roster.Find(personId) is { } person && UnitsOf(roster, person).Any(team => Unit.KeyOf(roster.Tree, team.Name) == unit);

    /// <summary>The teams somebody speaks for: the own one, then the agency.</summary>
    public static IReadOnlyList<TeamNode> UnitsOf(Roster roster, Person person)
    {
        var root = roster.Tree.Root;
        var units = new List<TeamNode>();
        if ((person.IsLead || person.Role == Role.Manager) && roster.Tree.Find(person.Team) is { } own && own != root)
        {
            units.Add(own);
        }

        if (person.Role is Role.Leader or Role.Administrator || (person.IsLead && person.Team == root.Name))
        {
            units.Add(root);
        }

        return units;
    }

    /// <summary>Who may be given what a team was promised: whoever promises it, then those who lead teams beneath, the higher first.</summary>
    public static IReadOnlyList<Person> OwnersFor(Roster roster, Person speaker, TeamNode unit) =>
    [
        speaker,
        .. roster.Tree.Nodes.Take(roster.Tree.EndOf(unit)).Skip(unit.Index).OrderBy(team => team.Depth)
            .Select(team => roster.LeadOf(team.Name)).OfType<Person>().Where(lead => lead.Id != speaker.Id).Take(MostListed),
    ];

    /// <summary>To whom a barrier may be put: those who lead the teams above, the nearest first, then other leaders of the agency.</summary>
    public static IReadOnlyList<Person> LeadersAbove(Roster roster, Person speaker, TeamNode unit) =>
    [
        .. roster.Tree.AncestorsOf(unit).Select(team => roster.LeadOf(team.Name)).OfType<Person>()
            .Concat(roster.People.Where(person => person.Role == Role.Leader))
            .Where(leader => leader.Id != speaker.Id).DistinctBy(leader => leader.Id, StringComparer.Ordinal).Take(MostListed),
    ];

    /// <summary>
    /// Who has to reply to a barrier today: the leader it was put to while still one of those above, else the nearest of them; null
    /// where there is none any more.
    /// </summary>
    public static Person? AnswererOf(Roster roster, LeadershipBarrier barrier)
    {
        var unit = Unit.Find(roster.Tree, barrier.Unit) ?? roster.Tree.Root;
        var above = roster.Tree.AncestorsOf(unit).Select(team => roster.LeadOf(team.Name)).OfType<Person>()
            .Concat(roster.People.Where(person => person.Role == Role.Leader)).Where(leader => leader.Id != barrier.By).ToList();
        return above.Find(leader => leader.Id == barrier.Leader) ?? (above.Count > 0 ? above[0] : null);
    }

    /// <summary>
    /// Who sees to an action today: its owner while still one whom a team may be promised by or through
    /// (<see cref="OwnersFor"/>), else whoever leads the team, else whoever promised it while speaking for it, else the nearest
    /// lead above, else a leader; null where there is none of them.
    /// </summary>
    public static Person? OwnerOf(Roster roster, LeadershipAction action)
    {
        var unit = Unit.Find(roster.Tree, action.Unit) ?? roster.Tree.Root;
        return OfThose(action.Owner) ?? roster.LeadOf(unit.Name) ?? OfThose(action.By)
            ?? roster.Tree.AncestorsOf(unit).Select(team => roster.LeadOf(team.Name)).FirstOrDefault(lead => lead is not null)
            ?? roster.People.FirstOrDefault(person => person.Role == Role.Leader);

        Person? OfThose(string id)
        {
            var person = roster.Find(id);
            return person is not null && MaySeeTo(roster, person, unit) ? person : null;
        }
    }

    private static bool MaySeeTo(Roster roster, Person person, TeamNode unit) => UnitsOf(roster, person).Contains(unit)
        || (person.IsLead && roster.Tree.Find(person.Team) is { } team && team.Index >= unit.Index && team.Index < roster.Tree.EndOf(unit));
}
