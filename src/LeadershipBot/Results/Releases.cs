using System.Collections.Concurrent;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;

namespace LeadershipBot.Results;

/// <summary>Published results: written once, never changed, and the only thing anybody reads.</summary>
public sealed class Releases(IEntityStore store, Rounds rounds)
{
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

    public async Task<Release?> LatestAsync(CancellationToken cancellationToken) =>
        await AllAsync(cancellationToken) is [var latest, ..] ? latest : null;

    /// <summary>Who was asked behind each score last published, over every round but this one: the same items may be asked by several programs.</summary>
    public async Task<PublishedHistory> HistoryWithoutAsync(RoundRow round, CancellationToken cancellationToken)
    {
        var earlier = new List<RoundRow>();
        await foreach (var row in rounds.AllAsync(cancellationToken))
        {
            if (row.Value.Id != round.Id)
            {
                earlier.Add(row.Value);
            }
        }

        var history = PublishedHistory.Empty;
        foreach (var row in earlier.OrderBy(row => row.ClosesAt).ThenBy(row => row.Id, StringComparer.Ordinal))
        {
            if (await store.ReadLargeAsync(Tables.PublishedAtoms, row.Id, CoreJsonContext.Default.PublishedAtoms, cancellationToken) is { } atoms)
            {
                history = history.With(atoms);
            }
        }

        return history;
    }

    /// <summary>The release is written last: while it is not there, everything before it may be written again.</summary>
    public async Task PublishAsync(Release release, PublishedAtoms atoms, CancellationToken cancellationToken)
    {
        await store.TryAddLargeAsync(
            Tables.PublishedAtoms, release.RoundId, atoms, CoreJsonContext.Default.PublishedAtoms, cancellationToken);
        await store.TryAddLargeAsync(Tables.Releases, release.RoundId, release, CoreJsonContext.Default.Release, cancellationToken);
    }
}
