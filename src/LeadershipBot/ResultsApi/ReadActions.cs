using LeadershipBot.Actions;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Roster;

namespace LeadershipBot.ResultsApi;

/// <summary>The board of promises as data: what the chat's "actions" shows the same person.</summary>
public sealed class ReadActions(ReadBoard board, RecentFigures figures, PromiseCards names, Agency agency, TimeProvider clock)
{
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
