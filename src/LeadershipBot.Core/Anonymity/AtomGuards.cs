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
        while (history.FindTooClose(atoms) is { Count: > 0 } teams ? Widen(teams, atoms) : GiveUp(ends.FindFamilies(atoms), atoms))
        {
            // Whatever was dropped, everything is looked at again.
        }
    }

    private bool Widen(IReadOnlyList<int> teams, Atoms atoms)
    {
        foreach (var team in teams.Where(team => atoms.Published[team]).Select(team => tree.Nodes[team]))
        {
            atoms.Drop(SmallestBeneath(team, atoms) ?? team);
        }

        return true;
    }

    private bool GiveUp(IReadOnlyList<TeamNode> families, Atoms atoms)
    {
        foreach (var family in families)
        {
            if (SmallestBeneath(family, atoms) is { } given)
            {
                atoms.Drop(given);
            }
        }

        return families.Count > 0;
    }

    private TeamNode? SmallestBeneath(TeamNode team, Atoms atoms) =>
        atoms.NextBeneath(team).OrderBy(node => eligible[node.Index]).ThenBy(node => node.Index).FirstOrDefault();
}
