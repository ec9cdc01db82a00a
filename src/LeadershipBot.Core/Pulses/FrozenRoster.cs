using System.Text.Json.Serialization;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Pulses;

/// <summary>A team as it stood when a round opened.</summary>
/// <param name="Name">The team's name.</param>
/// <param name="Parent">The team above; null for the root.</param>
/// <param name="HasLead">Whether somebody led it, asked or not.</param>
/// <param name="Lead">The Entra object id of who did; null where nobody did.</param>
public sealed record FrozenTeam(string Name, string? Parent, bool HasLead, string? Lead = null);

/// <summary>People whose answers are added up together before anything else is done with them.</summary>
/// <param name="Index">
/// The cell: the index of a team in the tree for its staff, or the number of teams for the leads and other readers.
/// </param>
/// <param name="People">Entra object ids, in ordinal order.</param>
public sealed record FrozenCell(int Index, IReadOnlyList<string> People);

/// <summary>
/// Who may answer a round and where the answers count, fixed when the round opens. Leads of teams, and everybody else whose
/// role is to read results, are not counted in their own team, because they could subtract themselves: together they are
/// one more cell directly under the root.
/// </summary>
/// <remarks>
/// It can be kept as <see cref="Teams"/> and any number of <see cref="FrozenCell"/> rows: a cell may be split over several.
/// Opting out or pausing changes nothing here, so that it looks like silence.
/// </remarks>
public sealed class FrozenRoster
{
    private readonly Dictionary<string, int> cellOf = new(StringComparer.Ordinal);
    private readonly string[][] people;
    private readonly bool[] hasLead;
    private readonly string?[] leads;

    /// <summary>Puts a stored roster together again.</summary>
    /// <param name="teams">Every team, in any order.</param>
    /// <param name="cells">The cells in any order; those without people may be left out.</param>
    /// <exception cref="ArgumentException">The teams are not one tree, a cell does not exist or somebody is in two.</exception>
    [JsonConstructor]
    public FrozenRoster(IReadOnlyList<FrozenTeam> teams, IReadOnlyList<FrozenCell> cells)
    {
        Tree = OrganizationTree.FromParents(teams.Select(team => (team.Name, team.Parent)));
        ReadersCell = Tree.Nodes.Count;
        hasLead = new bool[ReadersCell];
        leads = new string?[ReadersCell];
        foreach (var team in teams)
        {
            (hasLead[Tree.Find(team.Name)!.Index], leads[Tree.Find(team.Name)!.Index]) = (team.HasLead, team.Lead);
        }

        var groups = Enumerable.Range(0, CellCount).Select(_ => new List<string>()).ToArray();
        foreach (var cell in cells)
        {
            if (cell.Index < 0 || cell.Index >= CellCount || !cell.People.All(person => cellOf.TryAdd(person, cell.Index)))
            {
                throw new ArgumentException("A cell does not exist or shares people with another.", nameof(cells));
            }

            groups[cell.Index].AddRange(cell.People);
        }

        people = Array.ConvertAll(groups, group => group.Order(StringComparer.Ordinal).ToArray());
    }

    /// <summary>The teams.</summary>
    [JsonIgnore]
    public OrganizationTree Tree { get; }

    /// <summary>The cell of all leads and other readers, one after the last team's.</summary>
    [JsonIgnore]
    public int ReadersCell { get; }

    /// <summary>How many cells there are: one for each team and one for the leads and other readers.</summary>
    [JsonIgnore]
    public int CellCount => ReadersCell + 1;

    /// <summary>The teams as pairs to store, in the tree's order.</summary>
    public IReadOnlyList<FrozenTeam> Teams => [.. Tree.Nodes.Select(node =>
        new FrozenTeam(node.Name, node.ParentIndex is { } parent ? Tree.Nodes[parent].Name : null, hasLead[node.Index], leads[node.Index]))];

    /// <summary>The cells that hold people, to store, in order.</summary>
    public IReadOnlyList<FrozenCell> Cells =>
        [.. people.Select((group, index) => new FrozenCell(index, group)).Where(cell => cell.People.Count > 0)];

    /// <summary>Freezes the people of a roster who are asked.</summary>
    /// <param name="roster">The roster at the moment of opening.</param>
    /// <param name="audience">Who of them is asked.</param>
    public static FrozenRoster Create(Roster roster, Func<Person, bool> audience)
    {
        var tree = roster.Tree;
        var cells = roster.People.Where(audience)
            .GroupBy(person => IsReader(person) ? tree.Nodes.Count : tree.Find(person.Team)!.Index, person => person.Id)
            .Select(group => new FrozenCell(group.Key, [.. group]));
        var teams = tree.Nodes.Select(node => new FrozenTeam(
            node.Name, node.ParentIndex is { } parent ? tree.Nodes[parent].Name : null, roster.LeadOf(node.Name) is not null, roster.LeadOf(node.Name)?.Id));
        return new FrozenRoster([.. teams], [.. cells]);
    }

    /// <summary>The cell a person's answers count in; null when this person is not asked.</summary>
    public int? CellOf(string personId) => cellOf.TryGetValue(personId, out var cell) ? cell : null;

    /// <summary>How many people of a cell may answer.</summary>
    public int EligibleIn(int cell) => people[cell].Length;

    /// <summary>The people of a cell, in ordinal order.</summary>
    public IReadOnlyList<string> PeopleIn(int cell) => people[cell];

    /// <summary>Whether a team had a lead.</summary>
    public bool HasLead(TeamNode team) => hasLead[team.Index];

    /// <summary>The Entra object id of who led a team; null where nobody did.</summary>
    public string? LeadOf(TeamNode team) => leads[team.Index];

    /// <summary>Whether this person is given results of groups smaller than the whole.</summary>
    private static bool IsReader(Person person) => person.IsLead || person.Role != Role.Staff;
}
