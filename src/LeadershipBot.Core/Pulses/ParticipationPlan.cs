using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Pulses;

/// <summary>
/// Where answers will count at the earliest, known before anybody answers: the nearest team that is large enough to be
/// published at all. Every poll says it ("your answers count in: …").
/// </summary>
public sealed class ParticipationPlan
{
    private readonly FrozenRoster roster;
    private readonly int[] eligible;

    /// <summary>The plan for a round.</summary>
    public ParticipationPlan(FrozenRoster roster)
    {
        this.roster = roster;
        eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);
    }

    /// <summary>How many people may answer in a team and all teams beneath it, without leads and other readers except at the root.</summary>
    public int EligibleIn(TeamNode team) => eligible[team.Index];

    /// <summary>
    /// The smallest team with at least <see cref="ReleasePolicy.MinimumEligible"/> people around this person (for a lead or other reader, the root);
    /// null when even the whole organisation is smaller, so that nothing of this round will be shown.
    /// </summary>
    /// <exception cref="ArgumentException">This person is not asked.</exception>
    public string? AnswersCountIn(string personId)
    {
        var cell = roster.CellOf(personId) ?? throw new ArgumentException("This person is not asked in this round.", nameof(personId));
        var team = cell == roster.ReadersCell ? roster.Tree.Root : roster.Tree.Nodes[cell];
        return NearestLargeEnough(roster.Tree, eligible, team)?.Name;
    }

    /// <summary>The team itself or the nearest above in which enough people are asked; null where not even the top is large enough.</summary>
    internal static TeamNode? NearestLargeEnough(OrganizationTree tree, int[] eligible, TeamNode team) =>
        tree.AncestorsOf(team).Prepend(team).FirstOrDefault(node => eligible[node.Index] >= ReleasePolicy.MinimumEligible);
}
