using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Results;

/// <summary>What whoever leads a unit says beside its numbers of one round, for everybody who sees these.</summary>
/// <param name="By">The Entra object id of who wrote it.</param>
public sealed record UnitNote(string Text, string By, DateTimeOffset At)
{
    public const int MaxText = 500;
}

public sealed class UnitNotes(IEntityStore store)
{
    public async Task<UnitNote?> FindAsync(string roundId, string unit, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.UnitNotes, roundId, unit, HostJson.Default.UnitNote, cancellationToken))?.Value;

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

    public Task PutAsync(string roundId, string unit, UnitNote note, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.UnitNotes, StoredJson.ToEntity(roundId, unit, note, HostJson.Default.UnitNote), cancellationToken);

    public Task DeleteAsync(string roundId, string unit, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.UnitNotes, roundId, unit, cancellationToken);
}
