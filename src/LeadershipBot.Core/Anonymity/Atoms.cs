using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>The atoms of a set of published teams, kept up to date while teams are dropped from it.</summary>
internal sealed class Atoms
{
    private readonly FrozenRoster roster;
    private readonly List<int>?[] cells;
    private readonly int[] sizes;
    private readonly Func<int, Sums> sumsIn;
    private readonly Sums[] sums;

    public Atoms(FrozenRoster roster, bool[] published, Func<int, Sums> sumsIn)
    {
        this.roster = roster;
        this.sumsIn = sumsIn;
        sums = new Sums[published.Length];
        Published = published;
        cells = new List<int>?[published.Length];
        sizes = new int[published.Length];
        var owners = new int?[published.Length];
        foreach (var node in roster.Tree.Nodes)
        {
            var owner = published[node.Index] ? node.Index : node.ParentIndex is { } parent ? owners[parent] : null;
            owners[node.Index] = owner;
            if (owner is { } team && roster.EligibleIn(node.Index) > 0)
            {
                Give(team, node.Index);
            }
        }

        if (owners[0] is { } root)
        {
            Give(root, roster.ReadersCell);
        }
    }

    /// <summary>Which teams are published, by index; <see cref="Drop"/> changes it.</summary>
    public bool[] Published { get; }

    /// <summary>How many people an atom holds.</summary>
    public int SizeOf(int team) => sizes[team];

    /// <summary>
    /// Whether a later round could be subtracted from what this one shows of an atom. Where so few were asked that the number of
    /// answers from which it could not would prove that nearly everybody answered, it is remembered whatever the number.
    /// </summary>
    public bool IsRemembered(int team) =>
        sizes[team] > 0 && (sums[team].Count < ReleasePolicy.ExemptFromHistory || !AnswerBand.IsHarmless(ReleasePolicy.ExemptFromHistory, sizes[team]));

    /// <summary>The sums of an atom.</summary>
    public Sums SumsOf(int team) => sums[team];

    /// <summary>The people of an atom, in ordinal order.</summary>
    public string[] PeopleOf(int team) => [.. (cells[team] ?? []).SelectMany(roster.PeopleIn).Order(StringComparer.Ordinal)];

    /// <summary>The published teams next beneath a team.</summary>
    public IEnumerable<TeamNode> NextBeneath(TeamNode team)
    {
        var waiting = new Stack<TeamNode>(roster.Tree.ChildrenOf(team));
        while (waiting.TryPop(out var node))
        {
            if (Published[node.Index])
            {
                yield return node;
                continue;
            }

            foreach (var child in roster.Tree.ChildrenOf(node))
            {
                waiting.Push(child);
            }
        }
    }

    /// <summary>Publishes a team no longer: its atom becomes part of the one above.</summary>
    public void Drop(TeamNode team)
    {
        Published[team.Index] = false;
        var above = roster.Tree.AncestorsOf(team).FirstOrDefault(node => Published[node.Index]);
        if (above is not null)
        {
            (cells[above.Index] ??= []).AddRange(cells[team.Index] ?? []);
            sizes[above.Index] += sizes[team.Index];
            sums[above.Index] += sums[team.Index];
        }

        cells[team.Index] = null;
        sizes[team.Index] = 0;
        sums[team.Index] = default;
    }

    private void Give(int team, int cell)
    {
        (cells[team] ??= []).Add(cell);
        sizes[team] += roster.EligibleIn(cell);
        sums[team] += sumsIn(cell);
    }

}
