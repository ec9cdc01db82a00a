namespace LeadershipBot.Core.Organization;

/// <summary>A team and its place in the tree.</summary>
/// <param name="Name">Unique in the tree, compared ordinally.</param>
/// <param name="Index">Position in <see cref="OrganizationTree.Nodes"/>.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="ParentIndex">The team above; null only for the root.</param>
/// <param name="Children">The teams directly beneath, in order.</param>
public sealed record TeamNode(string Name, int Index, int Depth, int? ParentIndex, IReadOnlyList<int> Children);

/// <summary>
/// The teams as one strict tree: one root, each other team under exactly one other. The order of the nodes is
/// depth first with siblings by ordinal name, so that it depends on nothing but the teams themselves.
/// </summary>
public sealed class OrganizationTree
{
    private readonly Dictionary<string, TeamNode> byName;
    private readonly int[] ends;

    private OrganizationTree(TeamNode[] nodes)
    {
        Nodes = nodes;
        byName = nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        ends = new int[nodes.Length];
        for (var index = nodes.Length - 1; index >= 0; index--)
        {
            ends[index] = Math.Max(ends[index], index + 1);
            if (nodes[index].ParentIndex is { } parent)
            {
                ends[parent] = Math.Max(ends[parent], ends[index]);
            }
        }
    }

    /// <summary>All teams, each before those beneath it; the root is first.</summary>
    public IReadOnlyList<TeamNode> Nodes { get; }

    /// <summary>The team at the top.</summary>
    public TeamNode Root => Nodes[0];

    /// <summary>Builds the tree from each team and the team above it.</summary>
    /// <param name="teams">Each team once, in any order; the parent is null for the root.</param>
    /// <exception cref="ArgumentException">The pairs are not one tree: no root, several, an unknown parent, a cycle or a name twice.</exception>
    public static OrganizationTree FromParents(IEnumerable<(string Name, string? Parent)> teams)
    {
        var pairs = teams.OrderBy(team => team.Name, StringComparer.Ordinal).ToList();
        var roots = pairs.Where(team => team.Parent is null).ToList();
        if (roots.Count != 1)
        {
            throw new ArgumentException("A tree has exactly one root.", nameof(teams));
        }

        var beneath = pairs.Where(team => team.Parent is not null).ToLookup(team => team.Parent!, team => team.Name, StringComparer.Ordinal);
        var nodes = new List<TeamNode>(pairs.Count);
        var children = new List<List<int>>(pairs.Count);
        var waiting = new Stack<(string Name, int? Parent)>();
        waiting.Push((roots[0].Name, null));
        while (waiting.TryPop(out var team) && nodes.Count < pairs.Count)
        {
            var index = nodes.Count;
            children.Add([]);
            var depth = 0;
            if (team.Parent is { } parent)
            {
                children[parent].Add(index);
                depth = nodes[parent].Depth + 1;
            }

            nodes.Add(new TeamNode(team.Name, index, depth, team.Parent, children[index]));
            foreach (var name in beneath[team.Name].Reverse())
            {
                waiting.Push((name, index));
            }
        }

        return nodes.Count == pairs.Count && waiting.Count == 0
            ? new OrganizationTree([.. nodes])
            : throw new ArgumentException("A team's parent is unknown or its parents form a circle.", nameof(teams));
    }

    /// <summary>The team of this name, or null when there is none.</summary>
    public TeamNode? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The teams directly beneath, in order.</summary>
    public IEnumerable<TeamNode> ChildrenOf(TeamNode node) => node.Children.Select(child => Nodes[child]);

    /// <summary>The teams above, nearest first, the root last; the team itself is not among them.</summary>
    public IEnumerable<TeamNode> AncestorsOf(TeamNode node)
    {
        for (var above = node.ParentIndex; above is { } index; above = Nodes[index].ParentIndex)
        {
            yield return Nodes[index];
        }
    }

    /// <summary>The index after the last team beneath this one: those beneath are all between.</summary>
    public int EndOf(TeamNode node) => ends[node.Index];
}
