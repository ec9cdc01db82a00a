using LeadershipBot.Core.Nudges;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Nudges;

/// <summary>What each manager was shown and said, one row a card, in order.</summary>
public sealed class NudgeHistory(IEntityStore store)
{
    public async Task<IReadOnlyList<Stored<NudgeRow>>> ReadAsync(string personId, CancellationToken cancellationToken) =>
        await store.ReadAllAsync(Tables.Nudges, new EntityRange(personId), HostJson.Default.NudgeRow, cancellationToken).ToListAsync(cancellationToken);

    public Task<Stored<NudgeRow>?> FindAsync(string personId, string cardId, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Nudges, personId, cardId, HostJson.Default.NudgeRow, cancellationToken);

    /// <summary>The card that has taken this one's place by "Show me another", or this one.</summary>
    public async Task<Stored<NudgeRow>> FindLastAsync(string personId, Stored<NudgeRow> card, CancellationToken cancellationToken)
    {
        while (card is { Value.Response: NudgeResponse.AskedForAnother }
            && await FindAsync(personId, card.RowKey + ShowAnotherNudge.NextSuffix, cancellationToken) is { } next)
        {
            card = next;
        }

        return card;
    }

    /// <summary>The row that is there afterwards: an earlier one of this card stays.</summary>
    public async Task<NudgeRow> AddAsync(string personId, string cardId, NudgeRow row, CancellationToken cancellationToken)
    {
        var added = await store.InsertAsync(Tables.Nudges, ToEntity(personId, cardId, row), cancellationToken);
        return added.IsWritten ? row : (await FindAsync(personId, cardId, cancellationToken))!.Value;
    }

    /// <summary>Changes the row, from the version it was last found at; writes nothing where it is so already.</summary>
    public async Task<NudgeRow> ChangeAsync(
        string personId, Stored<NudgeRow> found, Func<NudgeRow, NudgeRow> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var wanted = change(found.Value);
            if (wanted == found.Value
                || (await store.ReplaceAsync(Tables.Nudges, ToEntity(personId, found.RowKey, wanted, found.ETag), cancellationToken)).IsWritten)
            {
                return wanted;
            }

            if (await FindAsync(personId, found.RowKey, cancellationToken) is not { } again)
            {
                return wanted;
            }

            found = again;
        }
    }

    /// <summary>The row that was made last.</summary>
    public static Stored<NudgeRow>? Latest(IEnumerable<Stored<NudgeRow>> rows) => rows.MaxBy(row => (row.Value.SentOn, row.RowKey.Length));

    private static Entity ToEntity(string personId, string cardId, NudgeRow row, string eTag = "") =>
        StoredJson.ToEntity(personId, cardId, row, HostJson.Default.NudgeRow, eTag);
}
