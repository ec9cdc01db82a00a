using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Results;

/// <summary>What whoever leads a unit says beside its numbers of one round, for everybody who sees these.</summary>
/// <param name="By">The Entra object id of who wrote it.</param>
public sealed record UnitNote(string Text, string By, DateTimeOffset At)
{
    public const int MaxText = 500;

    /// <summary>Numbers of so long ago are not what anybody leads with.</summary>
    public const int YearsKept = 1;
}

public sealed class UnitNotes(IEntityStore store)
{
    public Task<Stored<UnitNote>?> FindAsync(string roundId, string unit, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.UnitNotes, roundId, unit, HostJson.Default.UnitNote, cancellationToken);

    /// <summary>Those of a round, by unit.</summary>
    public async Task<IReadOnlyDictionary<string, UnitNote>> OfRoundAsync(string roundId, CancellationToken cancellationToken)
    {
        var notes = new Dictionary<string, UnitNote>(StringComparer.Ordinal);
        await foreach (var row in store.ReadAllAsync(Tables.UnitNotes, new EntityRange(roundId), HostJson.Default.UnitNote, cancellationToken))
        {
            notes.Add(row.RowKey, row.Value);
        }

        return notes;
    }

    /// <summary>False where it changed meanwhile.</summary>
    /// <param name="before">What it takes the place of; null where there was none.</param>
    public async Task<bool> TryPutAsync(string roundId, string unit, UnitNote note, Stored<UnitNote>? before, CancellationToken cancellationToken)
    {
        var row = StoredJson.ToEntity(roundId, unit, note, HostJson.Default.UnitNote, before?.ETag ?? "");
        return (before is null ? await store.InsertAsync(Tables.UnitNotes, row, cancellationToken) : await store.ReplaceAsync(Tables.UnitNotes, row, cancellationToken)).IsWritten;
    }

    public Task DeleteAsync(string roundId, string unit, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.UnitNotes, roundId, unit, cancellationToken);

    public async Task DeleteOldAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var old = await store.ReadAllAsync(Tables.UnitNotes, new EntityRange(PartitionKey: null), HostJson.Default.UnitNote, cancellationToken)
            .Where(row => row.Value.At.AddYears(UnitNote.YearsKept) <= now).ToListAsync(cancellationToken);
        foreach (var row in old)
        {
            await store.DeleteAsync(Tables.UnitNotes, row.PartitionKey, row.RowKey, cancellationToken);
        }
    }
}
