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
        var sets = new ShownSets(instrument, roster, eligible, history).Choose(tally.In);
        var figures = tree.Nodes.Select(_ => new ShownFigures?[sets.Count]).ToArray();
        var fewest = new int[tree.Nodes.Count];
        for (var item = 0; item < sets.Count; item++)
        {
            Show(item, sets[item], figures, fewest);
        }

        var response = sets.Any(set => set.Set[0]) ? Response(fewest) : null;
        var nodes = tree.Nodes.Select(node => new ReleaseNode(
            node.Name,
            node.ParentIndex is { } parent ? tree.Nodes[parent].Name : null,
            node.ParentIndex is null ? response : null,
            [.. Scores(round.Id, node, figures[node.Index])]));
        return new ReleaseResult(
            new Release(round.Id, instrument.Id, round.Opened, round.Closed, [.. nodes]),
            PublishedRound.Create(round.Closed, sets.Where(set => set.Set.Contains(value: true)).Select(Remember)));
    }

    /// <summary>The items that show, and the scale where all of its items do.</summary>
    private IEnumerable<ReleaseScore> Scores(string roundId, TeamNode node, ShownFigures?[] figures)
    {
        var climate = new List<ShownFigures?>();
        for (var item = 0; item < figures.Length; item++)
        {
            if (figures[item] is { } shown)
            {
                yield return ScoreCoding.Write(
                    instrument.Items[item].Id,
                    shown,
                    instrument.Items[item].Actor == SeenActor.Supervisor && node.Children.Count == 0 ? LeadMark.Of(roundId, roster.LeadOf(node)) : null);
            }

            if (instrument.IsInScale(item))
            {
                climate.Add(figures[item]);
            }
        }

        if (climate.Count >= Measure.MinimumScaleItems && climate.TrueForAll(item => item is not null))
        {
            yield return ScoreCoding.Write(Measure.Climate, ScoreCoding.Scale([.. climate.Select(item => item!.Value)]), aboutLead: null);
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

    private void Show(int item, ShownSet set, ShownFigures?[][] figures, int[] fewest)
    {
        var sums = CellSums.OverSubtrees(roster, cell => tally.In(cell, item), Sums.Add);
        var bands = new ParticipationBands(tree, eligible, set.Candidates, set.Set);
        var least = bands.Fewest(Array.ConvertAll(sums, sum => sum.Count), [.. tree.Nodes.Select(node => set.Atoms.SizeOf(node.Index))]);
        foreach (var node in tree.Nodes)
        {
            fewest[node.Index] = Math.Max(fewest[node.Index], least[node.Index]);
            if (set.Set[node.Index])
            {
                figures[node.Index][item] = ScoreCoding.Of(sums[node.Index], bands.Of(node.Index, sums[node.Index].Count), eligible[node.Index]);
            }
        }
    }

    /// <summary>Who was asked in the small groups that can be told apart, from which a later round could be subtracted.</summary>
    private (string Item, IReadOnlyList<string[]> Groups) Remember(ShownSet shown) => (
        shown.Item,
        [.. tree.Nodes.Select(node => node.Index)
            .Where(shown.Atoms.IsRemembered)
            .Select(shown.Atoms.PeopleOf)]);
}
