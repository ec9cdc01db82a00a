using System.Collections.Concurrent;
using LeadershipBot.Core;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Programs;
using LeadershipBot.Pulses;
using LeadershipBot.Storage;
using LeadershipBot.Store;

namespace LeadershipBot.Results;

/// <summary>
/// Published results: written once, never changed, and the only thing anybody reads. In memory are those that are read, of each program
/// the newest <see cref="VisibleHistory.MostRead"/>.
/// </summary>
public sealed class Releases(IEntityStore store, Rounds rounds)
{
    private readonly ConcurrentDictionary<string, Release> _cache = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _withoutRelease = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _forgotten = new(StringComparer.Ordinal);
    private int _version;

    /// <summary>Another one whenever something was published through this process.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>A release that is in memory.</summary>
    public Release? Recall(string roundId) => _cache.GetValueOrDefault(roundId);

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

    /// <summary>Of each program the newest <see cref="VisibleHistory.MostRead"/>; all of them, newest first.</summary>
    public async Task<IReadOnlyList<Release>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new List<Release>();
        var ofProgram = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var round in await ClosedAsync(cancellationToken))
        {
            var program = AgencyPrograms.ProgramOf(round.Id);
            if (ofProgram.GetValueOrDefault(program) < VisibleHistory.MostRead && await FindAsync(round, cancellationToken) is { } release)
            {
                all.Add(release);
                ofProgram[program] = ofProgram.GetValueOrDefault(program) + 1;
            }
        }

        foreach (var old in _cache.Keys.Except(all.Select(release => release.RoundId), StringComparer.Ordinal))
        {
            _cache.TryRemove(old, out _);
        }

        return all;
    }

    public async Task<Release?> LatestAsync(CancellationToken cancellationToken)
    {
        // The last rounds may have ended without a release.
        foreach (var round in await ClosedAsync(cancellationToken))
        {
            if (await FindAsync(round, cancellationToken) is { } release)
            {
                return release;
            }
        }

        return null;
    }

    /// <summary>Null also for a round that is not yet through with closing. What is purged gets no release any more.</summary>
    private async Task<Release?> FindAsync(RoundRow round, CancellationToken cancellationToken)
    {
        if (round.State == RoundState.Closing || _withoutRelease.ContainsKey(round.Id))
        {
            return null;
        }

        var release = await FindAsync(round.Id, cancellationToken);
        if (release is null && round.State == RoundState.Purged)
        {
            _withoutRelease[round.Id] = true;
        }

        return release;
    }

    /// <summary>Who was asked behind earlier scores, of any program: the same items may be asked by several.</summary>
    /// <param name="exceptRound">The round to be published, of which a try that was cut short may have left something.</param>
    /// <param name="closing">The day that round closed.</param>
    /// <exception cref="InvalidDataException">That of a release is gone; nothing can be published without it.</exception>
    public async Task<PublishedHistory> HistoryAsync(string? exceptRound, DateOnly closing, CancellationToken cancellationToken)
    {
        var closed = await ClosedAsync(cancellationToken);
        var latest = await LastPublishedAsync(closed, cancellationToken) is { } last && last > closing ? last : closing;
        var groups = await GroupsAsync(closed.Where(round => round.Id != exceptRound), cancellationToken);
        foreach (var round in closed.Where(round => round.State != RoundState.Closing && !PublishedHistory.IsForgotten(round.ClosingDay, latest)))
        {
            if (groups.All(known => known.RoundId != round.Id) && await HasAsync(round.Id, cancellationToken))
            {
                throw new InvalidDataException("Who was asked behind an earlier release is gone; nothing can be published without it.");
            }
        }

        return new(groups.Select(round => round.Groups));
    }

    /// <summary>The day that the newest round with a release closed.</summary>
    private async Task<DateOnly?> LastPublishedAsync(IEnumerable<RoundRow> closed, CancellationToken cancellationToken)
    {
        foreach (var round in closed.Where(round => round.State != RoundState.Closing))
        {
            if (await HasAsync(round.Id, cancellationToken))
            {
                return round.ClosingDay;
            }
        }

        return null;
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
            _withoutRelease.TryRemove(roundId, out _);
            Interlocked.Increment(ref _version);
        }
    }

    /// <summary>
    /// Who was asked goes after its time even where no round follows. While a round is still to be counted, all stays that it is compared
    /// with.
    /// </summary>
    public async Task ForgetOldGroupsAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var toBeCounted = await rounds.AllAsync(cancellationToken).Select(round => round.Value)
            .Where(round => round.State is not (RoundState.Published or RoundState.Purged)).Select(round => round.ClosingDay).ToListAsync(cancellationToken);
        await ForgetAsync(await ClosedAsync(cancellationToken), toBeCounted.Append(today).Min(), cancellationToken);
    }

    /// <summary>Who was asked is not kept for longer than it is needed, and not at all for a round that ended without a release.</summary>
    public async Task ForgetOldGroupsAsync(string endedRound, CancellationToken cancellationToken)
    {
        if (!await HasAsync(endedRound, cancellationToken))
        {
            await store.DeleteLargeAsync(Tables.PublishedGroups, endedRound, cancellationToken);
        }

        var closed = await ClosedAsync(cancellationToken);
        if (await LastPublishedAsync(closed, cancellationToken) is { } latest)
        {
            await ForgetAsync(closed, latest, cancellationToken);
        }
    }

    private async Task ForgetAsync(IEnumerable<RoundRow> closed, DateOnly asOf, CancellationToken cancellationToken)
    {
        foreach (var round in closed.Where(round => PublishedHistory.IsForgotten(round.ClosingDay, asOf) && !_forgotten.ContainsKey(round.Id)))
        {
            await store.DeleteLargeAsync(Tables.PublishedGroups, round.Id, cancellationToken);
            _forgotten[round.Id] = true;
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

    /// <summary>The rounds that take no answers any more, newest first: the one order in which rounds are shown.</summary>
    private async Task<List<RoundRow>> ClosedAsync(CancellationToken cancellationToken) => await rounds.AllAsync(cancellationToken)
        .Select(round => round.Value)
        .Where(round => round.State is RoundState.Closing or RoundState.Published or RoundState.Purged)
        .OrderByDescending(round => round.ClosesAt).ThenBy(round => round.Id, StringComparer.Ordinal)
        .ToListAsync(cancellationToken);
}
