using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Keeps two rounds from being subtracted from each other. When a group shown now and a group shown before differ by one to
/// four people, the difference of their scores would point to those people, so the newer score is not shown. Groups of
/// <see cref="ReleasePolicy.ExemptFromHistory"/> and more are exempt: rounding to a tenth hides so few people in so many.
/// </summary>
/// <remarks>
/// Compared are the atoms and the totals of every team with every group remembered for the measure, not only the same team's:
/// a region minus its other team is a team, whatever it is called.
/// </remarks>
internal sealed class HistoryGuard
{
    private readonly int[] eligible;
    private readonly List<int> sizes = [];
    private readonly Dictionary<string, List<int>> groupsOf = new(StringComparer.Ordinal);

    public HistoryGuard(int[] eligible, IEnumerable<PublishedAtom> remembered)
    {
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

    /// <summary>Whether a team, with all teams beneath it, comes too close to a group shown before.</summary>
    public bool ForbidsTotal(TeamNode team, Atoms atoms) =>
        sizes.Count > 0 && IsSmall(eligible[team.Index]) && IsTooClose(atoms.TotalOf(team));

    /// <summary>Whether what the teams shown beneath leave of a team comes too close to a group shown before.</summary>
    public bool ForbidsAtom(TeamNode team, Atoms atoms) =>
        sizes.Count > 0 && IsSmall(atoms.SizeOf(team.Index)) && IsTooClose(atoms.PeopleOf(team.Index));

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
