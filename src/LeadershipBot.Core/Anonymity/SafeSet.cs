using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>
/// Chooses which teams show a score. With one strict tree and one release, all that can be computed by subtraction is a
/// union of atoms: a published team without the published teams beneath it. So a set is safe when each atom holds either
/// nobody, or at least <see cref="ReleasePolicy.MinimumAnswers"/> answers of at least <see cref="ReleasePolicy.MinimumEligible"/>
/// people. An atom whose people were asked and did not answer is not safe: showing everything around it would prove their silence.
/// </summary>
/// <remarks>
/// Of all safe sets it takes one with the most teams, then the least sum of depths, then the most answers in what is shown
/// (so that the smallest of several siblings is the one to hide), then a fixed order. A dynamic program from the
/// leaves up: for each team and each state of what stays hidden in it, the best choice beneath.
/// Time and memory grow with the number of teams, not with the shape of the tree.
/// </remarks>
internal sealed class SafeSet
{
    private readonly OrganizationTree tree;
    private readonly (int Eligible, int Answers)[] own;
    private readonly bool[] candidates;
    private readonly long[] answers;
    private readonly Worth[] hidden;
    private readonly Worth[] published;
    private readonly byte[] publishedState;
    private readonly byte[] before;
    private readonly byte[] taken;

    private SafeSet(OrganizationTree tree, (int Eligible, int Answers)[] own, bool[] candidates)
    {
        this.tree = tree;
        this.own = own;
        this.candidates = candidates;
        var count = tree.Nodes.Count;
        answers = new long[count];
        hidden = new Worth[count * Residual.Count];
        published = new Worth[count];
        publishedState = new byte[count];
        before = new byte[count * Residual.Count];
        taken = new byte[count * Residual.Count];
    }

    /// <summary>The choice, by index of the team.</summary>
    /// <param name="tree">The teams.</param>
    /// <param name="own">People asked and answers given directly in each team; what counts in the root only is part of the root's.</param>
    /// <param name="candidates">Which teams may be published.</param>
    public static bool[] Choose(OrganizationTree tree, (int Eligible, int Answers)[] own, bool[] candidates)
    {
        var choice = new SafeSet(tree, own, candidates);
        for (var index = tree.Nodes.Count - 1; index >= 0; index--)
        {
            choice.Weigh(tree.Nodes[index]);
        }

        return choice.Trace();
    }

    /// <summary>
    /// The choice for a frozen roster, given how many answers each cell has. Leads and other readers count in the root, and one
    /// fewer than they are: each of them can take an own answer away from what they read.
    /// </summary>
    public static bool[] Choose(FrozenRoster roster, Func<int, int> answersIn, bool[] candidates)
    {
        var cells = new (int Eligible, int Answers)[roster.ReadersCell];
        for (var cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = (roster.EligibleIn(cell), answersIn(cell));
        }

        if (roster.EligibleIn(roster.ReadersCell) is > 0 and var readers)
        {
            cells[0].Eligible += Math.Max(1, readers - 1);
            cells[0].Answers += Math.Max(0, answersIn(roster.ReadersCell) - 1);
        }

        return Choose(roster.Tree, cells, candidates);
    }

    private void Weigh(TeamNode node)
    {
        var worths = hidden.AsSpan(node.Index * Residual.Count, Residual.Count);
        worths.Fill(Worth.Impossible);
        worths[Residual.Of(own[node.Index].Eligible, own[node.Index].Answers)] = default;
        answers[node.Index] += own[node.Index].Answers;
        Span<Worth> wider = stackalloc Worth[Residual.Count];
        foreach (var child in node.Children)
        {
            Join(worths, child, wider);
            wider.CopyTo(worths);
            answers[node.Index] += answers[child];
        }

        published[node.Index] = Worth.Impossible;
        if (candidates[node.Index])
        {
            var inner = worths[Residual.Enough].IsBetterThan(worths[Residual.Empty]) ? Residual.Enough : Residual.Empty;
            publishedState[node.Index] = (byte)inner;
            published[node.Index] = worths[inner].WithTeam(node.Depth, answers[node.Index]);
        }
    }

    private void Join(ReadOnlySpan<Worth> worths, int child, Span<Worth> wider)
    {
        wider.Fill(Worth.Impossible);
        for (var added = Residual.Count - 1; added >= 0; added--)
        {
            var gain = OfChild(child, added);
            for (var state = 0; gain.IsPossible && state < Residual.Count; state++)
            {
                var sum = Residual.Add(state, added);
                if (worths[state].IsPossible && worths[state].Plus(gain) is var worth && worth.IsBetterThan(wider[sum]))
                {
                    wider[sum] = worth;
                    before[(child * Residual.Count) + sum] = (byte)state;
                    taken[(child * Residual.Count) + sum] = (byte)added;
                }
            }
        }
    }

    /// <summary>The best of a child when it leaves this state behind; publishing it leaves nothing.</summary>
    private Worth OfChild(int child, int state)
    {
        var worth = hidden[(child * Residual.Count) + state];
        return state == Residual.Empty && published[child].IsBetterThan(worth) ? published[child] : worth;
    }

    private bool[] Trace()
    {
        var chosen = new bool[tree.Nodes.Count];
        var states = new int[tree.Nodes.Count];
        Decide(0, BestOfRoot(), chosen, states);
        foreach (var node in tree.Nodes)
        {
            var state = states[node.Index];
            foreach (var child in node.Children.Reverse())
            {
                var at = (child * Residual.Count) + state;
                Decide(child, taken[at], chosen, states);
                state = before[at];
            }
        }

        return chosen;
    }

    /// <summary>Above the root there is nothing to subtract from, so that it may leave any state behind.</summary>
    private int BestOfRoot()
    {
        var best = 0;
        for (var state = 1; state < Residual.Count; state++)
        {
            best = OfChild(0, state).IsBetterThan(OfChild(0, best)) ? state : best;
        }

        return best;
    }

    private void Decide(int index, int state, bool[] chosen, int[] states)
    {
        chosen[index] = state == Residual.Empty && published[index].IsBetterThan(hidden[index * Residual.Count]);
        states[index] = chosen[index] ? publishedState[index] : state;
    }

    /// <summary>What a choice is worth: its rank by number of teams and depth, then the answers shown.</summary>
    private readonly record struct Worth(long Rank, long Answers)
    {
        private const int DepthBits = 40;

        public static Worth Impossible => new(long.MinValue, 0);

        public bool IsPossible => Rank != long.MinValue;

        public bool IsBetterThan(Worth other) => Rank != other.Rank ? Rank > other.Rank : Answers > other.Answers;

        public Worth Plus(Worth other) => new(Rank + other.Rank, Answers + other.Answers);

        public Worth WithTeam(int depth, long answers) => IsPossible ? new(Rank + (1L << DepthBits) - depth, Answers + answers) : Impossible;
    }
}
