using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;

namespace LeadershipBot.Core.Access;

/// <summary>
/// Who may see what, in one place. Whatever shows results or forecasts asks it and none decides for itself; what people see of
/// their own, nudges and settings, is read by the id of whoever asks and by no other. What it denies to everybody is denied to
/// administrators too, and nothing in the program shows it.
/// </summary>
public static class AccessPolicy
{
    /// <summary>Whether a person may see something.</summary>
    /// <param name="roster">The roster of today: roles and who leads what are taken from it.</param>
    /// <param name="personId">The Entra object id of whoever asks. Somebody who is not in the roster may see nothing.</param>
    /// <param name="resource">What is asked for.</param>
    public static bool May(Roster roster, string personId, Resource resource) => May(roster, new Reader(personId), resource);

    /// <inheritdoc cref="May(Roster, string, Resource)"/>
    public static bool May(Roster roster, Reader reader, Resource resource) => reader.In(roster) is { } person && resource switch
    {
        Resource.GroupResult result => See(result.Release, roster, reader)!.Find(result.Team) is not null,
        Resource.NoteOnGroup note => MayNote(note, roster, reader),
        Resource.NoteRemoval removal => MayNote(removal.Note, roster, reader)
            || (person.Role == Role.Administrator && See(removal.Note.Release, roster, reader)!.Find(removal.Note.Team) is not null),
        Resource.Promises promises => MayReadPromises(promises.Team, person, roster),
        Resource.NudgeParticipation => Breadths.Of(person) == Breadth.Everything,
        Resource.Forecast or Resource.Operations => person.Role == Role.Administrator,
        Resource.Nudges nudges => nudges.PersonId == person.Id,
        Resource.Settings settings => settings.PersonId == person.Id,
        _ => false,
    };

    /// <summary>The part of a release that a person may see; null for somebody who is not in the roster.</summary>
    /// <param name="release">The release.</param>
    /// <param name="roster">The roster of today. Teams it has and the release does not know are skipped.</param>
    /// <param name="personId">The Entra object id of whoever asks.</param>
    public static VisibleRelease? See(Release release, Roster roster, string personId) => See(release, roster, new Reader(personId));

    /// <inheritdoc cref="See(Release, Roster, string)"/>
    public static VisibleRelease? See(Release release, Roster roster, Reader reader)
    {
        if (reader.In(roster) is not { } person)
        {
            return null;
        }

        var own = OwnTeams(person, roster);
        var forReader = WithoutOthersSupervisors(release, own, roster);

        // What was about a supervisor who is gone is somebody else's.
        var places = TeamPlace.Of(release, own.Where(team => release.Find(team)?.Scores.Count == forReader.Find(team)?.Scores.Count).ToHashSet(StringComparer.Ordinal));
        release = forReader;

        // A team that came after the round opened is not in its release: the top is the nearest that is.
        var top = release.Nodes[0];
        var nearest = release.NearestPublished(release.Find(person.Team)?.Name ?? top.Name);
        var breadth = Breadths.Of(person);
        if (breadth == Breadth.Everything)
        {
            return new VisibleRelease(release, breadth, person.Team, nearest?.Name, above: new HashSet<string>(StringComparer.Ordinal), places);
        }

        var visible = new HashSet<string>(StringComparer.Ordinal) { top.Name, person.Team };
        if (nearest is not null)
        {
            visible.Add(nearest.Name);
        }

        var above = new HashSet<string>(StringComparer.Ordinal);
        if (breadth == Breadth.OwnBranch)
        {
            var tree = roster.Tree;
            foreach (var team in LedTeams.Of(roster, person.Id))
            {
                above.UnionWith(tree.AncestorsOf(team).Select(node => node.Name));
                visible.UnionWith(tree.Nodes.Take(tree.EndOf(team)).Skip(team.Index).Select(node => node.Name));
            }

            visible.UnionWith(above);
        }

        return new VisibleRelease(
            Keep(release, visible), breadth, person.Team, nearest?.Name, above,
            places.Where(place => visible.Contains(place.Key)).ToDictionary(place => place.Key, place => place.Value, StringComparer.Ordinal));
    }

    /// <summary>
    /// What a team was told by whoever leads it: the figures of the team or, where it is not published, of the nearest group around
    /// it. Everybody who is in the team today, or in a team beneath it, may see that; null for others, and where nothing is published.
    /// </summary>
    /// <param name="release">The release.</param>
    /// <param name="roster">The roster of today.</param>
    /// <param name="personId">The Entra object id of whoever is told.</param>
    /// <param name="team">The team that was told; everybody where it is the one at the top.</param>
    public static ReleaseNode? SeeTold(Release release, Roster roster, string personId, string team) =>
        roster.Find(personId) is { } person && roster.Tree.Find(person.Team) is { } own
            && (own.Name == team || roster.Tree.AncestorsOf(own).Any(above => above.Name == team))
            ? WithoutOthersSupervisors(release, OwnTeams(person, roster), roster).NearestPublished(release.Find(team)?.Name ?? release.Nodes[0].Name)
            : null;

    /// <summary>
    /// Whoever leads a team speaks of its numbers of their own time. Where a release does not tell whose time that was, the words stay
    /// with whoever wrote them first.
    /// </summary>
    private static bool MayNote(Resource.NoteOnGroup note, Roster roster, Reader reader)
    {
        if (LedTeams.Of(roster, reader.PersonId).All(team => team.Name != note.Team) || See(note.Release, roster, reader)!.Find(note.Team) is not { IsPublished: true })
        {
            return false;
        }

        var marks = note.Release.Find(note.Team)!.Scores.Select(score => score.AboutLead).OfType<string>().ToList();
        return marks.Count > 0
            ? marks.TrueForAll(mark => mark == LeadMark.Of(note.Release.RoundId, roster.LeadOf(note.Team)?.Id))
            : note.WrittenBy is null || note.WrittenBy == reader.PersonId;
    }

    private static bool MayReadPromises(string team, Person person, Roster roster)
    {
        var tree = roster.Tree;
        return Breadths.Of(person) == Breadth.Everything || (tree.Find(team) is { } wanted && tree.Find(person.Team) is { } own
            && (IsWithin(own, wanted) || (Breadths.Of(person) == Breadth.OwnBranch && LedTeams.Of(roster, person.Id).Any(led => IsWithin(wanted, led)))));

        bool IsWithin(TeamNode inner, TeamNode outer) => inner.Index >= outer.Index && inner.Index < tree.EndOf(outer);
    }

    private static HashSet<string> OwnTeams(Person person, Roster roster) =>
        LedTeams.Of(roster, person.Id).Select(team => team.Name).Append(person.Team).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is about one supervisor is for that supervisor and the team, and for nobody once somebody else leads it.</summary>
    private static Release WithoutOthersSupervisors(Release release, HashSet<string> own, Roster roster)
    {
        return release with
        {
            Nodes = [.. release.Nodes.Select(node => node.Scores.All(score => IsFor(node, score)) ? node : node with { Scores = [.. node.Scores.Where(score => IsFor(node, score))] })],
        };

        bool IsFor(ReleaseNode node, ReleaseScore score) =>
            score.AboutLead is not { } mark || (own.Contains(node.Name) && mark == LeadMark.Of(release.RoundId, roster.LeadOf(node.Name)?.Id));
    }

    private static Release Keep(Release release, HashSet<string> visible)
    {
        var parents = release.Nodes.ToDictionary(node => node.Name, node => node.Parent, StringComparer.Ordinal);
        string? Above(string name)
        {
            var parent = parents[name];
            while (parent is not null && !visible.Contains(parent))
            {
                parent = parents[parent];
            }

            return parent;
        }

        return release with { Nodes = [.. release.Nodes.Where(node => visible.Contains(node.Name)).Select(node => node with { Parent = Above(node.Name) })] };
    }
}
