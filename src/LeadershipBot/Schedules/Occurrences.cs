using LeadershipBot.BotFramework;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Schedules;

public enum OccurrenceStage
{
    /// <summary>Late: it goes out at a moment that is planned.</summary>
    Waiting,

    /// <summary>A process is at it.</summary>
    Claimed,

    /// <summary>Everybody it is for is in the ledger, which knows what is still to be sent.</summary>
    Done,

    /// <summary>It came too late to go out.</summary>
    Gone,
}

/// <summary>One occurrence of a program in one zone.</summary>
/// <param name="At">When a late one goes out.</param>
/// <param name="Owner">The process that claimed it.</param>
/// <param name="LeasedUntil">When, in real time, that process may be thought dead.</param>
public sealed record OccurrenceRow(
    string ProgramId, string Zone, DateOnly Date, OccurrenceStage Stage, DateTimeOffset? At = null, string? Owner = null, DateTimeOffset? LeasedUntil = null);

/// <summary>An occurrence is claimed by inserting its row: however often its trigger fires, and on however many nodes, it happens once.</summary>
public sealed class Occurrences(IEntityStore store, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    /// <summary>Longer than it takes to open a round and list everybody.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private readonly string _owner = $"{Environment.MachineName}/{Guid.NewGuid():N}";
    private readonly DateTimeOffset _startedAt = realTime.GetUtcNow();

    public async Task<Stored<OccurrenceRow>?> FindAsync(string programId, string zone, DateOnly date, CancellationToken cancellationToken) =>
        await store.ReadAsync(Tables.Occurrences, programId, KeyOf(zone, date), HostJson.Default.OccurrenceRow, cancellationToken);

    /// <summary>Whether nothing is left to do here: it is done or gone, or another process is at it.</summary>
    public bool IsSettled(OccurrenceRow row) =>
        row.Stage is OccurrenceStage.Done or OccurrenceStage.Gone || (row.Stage == OccurrenceStage.Claimed && IsAlive(row));

    /// <summary>True for one caller only, until it is done or its process must be thought dead. Every step after it can be repeated.</summary>
    public async Task<bool> ClaimAsync(string programId, string zone, DateOnly date, CancellationToken cancellationToken)
    {
        var row = new OccurrenceRow(programId, zone, date, OccurrenceStage.Claimed, Owner: _owner, LeasedUntil: realTime.GetUtcNow() + Lease);
        if ((await store.InsertAsync(Tables.Occurrences, ToEntity(row), cancellationToken)).IsWritten)
        {
            return true;
        }

        return await FindAsync(programId, zone, date, cancellationToken) is { } found
            && !IsSettled(found.Value)
            && (await store.ReplaceAsync(Tables.Occurrences, ToEntity(row, found.ETag), cancellationToken)).IsWritten;
    }

    public Task FinishAsync(string programId, string zone, DateOnly date, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Occurrences, ToEntity(new(programId, zone, date, OccurrenceStage.Done)), cancellationToken);

    /// <summary>Notes when a late one goes out, or that it is gone; nothing where another process changed it first.</summary>
    public Task NoteAsync(Stored<OccurrenceRow>? before, OccurrenceRow after, CancellationToken cancellationToken) => before is null
        ? store.InsertAsync(Tables.Occurrences, ToEntity(after), cancellationToken)
        : store.ReplaceAsync(Tables.Occurrences, ToEntity(after, before.ETag), cancellationToken);

    /// <summary>A claim of this machine's from before this process started was that of its predecessor.</summary>
    private bool IsAlive(OccurrenceRow row) =>
        row is { Owner: { } owner, LeasedUntil: { } until }
        && owner != _owner
        && until > realTime.GetUtcNow()
        && !(IsOfThisMachine(owner) && until - Lease < _startedAt);

    private static bool IsOfThisMachine(string owner) => owner.StartsWith(Environment.MachineName + "/", StringComparison.Ordinal);

    private static Entity ToEntity(OccurrenceRow row, string eTag = "") =>
        StoredJson.ToEntity(row.ProgramId, KeyOf(row.Zone, row.Date), row, HostJson.Default.OccurrenceRow, eTag);

    private static string KeyOf(string zone, DateOnly date) => $"{date:yyyyMMdd}.{zone.Replace('/', '_')}";
}
