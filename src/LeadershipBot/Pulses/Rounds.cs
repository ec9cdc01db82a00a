using LeadershipBot.Core.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Pulses;

/// <summary>The rounds and their states; a state changes only from the version that was read.</summary>
public sealed class Rounds(IEntityStore store)
{
    private const string Partition = "round";

    public Task<bool> TryAddAsync(RoundRow round, CancellationToken cancellationToken) =>
        IsWritten(store.InsertAsync(Tables.Rounds, ToEntity(round), cancellationToken));

    public Task<Stored<RoundRow>?> FindAsync(string roundId, CancellationToken cancellationToken) =>
        store.ReadAsync(Tables.Rounds, Partition, roundId, HostJson.Default.RoundRow, cancellationToken);

    public IAsyncEnumerable<Stored<RoundRow>> AllAsync(CancellationToken cancellationToken) =>
        store.ReadAllAsync(Tables.Rounds, new EntityRange(Partition), HostJson.Default.RoundRow, cancellationToken);

    /// <summary>The rounds whose own rows can be read, whatever lies among them; for erasing alone.</summary>
    public async Task<IReadOnlyList<Stored<RoundRow>>> ReadableAsync(CancellationToken cancellationToken)
    {
        var search = new RowSearch(store, Tables.Rounds, Partition);
        try
        {
            await search.RunAsync(cancellationToken);
        }
        catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
        {
            // There are more of them than anybody could look for; what was found is as good as any.
        }

        var rounds = new List<Stored<RoundRow>>();
        foreach (var row in search.Rows)
        {
            try
            {
                rounds.Add(new(row.PartitionKey, row.RowKey, StoredJson.Read(Tables.Rounds, row.Body, HostJson.Default.RoundRow), row.ETag));
            }
            catch (EntityStoreException error) when (RowSearch.IsOfRows(error))
            {
                // Nobody knows what that one needs.
            }
        }

        return rounds;
    }

    /// <summary>The open round that closes last, if any.</summary>
    /// <param name="programId">Only of this program; null for any.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public async Task<RoundRow?> FindOpenAsync(string? programId, CancellationToken cancellationToken)
    {
        RoundRow? latest = null;
        await foreach (var round in AllAsync(cancellationToken))
        {
            if (RoundLifeCycle.Allows(round.Value.State, RoundStep.TakeBallot)
                && (programId is null || round.Value.ProgramId == programId)
                && (latest is null || round.Value.ClosesAt > latest.ClosesAt))
            {
                latest = round.Value;
            }
        }

        return latest;
    }

    public Task<RoundRow?> FindOpenAsync(CancellationToken cancellationToken) => FindOpenAsync(programId: null, cancellationToken);

    /// <summary>Moves a round on, once; null when another process moved it first.</summary>
    public async Task<Stored<RoundRow>?> TryTakeAsync(Stored<RoundRow> from, RoundStep step, CancellationToken cancellationToken) =>
        await TryReplaceAsync(
            from,
            from.Value with
            {
                State = RoundLifeCycle.After(from.Value.State, step)
                    ?? throw new InvalidOperationException($"A round that is {from.Value.State} does not allow {step}."),
            },
            cancellationToken);

    public async Task<Stored<RoundRow>?> TryReplaceAsync(Stored<RoundRow> from, RoundRow to, CancellationToken cancellationToken)
    {
        var result = await store.ReplaceAsync(Tables.Rounds, ToEntity(to, from.ETag), cancellationToken);
        return result.IsWritten ? new(from.PartitionKey, from.RowKey, to, result.ETag) : null;
    }

    private static async Task<bool> IsWritten(Task<WriteResult> write) => (await write).IsWritten;

    private static Entity ToEntity(RoundRow round, string eTag = "") =>
        StoredJson.ToEntity(Partition, round.Id, round, HostJson.Default.RoundRow, eTag);
}
