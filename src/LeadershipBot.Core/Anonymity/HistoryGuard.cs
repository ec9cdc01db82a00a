using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps two rounds from being subtracted from each other. When a group shown now and a group shown before differ by one to
/// four people, the difference of their scores would point to those people, so the newer score is not shown. Groups of
/// <see cref="ReleasePolicy.ExemptFromHistory"/> and more are exempt: rounding to a tenth hides so few people in so many.
/// </summary>
/// <remarks>
/// Compared are the atoms and the totals of every team with every group remembered for the measure, not only the same team's:
/// a region minus its other team is a team, whatever it is called. Where an atom that is more than a single team must go,
/// its smallest published team is given up first, which makes the atom larger, because the team higher up serves more people.
/// </remarks>
internal sealed class HistoryGuard
{
    private readonly FrozenRoster roster;
    private readonly int[] eligible;
    private readonly List<int> sizes = [];
    private readonly Dictionary<string, List<int>> groupsOf = new(StringComparer.Ordinal);

    public HistoryGuard(FrozenRoster roster, int[] eligible, IEnumerable<PublishedAtom> remembered)
    {
        this.roster = roster;
        this.eligible = eligible;
        foreach (var group in remembered.SelectMany(atom => new[] { atom.Atom, atom.Total }).Where(group => group.Count > 0))
        {
            foreach (var person in group)
            {
                if (!groupsOf.TryGetValue(person, out var groups))
                {
                    groups = [];
                    groupsOf.Add(person, groups);
                }

                groups.Add(sizes.Count);
            }

            sizes.Add(group.Count);
        }
    }

    /// <summary>Drops teams from the atoms' set until no group shown comes too close to one shown before.</summary>
    public void Apply(Atoms atoms)
    {
        if (sizes.Count == 0)
        {
            return;
        }

        // From the leaves up: dropping a team changes nothing but the next atom above, which is looked at later.
        for (var index = roster.Tree.Nodes.Count - 1; index >= 0; index--)
        {
            if (atoms.Published[index])
            {
                Check(roster.Tree.Nodes[index], atoms);
            }
        }
    }

    private void Check(TeamNode team, Atoms atoms)
    {
        if (IsSmall(eligible[team.Index]) && IsTooClose(atoms.TotalOf(team)))
        {
            atoms.Drop(team);
            return;
        }

        while (IsSmall(atoms.SizeOf(team.Index)) && IsTooClose(atoms.PeopleOf(team.Index)))
        {
            var smallest = atoms.NextBeneath(team).OrderBy(node => eligible[node.Index]).ThenBy(node => node.Index).FirstOrDefault();
            atoms.Drop(smallest ?? team);
            if (smallest is null)
            {
                return;
            }
        }
    }

    private static bool IsSmall(int size) => size is > 0 and < ReleasePolicy.ExemptFromHistory;

    private bool IsTooClose(string[] people)
    {
        var shared = new Dictionary<int, int>();
        foreach (var person in people)
        {
            foreach (var group in groupsOf.GetValueOrDefault(person) ?? [])
            {
                shared[group] = shared.GetValueOrDefault(group) + 1;
            }
        }

        return shared.Any(group => people.Length + sizes[group.Key] - (2 * group.Value) is > 0 and < ReleasePolicy.MinimumAnswers);
    }
}
