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
        var measures = ChooseSets();
        var scores = tree.Nodes.Select(_ => new List<ReleaseScore>()).ToArray();
        var fewest = new int[tree.Nodes.Count];
        for (var measure = 0; measure < measures.Count; measure++)
        {
            WriteScores(measure, measures[measure].Candidates, measures[measure].Set, scores, fewest);
        }

        var response = scores[0].Count > 0 ? Response(fewest) : null;
        var nodes = tree.Nodes.Select(node => new ReleaseNode(
            node.Name, node.ParentIndex is { } parent ? tree.Nodes[parent].Name : null, node.ParentIndex is null ? response : null, [.. scores[node.Index]]));
        var release = new Release(round.Id, instrument.Id, round.Opened, round.Closed, [.. nodes]);
        return new ReleaseResult(release, new PublishedAtoms(remembered));
    }

    /// <summary>
    /// The response of all, the only one that is shown: there is nothing to subtract it from. Not even that is shown where those
    /// who are known to have taken part could be all that a band admits, because then the band would prove that all others kept silent.
    /// </summary>
    private ResponseBand? Response(int[] fewest)
    {
        var parts = fewest.ToArray();
        for (var index = parts.Length - 1; index > 0; index--)
        {
            parts[index] = Math.Max(parts[index], tree.Nodes[index].Children.Sum(child => parts[child]));
        }

        var known = tree.Root.Children.Sum(child => parts[child]);
        return fewest[0] <= known && ScoreCoding.MostOf(eligible[0]).Contains(known)
            ? null
            : ScoreCoding.Response(Enumerable.Range(0, tally.CellCount).Sum(tally.BallotsIn), eligible[0]);
    }

    private void WriteScores(int measure, bool[] candidates, bool[] set, List<ReleaseScore>[] scores, int[] fewest)
    {
        var sums = CellSums.OverSubtrees(roster, cell => tally.In(cell, measure), Sums.Add);
        var bands = new ParticipationBands(tree, eligible, candidates, set);
        var atoms = new Atoms(roster, set, cell => tally.In(cell, measure));
        var least = bands.Fewest(Array.ConvertAll(sums, sum => sum.Count), [.. tree.Nodes.Select(node => atoms.SizeOf(node.Index))]);
        foreach (var node in tree.Nodes)
        {
            fewest[node.Index] = Math.Max(fewest[node.Index], least[node.Index]);
            if (set[node.Index])
            {
                scores[node.Index].Add(ScoreCoding.Of(
                    tally.Measures[measure], sums[node.Index], bands.Of(node.Index, sums[node.Index].Count), eligible[node.Index]));
            }
        }
    }

    /// <summary>For each measure the teams that might show it and those that do.</summary>
    private List<(bool[] Candidates, bool[] Set)> ChooseSets()
    {
        var rules = new Candidates(roster, eligible);
        var sets = new List<(bool[] Candidates, bool[] Set)>();
        void Add(bool[] candidates) => sets.Add((candidates, Choose(sets.Count, candidates)));
        foreach (var item in instrument.Items)
        {
            Add(rules.For(item));
        }

        if (sets.Count < tally.Measures.Count)
        {
            Add(rules.ForScale([.. sets.Where((_, item) => instrument.Items[item].Kind == ItemKind.Climate).Select(set => set.Set)]));
        }

        return sets;
    }

    private bool[] Choose(int measure, bool[] candidates)
    {
        var chosen = SafeSet.Choose(roster, cell => tally.In(cell, measure).Count, candidates);
        var name = tally.Measures[measure];
        var totals = CellSums.OverSubtrees(roster, cell => tally.In(cell, measure), Sums.Add);
        var atoms = new Atoms(roster, chosen, cell => tally.In(cell, measure));
        new AtomGuards(tree, eligible, new HistoryGuard(eligible, history.Of(name)), new EndsGuard(tree, eligible, totals, measure < instrument.Items.Count)).Apply(atoms);
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
