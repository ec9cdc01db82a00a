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
        var measures = ChooseSets(shown);
        var responses = ChooseResponses(shown, measures);
        var scores = Array.ConvertAll(shown, _ => new List<ReleaseScore>());
        for (var measure = 0; measure < measures.Count; measure++)
        {
            WriteScores(measure, measures[measure], responses, scores);
        }

        var nodes = tree.Nodes.Select(node => new ReleaseNode(
            node.Name, node.ParentIndex is { } parent ? tree.Nodes[parent].Name : null, responses[node.Index], [.. scores[node.Index]]));
        var release = new Release(round.Id, instrument.Id, round.Opened, round.Closed, [.. nodes]);
        return new ReleaseResult(release, new PublishedAtoms(remembered));
    }

    private ResponseBand?[] ChooseResponses(bool[] shown, List<bool[]> measures)
    {
        var ballots = CellSums.OverSubtrees(roster, tally.BallotsIn);
        var least = new int[shown.Length];
        for (var measure = 0; measure < measures.Count; measure++)
        {
            var index = measure;
            var answers = CellSums.OverSubtrees(roster, cell => tally.In(cell, index).Count);
            foreach (var node in tree.Nodes.Where(node => measures[index][node.Index]))
            {
                least[node.Index] = Math.Max(least[node.Index], AnswerBand.Of(answers[node.Index], eligible[node.Index]).Low);
            }
        }

        Limits Wide(int index) => new(least[index], eligible[index]);
        Limits Narrow(int index) => ScoreCoding.LimitsOf(ScoreCoding.Response(ballots[index], eligible[index]), eligible[index]).Within(Wide(index));
        var kept = new ParticipationGuard(tree, eligible, shown, Narrow, Wide).Choose();
        return [.. kept.Select((keep, index) => keep ? ScoreCoding.Response(ballots[index], eligible[index]) : (ResponseBand?)null)];
    }

    private void WriteScores(int measure, bool[] set, ResponseBand?[] responses, List<ReleaseScore>[] scores)
    {
        var sums = CellSums.OverSubtrees(roster, cell => tally.In(cell, measure), Sums.Add);
        AnswerBand Band(int index) => AnswerBand.Of(sums[index].Count, eligible[index]);
        long Ceiling(int index) => responses[index] is { } response ? ScoreCoding.LimitsOf(response, eligible[index]).High : eligible[index];
        Limits Narrow(int index) => new(Band(index).Low, Math.Min(Band(index).High, Ceiling(index)));
        Limits Wide(int index) => new(Band(index).Low, Ceiling(index));
        var kept = new ParticipationGuard(tree, eligible, set, Narrow, Wide).Choose();
        foreach (var node in tree.Nodes.Where(node => set[node.Index]))
        {
            var band = kept[node.Index] ? Band(node.Index) : Band(node.Index).Open(eligible[node.Index]);
            scores[node.Index].Add(ScoreCoding.Of(tally.Measures[measure], sums[node.Index], band, eligible[node.Index]));
        }
    }

    /// <summary>The teams that show each measure. Notes in <paramref name="shown"/> also those that history keeps a score from; their response still shows.</summary>
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
        var name = tally.Measures[measure];
        var totals = CellSums.OverSubtrees(roster, cell => tally.In(cell, measure), Sums.Add);
        var atoms = new Atoms(roster, chosen, cell => tally.In(cell, measure));
        new AtomGuards(tree, eligible, new HistoryGuard(eligible, history.Of(name)), new EndsGuard(tree, eligible, totals, measure < instrument.Items.Count)).Apply(atoms, shown);
        foreach (var node in tree.Nodes.Where(node => atoms.Published[node.Index]))
        {
            shown[node.Index] = true;
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
