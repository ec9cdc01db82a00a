using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Schedules;

public enum OccurrenceStage
{
    Claimed,
    Done,
}

/// <summary>One occurrence of a program in one zone.</summary>
public sealed record OccurrenceRow(string ProgramId, string Zone, DateOnly Date, OccurrenceStage Stage);

/// <summary>Since when a program has had its schedule in a zone.</summary>
public sealed record KnownScheduleRow(string Schedule, DateTimeOffset Since);

/// <summary>An occurrence is claimed by inserting its row: however often its trigger fires, it happens once.</summary>
public sealed class Occurrences(IEntityStore store)
{
    /// <summary>False when it was done before. One that was claimed but not finished may be run again: every step can be repeated.</summary>
    public async Task<bool> ClaimAsync(string programId, string zone, DateOnly date, CancellationToken cancellationToken)
    {
        var row = new OccurrenceRow(programId, zone, date, OccurrenceStage.Claimed);
        return (await store.InsertAsync(Tables.Occurrences, ToEntity(row), cancellationToken)).IsWritten
            || !await IsDoneAsync(programId, zone, date, cancellationToken);
    }

    public async Task<bool> IsDoneAsync(string programId, string zone, DateOnly date, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Occurrences, programId, KeyOf(zone, date), HostJson.Default.OccurrenceRow, cancellationToken))
            is { Value.Stage: OccurrenceStage.Done };

    public Task FinishAsync(string programId, string zone, DateOnly date, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Occurrences, ToEntity(new(programId, zone, date, OccurrenceStage.Done)), cancellationToken);

    /// <summary>Notes when a program's schedule first reached a zone: what was due before that was never missed.</summary>
    public async Task NoticeAsync(string programId, string zone, string schedule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync(Tables.Occurrences, programId, KnownKey(zone), HostJson.Default.KnownScheduleRow, cancellationToken);
        if (known?.Value.Schedule != schedule)
        {
            var row = new KnownScheduleRow(schedule, now);
            await store.UpsertAsync(
                Tables.Occurrences, StoredJson.ToEntity(programId, KnownKey(zone), row, HostJson.Default.KnownScheduleRow), cancellationToken);
        }
    }

    public async Task<DateTimeOffset?> KnownSinceAsync(string programId, string zone, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Occurrences, programId, KnownKey(zone), HostJson.Default.KnownScheduleRow, cancellationToken))?.Value.Since;

    private static string KnownKey(string zone) => "known." + zone.Replace('/', '_');

    private static Entity ToEntity(OccurrenceRow row) =>
        StoredJson.ToEntity(row.ProgramId, KeyOf(row.Zone, row.Date), row, HostJson.Default.OccurrenceRow);

    private static string KeyOf(string zone, DateOnly date) => $"{date:yyyyMMdd}.{zone.Replace('/', '_')}";
}
