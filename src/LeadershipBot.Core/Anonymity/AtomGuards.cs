using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Drops teams from a safe set until no atom says what it must not: nothing about the few who came or left since an earlier
/// round, and nothing that the ends of its scale would have hidden.
/// </summary>
/// <remarks>
/// An atom only grows when a team is dropped, so the set stays safe. Where an atom that is more than a single team must not be
/// computed, the smallest team shown beneath is given up rather than the team above, which serves more people.
/// </remarks>
internal sealed class AtomGuards(OrganizationTree tree, int[] eligible, HistoryGuard history, EndsGuard ends)
{
    /// <summary>Drops what must be dropped.</summary>
    /// <param name="atoms">The atoms of the set.</param>
    public void Apply(Atoms atoms)
    {
        IReadOnlyList<TeamNode> families;
        do
        {
            LookBack(atoms);
            families = ends.FindFamilies(atoms);
            foreach (var family in families)
            {
                if (SmallestBeneath(family, atoms) is { } given)
                {
                    atoms.Drop(given);
                }
            }
        }
        while (families.Count > 0);
    }

    private TeamNode? SmallestBeneath(TeamNode team, Atoms atoms) =>
        atoms.NextBeneath(team).OrderBy(node => eligible[node.Index]).ThenBy(node => node.Index).FirstOrDefault();

    /// <summary>Goes from the leaves up: dropping a team changes nothing but the next atom above, which is looked at later.</summary>
    private void LookBack(Atoms atoms)
    {
        for (var index = tree.Nodes.Count - 1; index >= 0; index--)
        {
            var team = tree.Nodes[index];
            if (atoms.Published[index] && history.ForbidsTotal(team, atoms))
            {
                atoms.Drop(team);
            }

            while (atoms.Published[index] && history.ForbidsAtom(team, atoms))
            {
                atoms.Drop(SmallestBeneath(team, atoms) ?? team);
            }
        }
    }
}
