using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Nudges;

/// <summary>Managers' own words, one row a card, read by the id of whoever wrote them and by no other.</summary>
public sealed class Notes(IEntityStore store)
{
    public const int MaxLength = 500;

    public const int DaysKept = 90;

    /// <summary>Those that are not due to be deleted, the latest first.</summary>
    public async Task<IReadOnlyList<Stored<NoteRow>>> ReadAsync(string personId, DateOnly today, CancellationToken cancellationToken)
    {
        var notes = await store.ReadAllAsync(Tables.Notes, new EntityRange(personId), HostJson.Default.NoteRow, cancellationToken)
            .Where(note => !IsOver(note.Value, today)).ToListAsync(cancellationToken);
        return [.. notes.OrderByDescending(note => note.Value.WrittenOn).ThenBy(note => note.RowKey, StringComparer.Ordinal)];
    }

    public Task SaveAsync(string personId, string cardId, NoteRow note, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Notes, StoredJson.ToEntity(personId, cardId, note, HostJson.Default.NoteRow), cancellationToken);

    public Task DeleteAsync(string personId, string cardId, CancellationToken cancellationToken) =>
        store.DeleteAsync(Tables.Notes, personId, cardId, cancellationToken);

    /// <summary>Deletes everybody's that are old enough; nobody reads them on the way.</summary>
    public async Task DeleteOldAsync(DateOnly today, CancellationToken cancellationToken)
    {
        await foreach (var note in store.ReadAllAsync(Tables.Notes, new EntityRange(PartitionKey: null), HostJson.Default.NoteRow, cancellationToken))
        {
            if (IsOver(note.Value, today))
            {
                await DeleteAsync(note.PartitionKey, note.RowKey, cancellationToken);
            }
        }
    }

    private static bool IsOver(NoteRow note, DateOnly today) => note.WrittenOn.AddDays(DaysKept) <= today;
}
