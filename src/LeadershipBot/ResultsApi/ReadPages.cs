using LeadershipBot.Actions;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Roster;

namespace LeadershipBot.ResultsApi;

/// <summary>Puts the documents of results together for one reader. Null is for what there is not and for what is not theirs alike.</summary>
public sealed class ReadPages(
    ReadResults results, UnitNotes notes, RecentFigures figures, ReadActions actions, RoundDocuments rounds, UnitDocuments units, MeasureList measures, Agency agency)
{
    /// <summary>So many regions are read one by one; all are on the map of all units.</summary>
    private const int MostRegions = 40;

    public async Task<RoundList> RoundsAsync(Reader reader, CancellationToken cancellationToken) =>
        new([.. (await results.AllAsync(reader, cancellationToken)).Select(rounds.Of)]);

    public async Task<Overview> OverviewAsync(Reader reader, CancellationToken cancellationToken)
    {
        var person = reader.In(agency.Roster);
        var promises = person is null ? null : PromisesOf(await figures.ForAsync(person, cancellationToken));
        var latest = person is null ? [] : await actions.LatestAsync(person, cancellationToken);
        if (await results.HistoryAsync(roundId: null, reader, cancellationToken) is not { } history)
        {
            return new(null, [], null, null, null, [], 0, [], null, promises, latest, UnitDocuments.GuideTo(shown: null), ResultTexts.FairUse);
        }

        var release = history.Current;
        var asked = measures.Of(release);
        var said = await notes.OfRoundAsync(release.RoundId, cancellationToken);
        var focus = release.Nearest;
        var regions = RegionsOf(release).ToList();
        IEnumerable<ReleaseNode> inTrend = focus is null || focus == release.Agency ? [release.Agency] : [focus, release.Agency];
        return new(
            rounds.Of(release),
            asked,
            focus is null ? null : ResultOf(focus),
            focus?.Name == release.Team ? null : release.Team,
            ResultOf(release.Agency),
            [.. regions.Take(MostRegions).Select(ResultOf)],
            Math.Max(0, regions.Count - MostRegions),
            [.. inTrend.SelectMany(node => UnitDocuments.Trends(history, node, InTrend(focus ?? release.Agency, asked)))],
            release.Reliability is { } known && ReliabilityTexts.Of(known) is { } text ? new(known.Alpha, known.Icc1, known.Icc2, text) : null,
            promises,
            latest,
            UnitDocuments.GuideTo(focus ?? release.Agency),
            ResultTexts.FairUse);

        UnitResult ResultOf(ReleaseNode node) => units.Of(history, node, asked, said.GetValueOrDefault(UnitDocuments.KeyOf(release, node.Name)));
    }

    public async Task<HeatMap?> HeatMapAsync(string? roundId, Reader reader, CancellationToken cancellationToken)
    {
        if (await results.HistoryAsync(roundId, reader, cancellationToken) is not { Current: var release })
        {
            return null;
        }

        var asked = measures.Of(release);
        var said = await notes.OfRoundAsync(release.RoundId, cancellationToken);
        var own = LedTeams.Of(agency.Roster, reader.PersonId).Select(team => team.Name).Append(release.Team).ToHashSet(StringComparer.Ordinal);
        var above = new Dictionary<string, (string Key, int Depth)>(StringComparer.Ordinal);
        var rows = new List<HeatRow>(release.Nodes.Count);
        foreach (var node in release.Nodes)
        {
            var key = UnitDocuments.KeyOf(release, node.Name);
            (string Key, int Depth)? parent = node.Parent is null ? null : above[node.Parent];
            above.Add(node.Name, (key, parent is { } top ? top.Depth + 1 : 0));
            rows.Add(new(
                key, node.Name, parent?.Key, above[node.Name].Depth, own.Contains(node.Name), said.ContainsKey(key), [.. asked.Select(measure => node.Score(measure.Id)?.Mean)],
                UnitDocuments.ShownElsewhere(release, node, asked)));
        }

        return new(rounds.Of(release), asked, ReleaseTexts.Reason, rows);
    }

    public async Task<UnitPage?> UnitAsync(string? roundId, string unit, Reader reader, CancellationToken cancellationToken)
    {
        if (await results.HistoryAsync(roundId, reader, cancellationToken) is not { Current: var release } history || UnitDocuments.Find(release, unit) is not { } wanted)
        {
            return null;
        }

        var above = AboveOf(release, wanted).ToList();
        var node = wanted.IsPublished ? wanted : above.Find(candidate => candidate.IsPublished) ?? wanted;
        var asked = measures.Of(release);
        var key = UnitDocuments.KeyOf(release, node.Name);
        var note = (await notes.FindAsync(release.RoundId, key, cancellationToken))?.Value;
        var (mayWrite, mayDelete) = await results.MayNoteAsync(release.RoundId, node.Name, note, reader, cancellationToken);
        return new(
            rounds.Of(release),
            asked,
            units.Of(history, node, asked, note),
            [.. AboveOf(release, node).Reverse().Select(NameOf)],
            node == wanted ? null : NameOf(wanted),
            [.. release.Nodes.Where(candidate => candidate.Parent == node.Name).Select(child => new UnitBeneath(UnitDocuments.KeyOf(release, child.Name), child.Name, child.IsPublished))],
            UnitDocuments.Trends(history, node, [.. node.Scores.Select(score => score.Measure)]),
            await actions.OfTeamsAsync([.. new[] { wanted, node }.Distinct().Select(TeamOf)], reader, cancellationToken),
            mayWrite,
            mayDelete && note is not null,
            UnitNote.MaxText,
            UnitDocuments.GuideTo(node),
            ResultTexts.FairUse);

        // The team at the top may have another name today.
        string TeamOf(ReleaseNode one) => one.Parent is null ? agency.Roster.Tree.Root.Name : one.Name;

        UnitName NameOf(ReleaseNode one) => new(UnitDocuments.KeyOf(release, one.Name), one.Name);
    }

    /// <summary>Where a group does not show the first measure that line would end before: each question that it does show has one too.</summary>
    private static IReadOnlyList<string> InTrend(ReleaseNode group, IReadOnlyList<MeasureView> asked) =>
        group.IsPublished && asked.Count > 0 && group.Score(asked[0].Id) is null
            ? [asked[0].Id, .. asked.Select(measure => measure.Id).Where(id => group.Score(id) is not null)]
            : [.. asked.Take(1).Select(measure => measure.Id)];

    public static Promises? PromisesOf(Core.Actions.ActionFigures? figures) => figures is null ? null : new(
        figures.Promised,
        figures.Promised - figures.Done - figures.Dropped,
        figures.Done,
        figures.Dropped,
        figures.AnsweredPercent,
        figures.MedianDays,
        figures.BarriersRaised,
        figures.BarriersAnswered);

    /// <summary>
    /// What lies right beneath the agency and has teams beneath it, less what is about one supervisor. Where only some units are
    /// visible, one far below may come next to the agency, and is no region; a team is none anywhere.
    /// </summary>
    private IEnumerable<ReleaseNode> RegionsOf(VisibleRelease release)
    {
        var withTeams = release.Nodes.Select(node => node.Parent).ToHashSet(StringComparer.Ordinal);
        return release.Nodes
            .Where(node => node.Parent == release.Agency.Name
                && (release.Breadth == Breadth.Everything ? withTeams.Contains(node.Name) : agency.Roster.Tree.Find(node.Name) is { Depth: 1, Children.Count: > 0 }))
            .Select(node => node with { Scores = [.. node.Scores.Where(score => score.AboutLead is null)] });
    }

    /// <summary>The nearest first.</summary>
    private static IEnumerable<ReleaseNode> AboveOf(VisibleRelease release, ReleaseNode node)
    {
        for (var above = node.Parent; above is not null && release.Find(above) is { } parent; above = parent.Parent)
        {
            yield return parent;
        }
    }
}
