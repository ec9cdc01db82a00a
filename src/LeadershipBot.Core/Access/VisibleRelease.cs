using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Access;

/// <summary>
/// The part of a release that one person may see; of all other teams it holds nothing. Only
/// <see cref="AccessPolicy"/> makes one, and it is all that cards, commands, pages and exports are given.
/// </summary>
public sealed class VisibleRelease
{
    private readonly Release release;

    private readonly Dictionary<string, ReleaseNode> nodes;
    private readonly IReadOnlyDictionary<string, TeamPlace> places;

    internal VisibleRelease(
        Release release, Breadth breadth, string team, string? nearest, IReadOnlySet<string> above, IReadOnlyDictionary<string, TeamPlace> places)
    {
        this.release = release;
        this.places = places;
        nodes = release.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        Breadth = breadth;
        Team = team;
        Nearest = nearest is null ? null : Find(nearest);
        Agency = release.Nodes[0];
        Above = [.. release.Nodes.Where(node => above.Contains(node.Name))];
        Below = breadth == Breadth.OwnBranch
            ? [.. release.Nodes.Skip(1).Where(node => !above.Contains(node.Name) && node.Name != team && node.Name != nearest)]
            : [];
    }

    /// <summary>The round.</summary>
    public string RoundId => release.RoundId;

    /// <summary>What was asked.</summary>
    public string InstrumentId => release.InstrumentId;

    /// <summary>The day the round opened.</summary>
    public DateOnly Opened => release.Opened;

    /// <summary>The day the round closed.</summary>
    public DateOnly Closed => release.Closed;

    /// <summary>How much of the release this is.</summary>
    public Breadth Breadth { get; }

    /// <summary>The person's own team today. The release may not know it: it can be newer than the round.</summary>
    public string Team { get; }

    /// <summary>The person's team when it is published, else the nearest published team around it; null when there is none.</summary>
    public ReleaseNode? Nearest { get; }

    /// <summary>The team at the top, published or not.</summary>
    public ReleaseNode Agency { get; }

    /// <summary>How well the questions measure, of the agency as a whole; null where nothing of it is shown.</summary>
    public Reliability? Reliability => Agency.IsPublished ? release.Reliability : null;

    /// <summary>What lies above the teams the person leads, the top first; empty for staff, and where everything is visible.</summary>
    public IReadOnlyList<ReleaseNode> Above { get; }

    /// <summary>What lies beneath the teams the person leads, in the tree's order; empty for staff, and where everything is visible.</summary>
    public IReadOnlyList<ReleaseNode> Below { get; }

    /// <summary>
    /// Every visible team in the tree's order, the top first. One that is not published has its name and the one reason.
    /// The parent of each is the nearest visible team above.
    /// </summary>
    public IReadOnlyList<ReleaseNode> Nodes => release.Nodes;

    /// <summary>The visible team of this name; null when there is none, or it is not for this person.</summary>
    public ReleaseNode? Find(string team) => nodes.GetValueOrDefault(team);

    /// <summary>
    /// Whether a visible team shows no score of a measure because that is shown elsewhere only; else there were not enough answers. It
    /// follows from the question, from where the team stands and from what it shows, never from an answer. How many supervisors there were
    /// beneath a team a release does not say: above the teams themselves it is always the first.
    /// </summary>
    /// <param name="team">The team's name.</param>
    /// <param name="measure">An item's id, or what an average is called.</param>
    /// <param name="actor">Whom the item is about; null for an average, and for an item that nothing is known of any more.</param>
    public bool IsShownElsewhere(string team, string measure, SeenActor? actor) =>
        Find(team) is { } node && node.Score(measure) is null && (Measure.IsAverage(measure)
            ? node.IsPublished
            : actor switch
            {
                SeenActor.AgencyLeaders or SeenActor.Systems => places[team].Depth > Candidates.DeepestForLeaders,
                SeenActor.Supervisor => places[team] is { HasBeneath: true } ? node.IsPublished : !places[team].IsOwn,
                _ => false,
            });
}
