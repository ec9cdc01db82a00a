using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Roster;

namespace LeadershipBot.Results;

/// <summary>Releases as one person may see them: the way in for everything that shows results.</summary>
public sealed class ReadResults(Releases releases, Agency agency)
{
    public async Task<VisibleRelease?> FindAsync(string roundId, Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.FindAsync(roundId, cancellationToken), reader);

    public async Task<VisibleRelease?> LatestAsync(Person reader, CancellationToken cancellationToken) =>
        Visible(await releases.LatestAsync(cancellationToken), reader);

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
