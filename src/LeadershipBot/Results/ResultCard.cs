using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>A release as one person may see it: one group in full, then others, a line each.</summary>
/// <param name="page">Where there is more to see.</param>
public sealed class ResultCard(VisibleHistory history, ScoreTexts texts, LocalizedText title, ResultExtras extras, string page)
{
    private const string GroupsId = "groups";

    /// <summary>As many bars as a phone shows without losing sight of the labels.</summary>
    private const int MostBars = 30;

    private readonly VisibleRelease release = history.Current;
    private readonly GroupList groups = new(texts);
    private readonly Language language = texts.Language;

    public AdaptiveCard Draw() => release.Breadth switch
    {
        Breadth.OwnTeam => Frame([.. AboutNearest(), .. Wider([release.Agency])]),
        Breadth.OwnBranch => FittingCard.Draw(release.Below.Count, WithTeamsBeneath),
        _ => FittingCard.Draw(release.Nodes.Count - 1, WithRegions),
    };

    /// <summary>One of the visible groups by itself.</summary>
    public AdaptiveCard DrawGroup(ReleaseNode node) => Frame(node.IsPublished ? [.. InFull(node)] : [NotByItself(node.Name)]);

    private AdaptiveCard WithTeamsBeneath(int rows) => Frame(
    [
        .. AboutNearest(),
        .. groups.DrawMany(GroupsId, ResultTexts.YourTeams[language], [.. release.Below.Take(rows)], _ => ""),
        .. LeftOut(release.Below.Count - rows),
        .. Wider(release.Above),
    ]);

    private AdaptiveCard WithRegions(int rows)
    {
        var regions = release.Nodes.Where(node => node.Parent == release.Agency.Name).ToList();
        var deeper = release.Nodes.Skip(1).Where(node => node.Parent != release.Agency.Name).ToList();
        var regionOf = RegionNames();
        return Frame(
        [
            .. release.Agency.IsPublished ? InFull(release.Agency) : Nothing(release.Agency.Name),
            .. extras.Promised,
            .. groups.Draw(ResultTexts.Regions[language], [.. regions.Take(rows)], hasChart: regions.Count <= MostBars),
            .. groups.DrawMany(GroupsId, ResultTexts.Teams[language], [.. deeper.Take(rows - regions.Count)], node => regionOf[node.Name]),
            .. LeftOut(release.Nodes.Count - 1 - rows),
            .. release.Reliability is { } reliability && ReliabilityTexts.Of(reliability) is { } text ? [CardParts.Note(text[language])] : Array.Empty<CardElement>(),
        ]);
    }

    private AdaptiveCard Frame(IReadOnlyList<CardElement> body) => CardParts.Card(
        language,
        [
            CardParts.Heading(texts.Format(ResultTexts.Title, title[language])),
            .. body,
            CardParts.Note(ResultTexts.FairUse[language]),
            new ActionSet(new OpenUrlAction(ResultTexts.OpenInTeams[language], page)),
            .. extras.Beneath,
        ]);

    private IEnumerable<CardElement> AboutNearest()
    {
        if (release.Nearest is not { } node)
        {
            return [.. Nothing(release.Team), .. extras.Promised];
        }

        return node.Name == release.Team
            ? [.. InFull(node), .. extras.Promised]
            : [new TextBlock(texts.Format(ResultTexts.Instead, CardParts.Plain(release.Team), CardParts.Plain(node.Name))), .. InFull(node), .. extras.Promised];
    }

    private IEnumerable<CardElement> InFull(ReleaseNode node) => new FocusedGroup(node, history, texts).Draw(extras.BeginsWithStrengths);

    private IEnumerable<CardElement> Nothing(string team) =>
        [release.Nodes.Any(node => node.IsPublished) ? NotByItself(team) : new TextBlock(ResultTexts.Nothing[language])];

    private TextBlock NotByItself(string team) => new(texts.Format(ResultTexts.NotByItself, CardParts.Plain(team), ReleaseTexts.Reason[language]));

    /// <summary>What lies above, less what the card shows in full already; nothing where no group is shown at all.</summary>
    private IEnumerable<CardElement> Wider(IReadOnlyList<ReleaseNode> above) => release.Nodes.Any(node => node.IsPublished)
        ? groups.Draw(ResultTexts.Wider[language], [.. above.Where(node => node.Name != release.Nearest?.Name && node.Name != release.Team)])
        : [];

    private IEnumerable<CardElement> LeftOut(int count) =>
        count > 0 ? [CardParts.Note(texts.Format(ResultTexts.MoreGroups, count))] : [];

    private Dictionary<string, string> RegionNames()
    {
        var regionOf = new Dictionary<string, string>(StringComparer.Ordinal) { [release.Agency.Name] = "" };
        foreach (var node in release.Nodes.Skip(1))
        {
            var region = regionOf[node.Parent!];
            regionOf.Add(node.Name, region.Length == 0 ? node.Name : region);
        }

        return regionOf;
    }
}
