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
    private readonly ConcurrentDictionary<string, Release> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _forgotten = new(StringComparer.Ordinal);

    public async Task<Release?> FindAsync(string roundId, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue(roundId, out var known))
        {
            return known;
        }

        var release = await store.ReadLargeAsync(Tables.Releases, roundId, CoreJsonContext.Default.Release, cancellationToken);
        return release is null ? null : _cache.GetOrAdd(roundId, release);
    }

    public async Task<bool> HasAsync(string roundId, CancellationToken cancellationToken) =>
        _cache.ContainsKey(roundId) || await store.HasLargeAsync(Tables.Releases, roundId, cancellationToken);

    /// <summary>Every release, newest first.</summary>
    public async Task<IReadOnlyList<Release>> AllAsync(CancellationToken cancellationToken) =>
        await OfAsync(await ClosedAsync(cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<Release>> OfAsync(IEnumerable<RoundRow> closed, CancellationToken cancellationToken)
    {
        var all = new List<Release>();
        foreach (var round in closed)
        {
            if (round.State != RoundState.Closing && await FindAsync(round.Id, cancellationToken) is { } release)
            {
                all.Add(release);
            }
        }

        return [.. all.OrderByDescending(release => release.Closed).ThenBy(release => release.RoundId, StringComparer.Ordinal)];
    }

    public async Task<Release?> LatestAsync(CancellationToken cancellationToken)
    {
        // The last rounds may have ended without a release.
        foreach (var round in (await ClosedAsync(cancellationToken)).Where(round => round.State != RoundState.Closing).OrderByDescending(round => round.ClosesAt))
        {
            if (await FindAsync(round.Id, cancellationToken) is { } release)
            {
                return release;
            }
        }

        return null;
    }

    /// <summary>Who was asked behind earlier scores, of any program: the same items may be asked by several.</summary>
    /// <param name="exceptRound">The round to be published, of which a try that was cut short may have left something.</param>
    /// <param name="closing">The day that round closed.</param>
    /// <exception cref="InvalidDataException">That of a release is gone; nothing can be published without it.</exception>
    public async Task<PublishedHistory> HistoryAsync(string? exceptRound, DateOnly closing, CancellationToken cancellationToken)
    {
        var closed = await ClosedAsync(cancellationToken);
        var releases = await OfAsync(closed, cancellationToken);
        var latest = releases.Select(release => release.Closed).Append(closing).Max();
        var groups = await GroupsAsync(closed.Where(round => round.Id != exceptRound), cancellationToken);
        return releases.All(release => PublishedHistory.IsForgotten(release.Closed, latest) || groups.Any(round => round.RoundId == release.RoundId))
            ? new(groups.Select(round => round.Groups))
            : throw new InvalidDataException("Who was asked behind an earlier release is gone; nothing can be published without it.");
    }

    /// <summary>
    /// The release is written last: while it is not there, everything before it may be written again, in the place of what a try
    /// that was cut short has left. Nothing is taken away: another process may have written the release by then.
    /// </summary>
    public async Task PublishAsync(ReleaseResult result, CancellationToken cancellationToken)
    {
        var roundId = result.Release.RoundId;
        bool isPut;
        do
        {
            var before = await store.FindLargeAsync(Tables.PublishedGroups, roundId, cancellationToken);
            if (await HasAsync(roundId, cancellationToken))
            {
                return;
            }

            isPut = await store.TryPutLargeAsync(Tables.PublishedGroups, roundId, result.Groups, CoreJsonContext.Default.PublishedRound, before, cancellationToken);
        }
        while (!isPut);

        if (await store.TryAddLargeAsync(Tables.Releases, roundId, result.Release, CoreJsonContext.Default.Release, cancellationToken))
        {
            _cache.TryAdd(roundId, result.Release);
        }
    }

    /// <summary>Who was asked is not kept for longer than it is needed, and not at all for a round that ended without a release.</summary>
    public async Task ForgetOldGroupsAsync(string endedRound, CancellationToken cancellationToken)
    {
        if (!await HasAsync(endedRound, cancellationToken))
        {
            await store.DeleteLargeAsync(Tables.PublishedGroups, endedRound, cancellationToken);
        }

        var closed = await ClosedAsync(cancellationToken);
        if (await OfAsync(closed, cancellationToken) is [var latest, ..])
        {
            foreach (var round in closed.Where(round => PublishedHistory.IsForgotten(round.ClosingDay, latest.Closed) && !_forgotten.ContainsKey(round.Id)))
            {
                await store.DeleteLargeAsync(Tables.PublishedGroups, round.Id, cancellationToken);
                _forgotten[round.Id] = true;
            }
        }
    }

    private async Task<IReadOnlyList<(string RoundId, PublishedRound Groups)>> GroupsAsync(IEnumerable<RoundRow> closed, CancellationToken cancellationToken)
    {
        var published = new List<(string RoundId, PublishedRound Groups)>();
        foreach (var round in closed.Where(round => !_forgotten.ContainsKey(round.Id)))
        {
            if (await store.ReadLargeAsync(Tables.PublishedGroups, round.Id, CoreJsonContext.Default.PublishedRound, cancellationToken) is { } groups)
            {
                published.Add((round.Id, groups));
            }
        }

        return published;
    }

    /// <summary>The rounds that take no answers any more.</summary>
    private async Task<List<RoundRow>> ClosedAsync(CancellationToken cancellationToken) => await rounds.AllAsync(cancellationToken)
        .Select(round => round.Value)
        .Where(round => round.State is RoundState.Closing or RoundState.Published or RoundState.Purged)
        .ToListAsync(cancellationToken);
}
