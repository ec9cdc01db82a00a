namespace LeadershipBot.Core.Organization;

/// <summary>
/// Who works where and who leads whom. Every person's team is a node of one tree, no person appears twice,
/// and no team has two leads.
/// </summary>
public sealed class Roster
{
    private readonly Dictionary<string, Person> people;
    private readonly Dictionary<string, Person> leads;

    internal Roster(IReadOnlyList<Person> people, OrganizationTree tree)
    {
        People = people;
        Tree = tree;
        this.people = people.ToDictionary(person => person.Id, StringComparer.Ordinal);
        leads = people.Where(person => person.IsLead).ToDictionary(person => person.Team, StringComparer.Ordinal);
    }

    /// <summary>Everybody, ordered by id, so that the order of the rows makes no difference.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>The teams.</summary>
    public OrganizationTree Tree { get; }

    /// <summary>Checks the rows and reports every error at once rather than the first.</summary>
    /// <param name="rows">The rows in any order.</param>
    public static RosterResult Create(IReadOnlyList<RosterRow> rows) => new RosterReader(rows).Read();

    /// <summary>The person with this Entra object id (lower case with hyphens), or null when nobody has it.</summary>
    public Person? Find(string id) => people.GetValueOrDefault(id);

    /// <summary>The person who leads this team, or null when nobody does.</summary>
    public Person? LeadOf(string team) => leads.GetValueOrDefault(team);
}
