using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Pulses;

/// <summary>
/// Where answers will count at the earliest, known before anybody answers: the nearest team that is large enough to be
/// published at all, and that some question is reported for. Every poll says it ("your answers count in: …").
/// </summary>
public sealed class ParticipationPlan
{
    private readonly FrozenRoster roster;
    private readonly int[] eligible;
    private readonly bool[] mayShow;

    /// <summary>The plan for a round.</summary>
    public ParticipationPlan(FrozenRoster roster, Instrument instrument)
    {
        this.roster = roster;
        eligible = CellSums.OverSubtrees(roster, roster.EligibleIn);
        mayShow = new Candidates(roster, eligible).ForAny(instrument);
    }

    /// <summary>How many people may answer in a team and all teams beneath it, without leads and other readers except at the root.</summary>
    public int EligibleIn(TeamNode team) => eligible[team.Index];

    /// <summary>
    /// The smallest team with at least <see cref="ReleasePolicy.MinimumEligible"/> people around this person (for a lead or other reader, the root);
    /// null when there is none: even the whole organisation is smaller, or nothing is reported for it.
    /// </summary>
    /// <exception cref="ArgumentException">This person is not asked.</exception>
    public string? AnswersCountIn(string personId)
    {
        var cell = roster.CellOf(personId) ?? throw new ArgumentException("This person is not asked in this round.", nameof(personId));
        var team = cell == roster.ReadersCell ? roster.Tree.Root : roster.Tree.Nodes[cell];
        return CountsIn(team)?.Name;
    }

    /// <summary>The team itself or the nearest above that may be shown by itself; null where none may.</summary>
    internal TeamNode? CountsIn(TeamNode team) =>
        roster.Tree.AncestorsOf(team).Prepend(team).FirstOrDefault(node => mayShow[node.Index]);
}
