using LeadershipBot.Actions;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;

namespace LeadershipBot.ResultsApi;

/// <summary>The board of promises as data: what the chat's "actions" shows the same person.</summary>
public sealed class ReadActions(ReadBoard board, RecentFigures figures, PromiseCards names, Agency agency, TimeProvider clock)
{
    private const int MostLatest = 5;
    private const int MostOfRegions = 40;

    public async Task<BoardPage?> ForAsync(Reader reader, CancellationToken cancellationToken)
    {
        if (reader.In(agency.Roster) is not { } person)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var shown = await board.OfAsync(person, cancellationToken);
        return new(
            [.. shown.Units.SelectMany(unit => unit.Actions).Select(action => View(action, now))],
            [.. shown.Units.SelectMany(unit => unit.Barriers).Concat(shown.ToAnswer).DistinctBy(barrier => barrier.Key, StringComparer.Ordinal).Select(barrier => View(barrier, now))],
            ReadPages.PromisesOf(await figures.ForAsync(person, cancellationToken)));
    }

    /// <summary>What was promised to those of these teams whose promises the reader may see; null where there are none such.</summary>
    public async Task<IReadOnlyList<ActionItem>?> OfTeamsAsync(IReadOnlyList<string> teams, Reader reader, CancellationToken cancellationToken)
    {
        var seen = teams.Where(team => AccessPolicy.May(agency.Roster, reader, new Resource.Promises(team))).ToList();
        if (seen.Count == 0)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var all = new List<LeadershipAction>();
        foreach (var team in seen)
        {
            all.AddRange(await board.ActionsOfAsync(Unit.KeyOf(agency.Roster.Tree, team), cancellationToken));
        }

        return [.. all.Select(action => View(action, now))];
    }

    /// <summary>The newest promises to a person's team and to those above it, then what was done; few enough for a look.</summary>
    public async Task<IReadOnlyList<ActionItem>> LatestAsync(Person person, CancellationToken cancellationToken)
    {
        var all = new List<LeadershipAction>();
        foreach (var unit in Unit.Upwards(agency.Roster.Tree, person.Team))
        {
            all.AddRange(await board.ActionsOfAsync(unit, cancellationToken));
        }

        return OpenThenDone(all, MostLatest);
    }

    /// <summary>What was promised to the agency and its regions, for paper; null for those who do not see all of them.</summary>
    public async Task<PromiseList?> OfRegionsAsync(Reader reader, CancellationToken cancellationToken)
    {
        if (reader.In(agency.Roster) is not { } person || Breadths.Of(person) != Breadth.Everything)
        {
            return null;
        }

        var tree = agency.Roster.Tree;
        var units = tree.Nodes.Where(Unit.IsAgencyOrRegion).Select(node => Unit.KeyOf(tree, node.Name)).ToHashSet(StringComparer.Ordinal);
        var all = await board.ActionsOfAsync(unit: null, cancellationToken);
        return new(OpenThenDone(all.Where(action => units.Contains(action.Unit)), MostOfRegions));
    }

    private IReadOnlyList<ActionItem> OpenThenDone(IEnumerable<LeadershipAction> actions, int most)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. actions.Where(action => action.Status != ActionStatus.Dropped)
                .OrderByDescending(action => action.IsOpen).ThenByDescending(action => action.IsOpen ? action.At : action.ChangedAt)
                .Take(most).Select(action => View(action, now)),
        ];
    }

    private ActionItem View(LeadershipAction action, DateTimeOffset now) => new(
        action.Id,
        action.Unit,
        action.Team,
        action.Text,
        action.Status,
        action.History.Count > 0,
        action.Due != action.FirstDue,
        names.DayOf(action.At),
        action.Due,
        action.IsOpen ? null : names.DayOf(action.ChangedAt),
        (int)((action.IsOpen ? now : action.ChangedAt) - action.At).TotalDays,
        names.NameOf(action.Owner),
        action.DecidedWith,
        action.HeardFrom,
        action.History is [.., var last] ? last.Words : null);

    private BarrierItem View(LeadershipBarrier barrier, DateTimeOffset now) => new(
        barrier.Id,
        barrier.Unit,
        barrier.Team,
        barrier.Text,
        barrier.LeaderName,
        names.DayOf(barrier.At),
        barrier.Due,
        barrier.DaysOpen(now),
        barrier.IsOpen && barrier.Due < names.DayOf(now),
        barrier.Reply?.Text,
        barrier.Reply is { } reply ? names.DayOf(reply.At) : null);
}
