using LeadershipBot.Core.Nudges;
using LeadershipBot.Seasons;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Nudges;

/// <summary>
/// Once a day: deletes notes that are old enough and, once a season is over, counts how many managers took part in it. It is the one
/// place that reads what all managers did; it does so once a season, and keeps bands only, of five managers up.
/// </summary>
public sealed class SweepNudges(IEntityStore store, Notes notes, OldNudges oldNudges, AgencySeasons seasons, TimeProvider clock)
{
    private DateOnly _last;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (_last == today)
        {
            return;
        }

        await notes.DeleteOldAsync(today, cancellationToken);
        await CountAsync(today, cancellationToken);
        await oldNudges.DeleteAsync(today, cancellationToken);
        _last = today;
    }

    private async Task CountAsync(DateOnly today, CancellationToken cancellationToken)
    {
        // A day later it is over in every time zone.
        var day = SeasonCalendar.FirstDay(today.AddDays(-1)).AddDays(-1);
        if (await seasons.FindParticipationAsync(SeasonCalendar.IdOf(day), cancellationToken) is null
            && await seasons.LookAsync(day, cancellationToken) is { HasBegun: true, Season: var season })
        {
            await seasons.NoteParticipationAsync(season.Id, new(today, NudgeParticipation.Of(await ActivitiesAsync(season, cancellationToken))), cancellationToken);
        }
    }

    /// <summary>Of those who have an order in the season, whoever they are by now and whether they were shown anything or not.</summary>
    private async Task<List<ManagerActivity>> ActivitiesAsync(Season season, CancellationToken cancellationToken)
    {
        var shown = new Dictionary<string, List<NudgeHistoryEntry>>(StringComparer.Ordinal);
        await foreach (var manager in store.ReadAllAsync(Tables.StartOrders, new EntityRange(season.Id), HostJson.Default.StartOrderRow, cancellationToken))
        {
            shown[manager.RowKey] = [];
        }

        await foreach (var row in store.ReadAllAsync(Tables.Nudges, new EntityRange(PartitionKey: null), HostJson.Default.NudgeRow, cancellationToken))
        {
            if (shown.TryGetValue(row.PartitionKey, out var entries) && row.Value.Entry is { } entry && entry.SentOn >= season.FirstDay && entry.SentOn <= season.LastDay)
            {
                entries.Add(entry);
            }
        }

        return [.. shown.Values.Select(ManagerActivity.Of)];
    }
}
