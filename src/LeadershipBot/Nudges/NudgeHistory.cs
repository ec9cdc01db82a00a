using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Nudges;

/// <summary>What each manager was shown and said, one row a card, in order.</summary>
public sealed class NudgeHistory(IEntityStore store)
{
    public async Task<IReadOnlyList<Stored<NudgeRow>>> ReadAsync(string personId, CancellationToken cancellationToken)
    {
        var rows = new List<Stored<NudgeRow>>();
        await foreach (var row in store.ReadAllAsync(Tables.Nudges, new EntityRange(personId), HostJson.Default.NudgeRow, cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    public async Task<NudgeRow?> FindAsync(string personId, string cardId, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.Nudges, personId, cardId, HostJson.Default.NudgeRow, cancellationToken))?.Value;

    /// <summary>The row that is there afterwards: an earlier one of this card stays.</summary>
    public async Task<NudgeRow> AddAsync(string personId, string cardId, NudgeRow row, CancellationToken cancellationToken)
    {
        var added = await store.InsertAsync(Tables.Nudges, ToEntity(personId, cardId, row), cancellationToken);
        return added.IsWritten ? row : (await FindAsync(personId, cardId, cancellationToken))!;
    }

    public Task AnswerAsync(string personId, string cardId, NudgeRow row, CancellationToken cancellationToken) =>
        store.UpsertAsync(Tables.Nudges, ToEntity(personId, cardId, row), cancellationToken);

    private static Entity ToEntity(string personId, string cardId, NudgeRow row) =>
        StoredJson.ToEntity(personId, cardId, row, HostJson.Default.NudgeRow);
}
