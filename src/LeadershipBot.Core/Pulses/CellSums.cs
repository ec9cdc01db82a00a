namespace LeadershipBot.Core.Pulses;

/// <summary>Adds cells up the tree; the cell of leads and other readers counts in the root only.</summary>
internal static class CellSums
{
    public static int[] OverSubtrees(FrozenRoster roster, Func<int, int> cell) => OverSubtrees(roster, cell, (left, right) => left + right);

    public static T[] OverSubtrees<T>(FrozenRoster roster, Func<int, T> cell, Func<T, T, T> add)
    {
        var nodes = roster.Tree.Nodes;
        var totals = new T[nodes.Count];
        for (var index = 0; index < totals.Length; index++)
        {
            totals[index] = cell(index);
        }

        totals[0] = add(totals[0], cell(roster.ReadersCell));
        for (var index = totals.Length - 1; index > 0; index--)
        {
            var parent = nodes[index].ParentIndex!.Value;
            totals[parent] = add(totals[parent], totals[index]);
        }

        return totals;
    }
}
