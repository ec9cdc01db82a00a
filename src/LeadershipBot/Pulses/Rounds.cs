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

    /// <summary>The open round that closes last, if any.</summary>
    public async Task<RoundRow?> FindOpenAsync(CancellationToken cancellationToken)
    {
        RoundRow? latest = null;
        await foreach (var round in AllAsync(cancellationToken))
        {
            if (round.Value.State == RoundState.Open && (latest is null || round.Value.ClosesAt > latest.ClosesAt))
            {
                latest = round.Value;
            }
        }

        return latest;
    }

    /// <summary>Whether any round still needs its keys.</summary>
    public async Task<bool> AnyUnfinishedAsync(CancellationToken cancellationToken)
    {
        await foreach (var round in AllAsync(cancellationToken))
        {
            if (round.Value.State is RoundState.Planned or RoundState.Open or RoundState.Closing)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves a round on, once; null when another process moved it first.</summary>
    public async Task<Stored<RoundRow>?> TryAdvanceAsync(Stored<RoundRow> from, RoundState to, CancellationToken cancellationToken)
    {
        if (!RoundTransitions.IsAllowed(from.Value.State, to))
        {
            throw new InvalidOperationException($"A round can't go from {from.Value.State} to {to}.");
        }

        return await TryReplaceAsync(from, from.Value with { State = to }, cancellationToken);
    }

    public async Task<Stored<RoundRow>?> TryReplaceAsync(Stored<RoundRow> from, RoundRow to, CancellationToken cancellationToken)
    {
        var result = await store.ReplaceAsync(Tables.Rounds, ToEntity(to, from.ETag), cancellationToken);
        return result.IsWritten ? new(from.RowKey, to, result.ETag) : null;
    }

    private static async Task<bool> IsWritten(Task<WriteResult> write) => (await write).IsWritten;

    private static Entity ToEntity(RoundRow round, string eTag = "") =>
        StoredJson.ToEntity(Partition, round.Id, round, HostJson.Default.RoundRow, eTag);
}
