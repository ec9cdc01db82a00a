using LeadershipBot.BotFramework;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;

namespace LeadershipBot.Actions;

/// <summary>
/// The figures of promises for a page that many leaders open at once: they take reading everything that was ever promised, so they are
/// kept in memory until something is said through this process, or for half a minute.
/// </summary>
public sealed class RecentFigures(ReadBoard board, ActionsTable table, TimeProvider clock, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    private volatile Known? _known;

    public async Task<ActionFigures?> ForAsync(Person person, CancellationToken cancellationToken)
    {
        var (today, version) = (person.Today(clock), table.Version);
        if (Core.Access.Breadths.Of(person) == Core.Access.Breadth.Everything
            && _known is { } known && known.Today == today && known.Version == version && realTime.GetElapsedTime(known.ReadAt) < Kept)
        {
            return known.Figures;
        }

        var readAt = realTime.GetTimestamp();
        var figures = await board.FiguresAsync(person, cancellationToken);
        if (figures is not null)
        {
            _known = new(figures, today, version, readAt);
        }

        return figures;
    }

    private sealed record Known(ActionFigures Figures, DateOnly Today, long Version, long ReadAt);
}
