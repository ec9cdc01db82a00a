using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>An item, the teams that might show it, and the atoms of those that do.</summary>
internal sealed record ShownSet(string Item, bool[] Candidates, Atoms Atoms)
{
    /// <summary>The teams that show it, by index.</summary>
    public bool[] Set => Atoms.Published;
}

/// <summary>
/// Chooses for each item the teams that show it. Releases and forecasts go through the same code, so that a forecast can
/// promise nothing that a release would not keep.
/// </summary>
internal sealed class ShownSets(Instrument instrument, FrozenRoster roster, int[] eligible, PublishedHistory history)
{
    private readonly OrganizationTree tree = roster.Tree;
    private readonly Candidates rules = new(roster, eligible);
    private readonly Dictionary<string, HistoryGuard> guards =
        instrument.Items.ToDictionary(item => item.Id, item => new HistoryGuard(roster.PeopleIn(roster.ReadersCell), history.Of(item.Id)), StringComparer.Ordinal);

    /// <summary>The sets, in the order of the items.</summary>
    /// <param name="sumsIn">The sums of a cell for an item, by its position in the instrument.</param>
    public IReadOnlyList<ShownSet> Choose(Func<int, int, Sums> sumsIn) =>
        [.. instrument.Items.Select((item, position) => Choose(item, cell => sumsIn(cell, position)))];

    private ShownSet Choose(Item item, Func<int, Sums> sumsIn)
    {
        var candidates = rules.For(item);
        var atoms = new Atoms(roster, SafeSet.Choose(roster, cell => sumsIn(cell).Count, candidates), sumsIn);
        var totals = CellSums.OverSubtrees(roster, sumsIn, Sums.Add);
        new AtomGuards(tree, eligible, guards[item.Id], new EndsGuard(tree, eligible, totals)).Apply(atoms);
        return new ShownSet(item.Id, candidates, atoms);
    }
}
