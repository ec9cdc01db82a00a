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

    private VisibleRelease? Visible(Release? release, Person reader) =>
        release is null ? null : AccessPolicy.See(release, agency.Roster, reader.Id);
}
