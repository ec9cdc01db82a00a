using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Takes one round from sums to a release.</summary>
internal sealed class ReleaseWriter(Instrument instrument, FrozenRoster roster, Tally tally, PublishedHistory history)
{
    private readonly OrganizationTree tree = roster.Tree;
    private readonly int[] eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);
    private readonly int[] scale = InScale(instrument);
    private readonly (string Measure, int[] Items)[] dimensions =
    [
        .. InScale(instrument).GroupBy(item => instrument.Items[item].Dimension, StringComparer.Ordinal)
            .Where(dimension => Measure.IsDimension(dimension.Key))
            .Select(dimension => (dimension.Key, dimension.ToArray())),
    ];

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
            new Release(round.Id, instrument.Id, round.Opened, round.Closed, [.. nodes], ShownReliability.Of(roster, tally, Average(figures[0], scale))),
            PublishedRound.Create(round.Closed, sets.Where(set => set.Set.Contains(value: true)).Select(Remember)));
    }

    /// <summary>The items that show, the scale, and each dimension of which it asks enough items, where all of their items show.</summary>
    private IEnumerable<ReleaseScore> Scores(string roundId, TeamNode node, ShownFigures?[] figures)
    {
        for (var item = 0; item < figures.Length; item++)
        {
            if (figures[item] is { } shown)
            {
                yield return Write(
                    instrument.Items[item].Id,
                    shown,
                    instrument.Items[item].Actor == SeenActor.Supervisor && node.Children.Count == 0 ? LeadMark.Of(roundId, roster.LeadOf(node)) : null);
            }
        }

        foreach (var (measure, items) in dimensions.Append((Measure.Climate, scale)))
        {
            if (Average(figures, items) is { } average)
            {
                yield return Write(measure, average, aboutLead: null);
            }
        }

        ReleaseScore Write(string measure, ShownFigures shown, string? aboutLead) => ScoreCoding.Write(measure, shown, eligible[node.Index], aboutLead);
    }

    /// <summary>The average of what some items show; null where they are too few or one of them does not show.</summary>
    private static ShownFigures? Average(ShownFigures?[] figures, int[] items) =>
        items.Length >= Measure.MinimumScaleItems && Array.TrueForAll(items, item => figures[item] is not null)
            ? ScoreCoding.Scale([.. items.Select(item => figures[item]!.Value)])
            : null;

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
        var squares = Squares(set);
        foreach (var node in tree.Nodes)
        {
            fewest[node.Index] = Math.Max(fewest[node.Index], least[node.Index]);
            if (set.Set[node.Index])
            {
                var sum = sums[node.Index];
                var shown = ScoreCoding.Of(sum, bands.Of(node.Index, sum.Count), eligible[node.Index]);
                figures[node.Index][item] = shown with { SpreadTenths = MayShowSpread(item, node, shown) ? SpreadCoding.TenthsOf(sum.Count, sum.Points, squares[node.Index]) : null };
            }
        }
    }

    /// <summary>By what is shown alone, so that it tells nothing: enough answers, no open end, and not about one lead.</summary>
    private bool MayShowSpread(int item, TeamNode node, ShownFigures shown) =>
        shown.Answers.Low >= SpreadCoding.FewestAnswers
        && !ScoreCoding.IsOpenEnd(shown.MeanTenths)
        && (instrument.Items[item].Actor != SeenActor.Supervisor || node.Children.Count > 0);

    /// <summary>For each shown team the sum of squares as its atoms count.</summary>
    private long[] Squares(ShownSet set)
    {
        var squares = new long[tree.Nodes.Count];
        for (var index = squares.Length - 1; index >= 0; index--)
        {
            squares[index] += set.Set[index] ? SpreadCoding.Squares(set.Atoms.SumsOf(index), index == 0 && roster.EligibleIn(roster.ReadersCell) > 0) : 0;
            if (tree.Nodes[index].ParentIndex is { } parent)
            {
                squares[parent] += squares[index];
            }
        }

        return squares;
    }

    private static int[] InScale(Instrument instrument) => [.. Enumerable.Range(0, instrument.Items.Count).Where(instrument.IsInScale)];

    /// <summary>Who was asked in the small groups that can be told apart, from which a later round could be subtracted.</summary>
    private (string Item, IReadOnlyList<string[]> Groups) Remember(ShownSet shown) => (
        shown.Item,
        [.. tree.Nodes.Select(node => node.Index)
            .Where(shown.Atoms.IsRemembered)
            .Select(shown.Atoms.PeopleOf)]);
}
