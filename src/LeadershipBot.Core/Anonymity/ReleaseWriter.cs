using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Takes one round from sums to a release.</summary>
internal sealed class ReleaseWriter(Instrument instrument, FrozenRoster roster, Tally tally, PublishedHistory history)
{
    private readonly OrganizationTree tree = roster.Tree;
    private readonly int[] eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);
    private readonly List<(string Item, IReadOnlyList<string[]> Atoms)> remembered = [];

    public ReleaseResult Write(RoundFacts round)
    {
        var rules = new Candidates(roster, eligible);
        var figures = tree.Nodes.Select(_ => new ShownFigures?[instrument.Items.Count]).ToArray();
        var fewest = new int[tree.Nodes.Count];
        for (var item = 0; item < instrument.Items.Count; item++)
        {
            Show(item, rules.For(instrument.Items[item]), figures, fewest);
        }

        var response = figures[0].Any(item => item is not null) ? Response(fewest) : null;
        var nodes = tree.Nodes.Select(node => new ReleaseNode(
            node.Name,
            node.ParentIndex is { } parent ? tree.Nodes[parent].Name : null,
            node.ParentIndex is null ? response : null,
            [.. Scores(figures[node.Index])]));
        return new ReleaseResult(new Release(round.Id, instrument.Id, round.Opened, round.Closed, [.. nodes]), history.With(remembered));
    }

    /// <summary>The items that show, and the scale where all of its items do.</summary>
    private IEnumerable<ReleaseScore> Scores(ShownFigures?[] figures)
    {
        var climate = new List<ShownFigures?>();
        for (var item = 0; item < figures.Length; item++)
        {
            if (figures[item] is { } shown)
            {
                yield return ScoreCoding.Write(instrument.Items[item].Id, shown);
            }

            if (instrument.Items[item].Kind == ItemKind.Climate)
            {
                climate.Add(figures[item]);
            }
        }

        if (climate.Count >= Measure.MinimumScaleItems && climate.TrueForAll(item => item is not null))
        {
            yield return ScoreCoding.Write(Measure.Climate, ScoreCoding.Scale([.. climate.Select(item => item!.Value)]));
        }
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

    private void Show(int item, bool[] candidates, ShownFigures?[][] figures, int[] fewest)
    {
        var sums = CellSums.OverSubtrees(roster, cell => tally.In(cell, item), Sums.Add);
        var atoms = Choose(item, candidates, sums);
        var bands = new ParticipationBands(tree, eligible, candidates, atoms.Published);
        var least = bands.Fewest(Array.ConvertAll(sums, sum => sum.Count), [.. tree.Nodes.Select(node => atoms.SizeOf(node.Index))]);
        foreach (var node in tree.Nodes)
        {
            fewest[node.Index] = Math.Max(fewest[node.Index], least[node.Index]);
            if (atoms.Published[node.Index])
            {
                figures[node.Index][item] = ScoreCoding.Of(sums[node.Index], bands.Of(node.Index, sums[node.Index].Count), eligible[node.Index]);
            }
        }
    }

    private Atoms Choose(int item, bool[] candidates, Sums[] totals)
    {
        var chosen = SafeSet.Choose(roster, cell => tally.In(cell, item).Count, candidates);
        var atoms = new Atoms(roster, chosen, cell => tally.In(cell, item));
        var id = instrument.Items[item].Id;
        new AtomGuards(tree, eligible, new HistoryGuard(history.Of(id)), new EndsGuard(tree, eligible, totals)).Apply(atoms);
        if (atoms.Published.Contains(value: true))
        {
            remembered.Add((id, [.. tree.Nodes.Select(node => node.Index)
                .Where(team => atoms.SizeOf(team) is > 0 and < ReleasePolicy.ExemptFromHistory)
                .Select(atoms.PeopleOf)]));
        }

        return atoms;
    }
}
