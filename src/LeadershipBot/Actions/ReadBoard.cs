using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Results;
using LeadershipBot.Roster;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>What the board has for one person.</summary>
/// <param name="Units">The own team and those above it, the nearest first.</param>
/// <param name="ToAnswer">Open barriers that this person is to answer, from any team beneath.</param>
public sealed record Board(IReadOnlyList<BoardUnit> Units, IReadOnlyList<LeadershipBarrier> ToAnswer);

/// <summary>What was promised to a unit, open ones first, and what it put to leaders, the newest first: of the last year, or still open.</summary>
public sealed record BoardUnit(IReadOnlyList<LeadershipAction> Actions, IReadOnlyList<LeadershipBarrier> Barriers);

/// <summary>Reads what a person may see of promises, for the card and for the page.</summary>
public sealed class ReadBoard(ActionsTable table, ReadResults results, Agency agency, TimeProvider clock)
{
    private static readonly TimeSpan Shown = TimeSpan.FromDays(365);

    public async Task<Board> OfAsync(Person person, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var units = new List<BoardUnit>();
        foreach (var unit in Unit.Upwards(agency.Roster.Tree, person.Team))
        {
            units.Add(new(
                await ActionsOfAsync(unit, cancellationToken),
                [
                    .. (await table.BarriersAsync(unit, cancellationToken)).Where(barrier => barrier.IsOpen || now - barrier.At < Shown)
                        .OrderByDescending(barrier => barrier.At),
                ]));
        }

        return new(units, await ToAnswerAsync(person, cancellationToken));
    }

    /// <summary>What was promised to a unit, open ones first, and of the last year only what is over: who may read it is decided before.</summary>
    /// <param name="unit">The unit's key; null for all units.</param>
    public async Task<IReadOnlyList<LeadershipAction>> ActionsOfAsync(string? unit, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. (await table.ActionsAsync(unit, cancellationToken)).Where(action => action.IsOpen || now - action.ChangedAt < Shown)
                .OrderByDescending(action => action.IsOpen).ThenByDescending(action => action.ChangedAt),
        ];
    }

    /// <summary>How leadership keeps its side; null for those who are not shown everything.</summary>
    public async Task<ActionFigures?> FiguresAsync(Person person, CancellationToken cancellationToken)
    {
        if (Breadths.Of(person) != Breadth.Everything)
        {
            return null;
        }

        var today = person.Today(clock);
        var shown = await results.ShownAsync(ActionFigures.Earliest(today), ActionFigures.MostReleases, cancellationToken);
        var heard = new List<Heard>();
        foreach (var release in shown)
        {
            heard.AddRange(await table.HeardAsync(release.RoundId, cancellationToken));
        }

        var tree = agency.Roster.Tree;
        var led = tree.Nodes.Skip(1).Where(team => agency.Roster.LeadOf(team.Name) is not null).Select(team => Unit.KeyOf(tree, team.Name)).ToHashSet(StringComparer.Ordinal);
        return ActionFigures.Of(
            led, shown, heard, await table.ActionsAsync(unit: null, cancellationToken), await table.BarriersAsync(unit: null, cancellationToken), agency.Programs.TimeZone, today);
    }

    private async Task<IReadOnlyList<LeadershipBarrier>> ToAnswerAsync(Person person, CancellationToken cancellationToken) =>
        person.Role == Role.Leader || person.IsLead
            ? Speakers.ToAnswer(agency.Roster, person.Id, await table.BarriersAsync(unit: null, cancellationToken))
            : [];
}
