using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>A release as one person may see it: one group with a chart and the same numbers as text, then others, a line each.</summary>
public sealed class ResultCard(VisibleRelease release, ScoreTexts texts, LocalizedText title, ResultExtras extras, Language language)
{
    private const string QuestionsId = "questions";
    private const string GroupsId = "groups";

    /// <summary>As many bars as a phone shows without losing sight of the labels.</summary>
    private const int MostBars = 30;

    private readonly GroupList groups = new(texts);

    public AdaptiveCard Draw() => release.Breadth switch
    {
        Breadth.OwnTeam => Frame([.. AboutNearest(), .. Wider([release.Agency])]),
        Breadth.OwnBranch => FittingCard.Draw(release.Below.Count, WithTeamsBeneath),
        _ => FittingCard.Draw(release.Nodes.Count - 1, WithRegions),
    };

    /// <summary>One of the visible groups by itself.</summary>
    public AdaptiveCard DrawGroup(ReleaseNode node) => Frame(node.IsPublished
        ? [.. About(node), .. Scores(node)]
        : [new TextBlock(texts.Format(ResultTexts.NotByItself, CardParts.Plain(node.Name), ReleaseTexts.Reason[language]))]);

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
            .. release.Agency.IsPublished ? [.. About(release.Agency), .. Scores(release.Agency)] : Nothing(release.Agency.Name),
            .. groups.Draw(ResultTexts.Regions[language], [.. regions.Take(rows)], hasChart: regions.Count <= MostBars),
            .. groups.DrawMany(GroupsId, ResultTexts.Teams[language], [.. deeper.Take(rows - regions.Count)], node => regionOf[node.Name]),
            .. LeftOut(release.Nodes.Count - 1 - rows),
        ]);
    }

    private AdaptiveCard Frame(IReadOnlyList<CardElement> body) => CardParts.Card(
        language,
        [CardParts.Heading(texts.Format(ResultTexts.Title, title[language])), .. extras.Above, .. body, CardParts.Note(ResultTexts.FairUse[language]), .. extras.Beneath]);

    private IEnumerable<CardElement> AboutNearest()
    {
        if (release.Nearest is not { } node)
        {
            return Nothing(release.Team);
        }

        return node.Name == release.Team
            ? [.. About(node), .. Scores(node)]
            : [new TextBlock(texts.Format(ResultTexts.Instead, CardParts.Plain(release.Team), CardParts.Plain(node.Name))), .. About(node), .. Scores(node)];
    }

    private IEnumerable<CardElement> Nothing(string team) =>
    [
        new TextBlock(release.Nodes.Any(node => node.IsPublished)
            ? texts.Format(ResultTexts.NotByItself, CardParts.Plain(team), ReleaseTexts.Reason[language])
            : ResultTexts.Nothing[language]),
    ];

    private IEnumerable<CardElement> About(ReleaseNode node)
    {
        var closed = LocalMoment.Show(release.Closed, language);
        yield return new TextBlock(node.Response is { } response
            ? texts.Format(ResultTexts.About, CardParts.Plain(node.Name), closed, ReleaseTexts.Of(response)[language])
            : texts.Format(ResultTexts.AboutWithoutResponse, CardParts.Plain(node.Name), closed));
        if (node.Response is { } band && ReleaseTexts.IsBelowHalf(band))
        {
            yield return CardParts.Note(ReleaseTexts.MayNotRepresent[language]);
        }
    }

    private IEnumerable<CardElement> Scores(ReleaseNode node)
    {
        yield return BarChart.Draw(
            ResultTexts.ChartTitle[language],
            [.. node.Scores.Select(score => new Bar(texts.LabelOf(score.Measure), score.MeanValue))]);
        yield return new FactSet([.. node.Scores.Select(score => new Fact(texts.LabelOf(score.Measure), texts.Numbers(score)))]);
        yield return new ActionSet(new ToggleVisibilityAction(ResultTexts.Questions[language], new TargetElement(QuestionsId)));
        yield return new Container(
            [.. texts.Items.Where(item => node.Score(item.Id) is not null).Select(Question)]) { Id = QuestionsId, IsVisible = false };
    }

    private TextBlock Question(Item item) => CardParts.Note($"**{item.Label[language]}** — {item.Text[language]}") with { Spacing = "Small" };

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
