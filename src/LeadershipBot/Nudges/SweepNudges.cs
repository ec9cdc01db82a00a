using LeadershipBot.Core.Nudges;
using LeadershipBot.Roster;
using LeadershipBot.Seasons;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Nudges;

/// <summary>
/// Once a day: deletes notes that are old enough, and counts how many managers take part. It is the one place that reads what all
/// managers did, and keeps numbers only, of five managers up.
/// </summary>
public sealed class SweepNudges(IEntityStore store, Notes notes, AgencySeasons seasons, Agency agency, TimeProvider clock)
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
        var (season, hasBegun) = await seasons.LookAsync(today, cancellationToken);
        if (hasBegun)
        {
            await seasons.NoteParticipationAsync(season.Id, new(today, NudgeParticipation.Of(await ActivitiesAsync(season, cancellationToken))), cancellationToken);
        }

        _last = today;
    }

    private async Task<List<ManagerActivity>> ActivitiesAsync(Season season, CancellationToken cancellationToken)
    {
        var managers = agency.Roster.People.Where(agency.IsNudged).Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        var shown = new Dictionary<string, List<NudgeHistoryEntry>>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await store.QueryAsync(Tables.Nudges, new EntityRange(PartitionKey: null), continuation: continuation, cancellationToken: cancellationToken);
            foreach (var row in page.Entities.Where(row => managers.Contains(row.PartitionKey)))
            {
                if (StoredJson.Read(Tables.Nudges, row.Body, HostJson.Default.NudgeRow).Entry is var entry && entry.SentOn >= season.FirstDay)
                {
                    (shown.TryGetValue(row.PartitionKey, out var entries) ? entries : shown[row.PartitionKey] = []).Add(entry);
                }
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return [.. shown.Values.Select(ManagerActivity.Of)];
    }
}
