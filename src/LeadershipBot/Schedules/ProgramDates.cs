using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Schedules;

/// <summary>Since when a program has had its schedule in a zone.</summary>
public sealed record KnownScheduleRow(string Schedule, DateTimeOffset Since);

/// <summary>What became of a pulse's date: it was kept, because somebody was asked on it, or the whole pulse moved to another.</summary>
/// <param name="MovedTo">Null where it was kept.</param>
public sealed record PulseDateRow(DateOnly Date, DateOnly? MovedTo = null);

/// <summary>What is known of a program as a whole, beside its occurrences.</summary>
public sealed class ProgramDates(IEntityStore store)
{
    public async Task<KnownScheduleRow?> FindKnownAsync(string programId, string zone, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Occurrences, programId, KnownKey(zone), HostJson.Default.KnownScheduleRow, cancellationToken))?.Value;

    /// <summary>Notes since when a program has had its schedule in a zone: what was due before that was never missed.</summary>
    public Task NoticeAsync(string programId, string zone, KnownScheduleRow known, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Occurrences, StoredJson.ToEntity(programId, KnownKey(zone), known, HostJson.Default.KnownScheduleRow), cancellationToken);

    /// <summary>Null while nobody was asked and it was not moved.</summary>
    public async Task<PulseDateRow?> FindDateAsync(string programId, DateOnly date, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Occurrences, programId, DateKey(date), HostJson.Default.PulseDateRow, cancellationToken))?.Value;

    /// <summary>Keeps or moves a date, once for all zones and nodes; what holds from then on.</summary>
    public async Task<PulseDateRow> SettleDateAsync(string programId, PulseDateRow wanted, CancellationToken cancellationToken)
    {
        var entity = StoredJson.ToEntity(programId, DateKey(wanted.Date), wanted, HostJson.Default.PulseDateRow);
        return (await store.InsertAsync(Tables.Occurrences, entity, cancellationToken)).IsWritten
            ? wanted
            : await FindDateAsync(programId, wanted.Date, cancellationToken) ?? wanted;
    }

    private static string KnownKey(string zone) => "known." + zone.Replace('/', '_');

    private static string DateKey(DateOnly date) => $"date.{date:yyyyMMdd}";
}
