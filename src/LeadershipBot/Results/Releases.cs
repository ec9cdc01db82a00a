using System.Collections.Concurrent;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Results;

/// <summary>Published results: written once, never changed, and the only thing anybody reads.</summary>
public sealed class Releases(IEntityStore store, Rounds rounds)
{
    private const string NewestPartition = "newest";
    private const string NewestRow = "round";

    private readonly ConcurrentDictionary<string, Release> _cache = new(StringComparer.Ordinal);

    public async Task<Release?> FindAsync(string roundId, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(roundId, out var known))
        {
            return known;
        }

        var release = await store.ReadLargeAsync(Tables.Releases, roundId, CoreJsonContext.Default.Release, cancellationToken);
        return release is null ? null : _cache.GetOrAdd(roundId, release);
    }

    /// <summary>Every release, newest first.</summary>
    public async Task<IReadOnlyList<Release>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Release>();
        await foreach (var round in rounds.AllAsync(cancellationToken))
        {
            if (round.Value.State is RoundState.Published or RoundState.Purged
                && await FindAsync(round.Value.Id, cancellationToken) is { } release)
            {
                all.Add(release);
            }
        }

        return [.. all.OrderByDescending(release => release.Closed).ThenBy(release => release.RoundId, StringComparer.Ordinal)];
    }

    public async Task<Release?> LatestAsync(CancellationToken cancellationToken)
    {
        var finished = new List<RoundRow>();
        await foreach (var round in rounds.AllAsync(cancellationToken))
        {
            if (round.Value.State is RoundState.Published or RoundState.Purged)
            {
                finished.Add(round.Value);
            }
        }

        // The last rounds may have ended without a release.
        foreach (var round in finished.OrderByDescending(round => round.ClosesAt))
        {
            if (await FindAsync(round.Id, cancellationToken) is { } release)
            {
                return release;
            }
        }

        return null;
    }

    /// <summary>Who was asked behind earlier scores, of any program: the same items may be asked by several.</summary>
    public async Task<PublishedHistory> HistoryAsync(CancellationToken cancellationToken) =>
        await NewestHistoryAsync(cancellationToken) is { } roundId
            ? await store.ReadLargeAsync(Tables.PublishedHistory, roundId, CoreJsonContext.Default.PublishedHistory, cancellationToken)
                ?? throw new InvalidDataException("The history of published scores is gone; nothing can be published without it.")
            : PublishedHistory.Empty;

    /// <summary>The release is written last: while it is not there, everything before it may be written again.</summary>
    /// <param name="history">As it is with this release.</param>
    public async Task PublishAsync(Release release, PublishedHistory history, CancellationToken cancellationToken)
    {
        // What an earlier try left may not know of rounds that were published since.
        await store.DeleteLargeAsync(Tables.PublishedHistory, release.RoundId, cancellationToken);
        await store.TryAddLargeAsync(Tables.PublishedHistory, release.RoundId, history, CoreJsonContext.Default.PublishedHistory, cancellationToken);
        await store.TryAddLargeAsync(Tables.Releases, release.RoundId, release, CoreJsonContext.Default.Release, cancellationToken);
    }

    /// <summary>From now on this round's history is the newest; the one before is no longer needed and goes.</summary>
    public async Task SettleHistoryAsync(string roundId, CancellationToken cancellationToken)
    {
        var before = await NewestHistoryAsync(cancellationToken);
        if (before == roundId
            || await store.ReadLargeAsync(Tables.PublishedHistory, roundId, CoreJsonContext.Default.PublishedHistory, cancellationToken) is null)
        {
            // Done before; or an old round whose row was set back, and whose history a newer one replaced that must stay.
            return;
        }

        await store.UpsertAsync(
            Tables.PublishedHistory, StoredJson.ToEntity(NewestPartition, NewestRow, roundId, HostJson.Default.String), cancellationToken);
        if (before is not null)
        {
            await store.DeleteLargeAsync(Tables.PublishedHistory, before, cancellationToken);
        }
    }

    private async Task<string?> NewestHistoryAsync(CancellationToken cancellationToken) =>
        (await store.ReadAsync(Tables.PublishedHistory, NewestPartition, NewestRow, HostJson.Default.String, cancellationToken))?.Value;
}
