using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Anonymity;

/// <summary>Which teams may show a measure at all, before any answer is looked at.</summary>
internal sealed class Candidates(FrozenRoster roster, int[] eligible)
{
    /// <summary>How far beneath the top, at most, a question about those who lead the agency is shown.</summary>
    public const int DeepestForLeaders = 1;

    private const int FewestSupervisors = 5;

    private readonly int[] ledTeams = LedTeams(roster);

    /// <summary>Teams that are large enough, and where the item is reported at the level of whoever is seen.</summary>
    public bool[] For(Item item) => Where(node => item.Actor switch
    {
        SeenActor.AgencyLeaders or SeenActor.Systems => node.Depth <= DeepestForLeaders,
        SeenActor.Supervisor => node.Children.Count == 0 || LedBeneath(node) >= FewestSupervisors,
        SeenActor.Managers or SeenActor.Workplace => true,
        _ => false,
    });

    /// <summary>Teams where at least one question of the instrument may be shown.</summary>
    public bool[] ForAny(Instrument instrument)
    {
        var any = new bool[eligible.Length];
        foreach (var item in instrument.Items.DistinctBy(item => item.Actor))
        {
            var teams = For(item);
            for (var team = 0; team < any.Length; team++)
            {
                any[team] |= teams[team];
            }
        }

        return any;
    }

    private static int[] LedTeams(FrozenRoster roster)
    {
        var led = CellSums.OverSubtrees(roster, cell => cell != roster.ReadersCell && roster.HasLead(roster.Tree.Nodes[cell]) ? 1 : 0);
        return led;
    }

    private bool[] Where(Func<TeamNode, bool> rule) =>
        [.. roster.Tree.Nodes.Select(node => eligible[node.Index] >= ReleasePolicy.MinimumEligible && rule(node))];

    private int LedBeneath(TeamNode node) => ledTeams[node.Index] - (roster.HasLead(node) ? 1 : 0);
}
