using System.Collections.Concurrent;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Roster;

namespace LeadershipBot.Results;

/// <summary>What a team is told of a release: the figures of the team, or of the nearest group around it that is shown.</summary>
/// <param name="Team">The team that is told.</param>
public sealed record ToldResult(string RoundId, string InstrumentId, DateOnly Closed, string Team, ReleaseNode Node);

/// <summary>Releases as one person may see them: the way in for everything that shows results.</summary>
public sealed class ReadResults(Releases releases, Agency agency)
{
    private readonly ConcurrentDictionary<string, ReleaseChanges> _changes = new(StringComparer.Ordinal);

    public async Task<VisibleRelease?> FindAsync(string roundId, Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.FindAsync(roundId, cancellationToken), reader);

    public async Task<VisibleRelease?> LatestAsync(Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.LatestAsync(cancellationToken), reader);

    /// <summary>The releases of a pulse program as this person may see them, newest first.</summary>
    /// <param name="programOrRoundId">Of a program the newest; of a round that one and those before it.</param>
    public async Task<IReadOnlyList<VisibleRelease>> OfProgramAsync(string programOrRoundId, Person reader, int most, CancellationToken cancellationToken) =>
        [.. (await releases.OfProgramAsync(programOrRoundId, most, cancellationToken)).Select(release => Visible(release, reader)).OfType<VisibleRelease>()];

    /// <summary>What changed since earlier rounds, in what this person may see of them.</summary>
    /// <param name="seen">The round and those before it, as <see cref="OfProgramAsync"/> gives them.</param>
    public async Task<VisibleChanges> ChangesAsync(IReadOnlyList<VisibleRelease> seen, CancellationToken cancellationToken)
    {
        if (seen is not [var current, _, ..] || await releases.FindAsync(current.RoundId, cancellationToken) is not { } release)
        {
            return VisibleChanges.None;
        }

        // What is said is the same for everybody, so it is worked out once, from the whole of the releases.
        var key = string.Join('|', seen.Select(one => one.RoundId));
        if (!_changes.TryGetValue(key, out var changes))
        {
            var earlier = new List<Release>();
            foreach (var one in seen.Skip(1))
            {
                earlier.Add((await releases.FindAsync(one.RoundId, cancellationToken))!);
            }

            changes = _changes.GetOrAdd(key, ReleaseChanges.Between(release, earlier));
        }

        return new(changes, seen);
    }

    /// <summary>What the lead of a team tells everybody in it; null for others, and where nothing is shown.</summary>
    public async Task<ToldResult?> ToldAsync(string roundId, string team, Person reader, CancellationToken cancellationToken) =>
        await releases.FindAsync(roundId, cancellationToken) is { } release && AccessPolicy.SeeTold(release, agency.Roster, reader.Id, team) is { } node
            ? new(roundId, release.InstrumentId, release.Closed, team, node)
            : null;

    /// <summary>Whether a round's release shows anything of the agency as a whole.</summary>
    public async Task<bool> ShowsAgencyAsync(string roundId, CancellationToken cancellationToken) =>
        await releases.FindAsync(roundId, cancellationToken) is { Nodes: [{ IsPublished: true }, ..] };

    /// <summary>The latest releases from a day on that show something of the agency as a whole.</summary>
    public async Task<IReadOnlyList<ShownRelease>> ShownAsync(DateOnly since, int most, CancellationToken cancellationToken) =>
        [.. (await releases.AllAsync(cancellationToken)).Where(release => release.Closed >= since && release.Nodes is [{ IsPublished: true }, ..])
            .Take(most).Select(release => new ShownRelease(release.RoundId, release.Closed))];

    public async Task<bool> HasReleaseAsync(string roundId, CancellationToken cancellationToken) =>
        await releases.FindAsync(roundId, cancellationToken) is not null;

    /// <summary>The latest for each of several readers, by their ids; empty where there is none.</summary>
    public async Task<IReadOnlyDictionary<string, VisibleRelease>> LatestAsync(IEnumerable<Person> readers, CancellationToken cancellationToken)
    {
        var latest = await releases.LatestAsync(cancellationToken);
        return readers.Select(reader => (reader.Id, Release: Visible(latest, reader))).Where(pair => pair.Release is not null)
            .ToDictionary(pair => pair.Id, pair => pair.Release!, StringComparer.Ordinal);
    }

    private VisibleRelease? Visible(Release? release, Person reader) =>
        release is null ? null : AccessPolicy.See(release, agency.Roster, reader.Id);
}
