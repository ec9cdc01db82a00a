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
    // Worked out anew where the earlier ones are others: one that was late may come between.
    private readonly ConcurrentDictionary<string, (IReadOnlyList<Release> Earlier, ReleaseChanges Changes)> _changes = new(StringComparer.Ordinal);

    public async Task<VisibleRelease?> FindAsync(string roundId, Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.FindAsync(roundId, cancellationToken), reader);

    public async Task<VisibleRelease?> LatestAsync(Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.LatestAsync(cancellationToken), reader);

    /// <summary>Everything published, newest first, of each program the latest <see cref="VisibleHistory.MostRounds"/>.</summary>
    public async Task<IReadOnlyList<VisibleRelease>> AllAsync(Reader reader, CancellationToken cancellationToken)
    {
        var roster = agency.Roster;
        return
        [
            .. (await releases.AllAsync(cancellationToken)).GroupBy(release => VisibleHistory.ProgramOf(release.RoundId), StringComparer.Ordinal)
                .SelectMany(program => program.Take(VisibleHistory.MostRounds))
                .Select(release => AccessPolicy.See(release, roster, reader)).OfType<VisibleRelease>()
                .OrderByDescending(release => release.Closed).ThenBy(release => release.RoundId, StringComparer.Ordinal),
        ];
    }

    /// <summary>A release with those of its program before it; null where there is none, or not for this reader.</summary>
    /// <param name="roundId">Null for the latest.</param>
    public async Task<VisibleHistory?> HistoryAsync(string? roundId, Reader reader, CancellationToken cancellationToken)
    {
        var all = await releases.AllAsync(cancellationToken);
        var roster = agency.Roster;
        if (all.FirstOrDefault(release => roundId is null || release.RoundId == roundId) is not { } current || reader.In(roster) is null)
        {
            return null;
        }

        var program = VisibleHistory.ProgramOf(current.RoundId);
        return History(current, all.Where(release => VisibleHistory.ProgramOf(release.RoundId) == program), release => See(release, roster, reader));
    }

    /// <summary>What <see cref="AllAsync"/> gives, the newest first, each with those before it; every release is looked at once.</summary>
    public async Task<IReadOnlyList<VisibleHistory>> HistoriesAsync(Reader reader, CancellationToken cancellationToken)
    {
        var roster = agency.Roster;
        return reader.In(roster) is null ? [] :
        [
            .. (await releases.AllAsync(cancellationToken)).GroupBy(release => VisibleHistory.ProgramOf(release.RoundId), StringComparer.Ordinal)
                .SelectMany(program =>
                {
                    var seen = program.Take((2 * VisibleHistory.MostRounds) - 1).ToDictionary(release => release.RoundId, release => See(release, roster, reader), StringComparer.Ordinal);
                    return program.Take(VisibleHistory.MostRounds).Select(release => History(release, program, earlier => seen[earlier.RoundId]));
                })
                .OrderByDescending(history => history.Current.Closed).ThenBy(history => history.Current.RoundId, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a reader may put a note beside a team's numbers of a round, and whether the one there is may be taken away.</summary>
    public async Task<(bool Write, bool Delete)> MayNoteAsync(string roundId, string team, UnitNote? there, Reader reader, CancellationToken cancellationToken)
    {
        if (await releases.FindAsync(roundId, cancellationToken) is not { } release)
        {
            return (false, false);
        }

        var note = new Resource.NoteOnGroup(release, team, there?.By);
        return (AccessPolicy.May(agency.Roster, reader, note), AccessPolicy.May(agency.Roster, reader, new Resource.NoteRemoval(note)));
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

    private VisibleHistory History(Release current, IEnumerable<Release> program, Func<Release, VisibleRound> see)
    {
        var earlier = program.Where(release => release.Closed < current.Closed).Take(VisibleHistory.MostRounds - 1).ToList();
        return new([see(current), .. earlier.Select(see)], ChangesOf(current, earlier));
    }

    private ReleaseChanges ChangesOf(Release current, List<Release> earlier)
    {
        if (_changes.TryGetValue(current.RoundId, out var known) && known.Earlier.SequenceEqual(earlier, ReferenceEqualityComparer.Instance))
        {
            return known.Changes;
        }

        var changes = ReleaseChanges.Between(current, earlier);
        _changes[current.RoundId] = (earlier, changes);
        return changes;
    }

    private static VisibleRound See(Release release, Core.Organization.Roster roster, Reader reader) =>
        new(release.RoundId, new(() => AccessPolicy.See(release, roster, reader)!));

    private VisibleRelease? Visible(Release? release, Person reader) =>
        release is null ? null : AccessPolicy.See(release, agency.Roster, reader.Id);
}
