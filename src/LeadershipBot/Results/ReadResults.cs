using System.Collections.Concurrent;
using LeadershipBot.BotFramework;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Programs;
using LeadershipBot.Roster;

namespace LeadershipBot.Results;

/// <summary>What a team is told of a release: the figures of the team, or of the nearest group around it that is shown.</summary>
/// <param name="Team">The team that is told.</param>
public sealed record ToldResult(string RoundId, string InstrumentId, DateOnly Closed, string Team, ReleaseNode Node);

/// <summary>Releases as one person may see them: the way in for everything that shows results.</summary>
public sealed class ReadResults(Releases releases, Agency agency, [FromKeyedServices(RealTime.Key)] TimeProvider realTime)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);

    // By round, as far as rounds are in memory. What lies behind one holds releases that may have gone from it otherwise.
    private readonly ConcurrentDictionary<string, Behind> _behind = new(StringComparer.Ordinal);

    public async Task<VisibleRelease?> LatestAsync(Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.LatestAsync(cancellationToken), reader);

    /// <summary>Everything published, newest first, of each program the latest <see cref="VisibleHistory.MostRounds"/>.</summary>
    public async Task<IReadOnlyList<VisibleRelease>> AllAsync(Reader reader, CancellationToken cancellationToken)
    {
        var roster = agency.Roster;
        return [.. Shown(await releases.AllAsync(cancellationToken)).Select(round => AccessPolicy.See(round.Release, roster, reader)).OfType<VisibleRelease>()];
    }

    /// <summary>A release with those of its program before it; null where there is none, or not for this reader.</summary>
    /// <param name="roundId">Null for the latest.</param>
    public async Task<VisibleHistory?> HistoryAsync(string? roundId, Reader reader, CancellationToken cancellationToken)
    {
        var roster = agency.Roster;
        if (reader.In(roster) is null)
        {
            return null;
        }

        // A round's results go to many at once; what lies behind it is looked up for all of them together.
        if (roundId is not null && releases.Recall(roundId) is { } recent && _behind.TryGetValue(recent.RoundId, out var known)
            && known.Version == releases.Version && realTime.GetElapsedTime(known.ReadAt) < Kept)
        {
            return History(recent, known, release => See(release, roster, reader));
        }

        var (version, readAt) = (releases.Version, realTime.GetTimestamp());
        var all = await ReadAllAsync(cancellationToken);
        return all.FirstOrDefault(release => roundId is null || release.RoundId == roundId) is { } current
            ? History(current, BehindOf(current, all.Where(release => ProgramOf(release) == ProgramOf(current)), version, readAt), release => See(release, roster, reader))
            : null;
    }

    /// <summary>What <see cref="AllAsync"/> gives, each with those before it; every release is looked at once.</summary>
    public async Task<IReadOnlyList<VisibleHistory>> HistoriesAsync(Reader reader, CancellationToken cancellationToken)
    {
        var roster = agency.Roster;
        if (reader.In(roster) is null)
        {
            return [];
        }

        var (version, readAt) = (releases.Version, realTime.GetTimestamp());
        var all = await ReadAllAsync(cancellationToken);
        var seen = all.ToDictionary(release => release.RoundId, release => See(release, roster, reader), StringComparer.Ordinal);
        return [.. Shown(all).Select(round => History(round.Release, BehindOf(round.Release, round.Program, version, readAt), release => seen[release.RoundId]))];
    }

    /// <summary>Whether a reader may put a note beside a team's numbers of a round, and whether the one there is may be taken away.</summary>
    public async Task<(bool Write, bool Delete)> MayNoteAsync(string roundId, string team, UnitNote? there, Reader reader, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(roundId, cancellationToken) is not { } release)
        {
            return (false, false);
        }

        var note = new Resource.NoteOnGroup(release, team, there?.By);
        var mayWrite = AccessPolicy.May(agency.Roster, reader, note);
        return (mayWrite, mayWrite || AccessPolicy.May(agency.Roster, reader, new Resource.NoteRemoval(note)));
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

    private async Task<IReadOnlyList<Release>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var all = await releases.AllAsync(cancellationToken);
        foreach (var old in _behind.Keys.Except(all.Select(release => release.RoundId), StringComparer.Ordinal))
        {
            _behind.TryRemove(old, out _);
        }

        return all;
    }

    /// <summary>Of releases in their order, the newest of each program, each with all of its program.</summary>
    private static IEnumerable<(Release Release, IReadOnlyList<Release> Program)> Shown(IReadOnlyList<Release> all)
    {
        var programs = all.GroupBy(ProgramOf, StringComparer.Ordinal).ToDictionary(program => program.Key, program => program.ToList(), StringComparer.Ordinal);
        var shown = programs.Values.SelectMany(program => program.Take(VisibleHistory.MostRounds)).Select(release => release.RoundId).ToHashSet(StringComparer.Ordinal);
        return all.Where(release => shown.Contains(release.RoundId)).Select(release => (release, (IReadOnlyList<Release>)programs[ProgramOf(release)]));
    }

    private static string ProgramOf(Release release) => AgencyPrograms.ProgramOf(release.RoundId);

    private static VisibleHistory History(Release current, Behind behind, Func<Release, VisibleRound> see) =>
        new([see(current), .. behind.Earlier.Select(see)], behind.Changes);

    /// <summary>Changes are worked out anew where the earlier ones are others: one that was late may come between.</summary>
    private Behind BehindOf(Release current, IEnumerable<Release> program, int version, long readAt)
    {
        List<Release> earlier = [.. program.Where(release => release.Closed < current.Closed).Take(VisibleHistory.MostRounds - 1)];
        var behind = _behind.TryGetValue(current.RoundId, out var known) && known.Earlier.SequenceEqual(earlier, ReferenceEqualityComparer.Instance)
            ? known with { Version = version, ReadAt = readAt }
            : new Behind(earlier, ReleaseChanges.Between(current, earlier), version, readAt);
        _behind[current.RoundId] = behind;
        return behind;
    }

    private static VisibleRound See(Release release, Core.Organization.Roster roster, Reader reader) =>
        new(release.RoundId, new(() => AccessPolicy.See(release, roster, reader)!));

    private VisibleRelease? Visible(Release? release, Person reader) =>
        release is null ? null : AccessPolicy.See(release, agency.Roster, reader.Id);

    /// <summary>What lies before a release in its program, and when it was looked up.</summary>
    private sealed record Behind(IReadOnlyList<Release> Earlier, ReleaseChanges Changes, int Version, long ReadAt);
}
