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
    /// <summary>Goes from the leaves up: dropping a team changes nothing but the next atom above, which is looked at later.</summary>
    /// <param name="atoms">The atoms of the set.</param>
    /// <param name="held">
    /// Notes the teams that history keeps a score from. Those that the ends hide are not noted: what is shown of them must
    /// not differ from any other hidden team, or it would tell that somebody's answers were all alike.
    /// </param>
    public void Apply(Atoms atoms, bool[] held)
    {
        for (var index = tree.Nodes.Count - 1; index >= 0; index--)
        {
            if (atoms.Published[index])
            {
                Check(tree.Nodes[index], atoms, held);
            }
        }
    }

    private void Check(TeamNode team, Atoms atoms, bool[] held)
    {
        if (history.ForbidsTotal(team, atoms))
        {
            held[team.Index] = true;
            atoms.Drop(team);
        }

        while (atoms.Published[team.Index])
        {
            var isRecent = history.ForbidsAtom(team, atoms);
            if (!isRecent && !ends.ForbidsAtom(team, atoms))
            {
                return;
            }

            var given = atoms.NextBeneath(team).OrderBy(node => eligible[node.Index]).ThenBy(node => node.Index).FirstOrDefault() ?? team;
            held[given.Index] |= isRecent;
            atoms.Drop(given);
        }
    }
}
