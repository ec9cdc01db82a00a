using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Takes one round from sums to a release.</summary>
internal sealed class ReleaseWriter(Instrument instrument, FrozenRoster roster, Tally tally, PublishedHistory history)
{
    private readonly OrganizationTree tree = roster.Tree;
    private readonly int[] eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);

    public ReleaseResult Write(RoundFacts round)
    {
        var measures = new ShownSets(instrument, roster, eligible, history).Choose(tally.In);
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
        return new ReleaseResult(release, new PublishedAtoms([.. measures.SelectMany(Remember)]));
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

    /// <summary>Who was asked behind what this round shows, as far as a later round could be subtracted from it.</summary>
    private IEnumerable<PublishedAtom> Remember(ShownSet shown) => tree.Nodes.Where(node => shown.Set[node.Index]).Select(node => new PublishedAtom(
        shown.Measure,
        node.Name,
        IsSmall(shown.Atoms.SizeOf(node.Index)) ? shown.Atoms.PeopleOf(node.Index) : [],
        IsSmall(eligible[node.Index]) ? shown.Atoms.TotalOf(node) : []));

    private static bool IsSmall(int size) => size <= ReleasePolicy.LargestRemembered;
}
