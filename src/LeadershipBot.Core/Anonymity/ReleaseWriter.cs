using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Takes one round from sums to a release.</summary>
internal sealed class ReleaseWriter(Instrument instrument, FrozenRoster roster, Tally tally, PublishedHistory history)
{
    private readonly OrganizationTree tree = roster.Tree;
    private readonly int[] eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);
    private readonly List<PublishedAtom> remembered = [];

    public ReleaseResult Write(RoundFacts round)
    {
        var shown = new bool[tree.Nodes.Count];
        var least = new int[tree.Nodes.Count];
        var scores = Array.ConvertAll(shown, _ => new List<ReleaseScore>());
        var sets = ChooseSets(shown);
        for (var measure = 0; measure < sets.Count; measure++)
        {
            var index = measure;
            var sums = CellSums.OverSubtrees(roster, cell => tally.In(cell, index), Sums.Add);
            foreach (var node in tree.Nodes.Where(node => sets[index][node.Index]))
            {
                scores[node.Index].Add(ScoreCoding.Of(tally.Measures[index], sums[node.Index], eligible[node.Index]));
                least[node.Index] = Math.Max(least[node.Index], ScoreCoding.LeastIn(sums[node.Index].Count, eligible[node.Index]));
            }
        }

        var ballots = CellSums.OverSubtrees(roster, tally.BallotsIn);
        var bands = new ResponseBands(roster, eligible, ballots, least).Choose(shown);
        var nodes = tree.Nodes.Select(node => new ReleaseNode(
            node.Name, node.ParentIndex is { } parent ? tree.Nodes[parent].Name : null, bands[node.Index], [.. scores[node.Index]]));
        var release = new Release(round.Id, instrument.Id, round.Opened, round.Closed, [.. nodes]);
        return new ReleaseResult(release, new PublishedAtoms(remembered));
    }

    /// <summary>The teams that show each measure. Notes in <paramref name="shown"/> also those that history keeps a score from.</summary>
    private List<bool[]> ChooseSets(bool[] shown)
    {
        var candidates = new Candidates(roster, eligible);
        var sets = new List<bool[]>();
        for (var item = 0; item < instrument.Items.Count; item++)
        {
            sets.Add(Choose(item, candidates.For(instrument.Items[item]), shown));
        }

        if (sets.Count < tally.Measures.Count)
        {
            var climate = sets.Where((_, item) => instrument.Items[item].Kind == ItemKind.Climate).ToList();
            sets.Add(Choose(sets.Count, candidates.ForScale(climate), shown));
        }

        return sets;
    }

    private bool[] Choose(int measure, bool[] candidates, bool[] shown)
    {
        var chosen = SafeSet.Choose(roster, cell => tally.In(cell, measure).Count, candidates);
        for (var index = 0; index < chosen.Length; index++)
        {
            shown[index] |= chosen[index];
        }

        var name = tally.Measures[measure];
        var atoms = new Atoms(roster, chosen);
        new HistoryGuard(roster, eligible, history.Of(name)).Apply(atoms);
        foreach (var node in tree.Nodes.Where(node => atoms.Published[node.Index]))
        {
            remembered.Add(new PublishedAtom(
                name,
                node.Name,
                IsSmall(atoms.SizeOf(node.Index)) ? atoms.PeopleOf(node.Index) : [],
                IsSmall(eligible[node.Index]) ? atoms.TotalOf(node) : []));
        }

        return atoms.Published;
    }

    private static bool IsSmall(int size) => size <= ReleasePolicy.LargestRemembered;
}
