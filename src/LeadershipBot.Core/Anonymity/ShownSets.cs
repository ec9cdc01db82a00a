using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>A measure, the teams that might show it, and the atoms of those that do.</summary>
internal sealed record ShownSet(string Measure, bool[] Candidates, Atoms Atoms)
{
    /// <summary>The teams that show it, by index.</summary>
    public bool[] Set => Atoms.Published;
}

/// <summary>
/// Chooses for each measure the teams that show it. Releases and forecasts go through the same code, so that a forecast can
/// promise nothing that a release would not keep.
/// </summary>
internal sealed class ShownSets(Instrument instrument, FrozenRoster roster, int[] eligible, PublishedHistory history)
{
    private readonly OrganizationTree tree = roster.Tree;
    private readonly Candidates rules = new(roster, eligible);
    private readonly Dictionary<string, HistoryGuard> guards =
        Measure.Of(instrument).ToDictionary(measure => measure, measure => new HistoryGuard(eligible, history.Of(measure)), StringComparer.Ordinal);

    /// <summary>The sets, in the order of the measures.</summary>
    /// <param name="sumsIn">The sums of a cell for a measure, by its position among the instrument's measures.</param>
    public IReadOnlyList<ShownSet> Choose(Func<int, int, Sums> sumsIn)
    {
        var sets = new List<ShownSet>();
        void Add(string measure, bool[] candidates)
        {
            var position = sets.Count;
            sets.Add(Choose(measure, candidates, cell => sumsIn(cell, position), position < instrument.Items.Count));
        }

        foreach (var item in instrument.Items)
        {
            Add(item.Id, rules.For(item));
        }

        if (Measure.HasClimateScale(instrument))
        {
            Add(Measure.Climate, rules.ForScale([.. sets.Where((_, item) => instrument.Items[item].Kind == ItemKind.Climate).Select(set => set.Set)]));
        }

        return sets;
    }

    private ShownSet Choose(string measure, bool[] candidates, Func<int, Sums> sumsIn, bool isItem)
    {
        var chosen = SafeSet.Choose(roster, cell => sumsIn(cell).Count, candidates);
        var atoms = new Atoms(roster, chosen, sumsIn);
        var totals = CellSums.OverSubtrees(roster, sumsIn, Sums.Add);
        new AtomGuards(tree, eligible, guards[measure], new EndsGuard(tree, eligible, totals, isItem)).Apply(atoms);
        return new ShownSet(measure, candidates, atoms);
    }
}
