using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>A release as one person may see it: a chart, and the same numbers as text.</summary>
public sealed class ResultCard(Release release, Instrument instrument, LocalizedText title, Language language)
{
    private const string QuestionsId = "questions";

    // A card must stay below Teams' size limit.
    private const int MostRegions = 30;

    /// <summary>For managers and staff: the nearest published node of their team.</summary>
    public AdaptiveCard ForTeam(string team)
    {
        // A team that came after the round opened is not in its release: the top is the nearest that is.
        var top = release.Nodes.Single(node => node.Parent is null).Name;
        if (release.NearestPublished(release.Find(team) is null ? top : team) is not { } node)
        {
            return Draw([new TextBlock(ResultTexts.Nothing[language])]);
        }

        var body = new List<CardElement>();
        if (node.Name != team)
        {
            body.Add(new TextBlock(Format(ResultTexts.Instead, CardParts.Plain(team), CardParts.Plain(node.Name))));
        }

        body.AddRange(About(node));
        body.AddRange(Scores(node));
        return Draw(body);
    }

    /// <summary>For leaders: the agency, then each region.</summary>
    public AdaptiveCard ForAgency()
    {
        var root = release.Nodes.Single(node => node.Parent is null);
        var regions = release.Nodes.Where(node => node.Parent == root.Name).ToList();
        var body = new List<CardElement>();
        body.AddRange(root.IsPublished ? [.. About(root), .. Scores(root)] : [new TextBlock(ResultTexts.Nothing[language])]);
        if (regions.Count > 0)
        {
            body.Add(new TextBlock(ResultTexts.Regions[language]) { Weight = "Bolder", Size = "Medium", Separator = true, Style = "heading" });
            var bars = regions
                .Take(MostRegions)
                .Where(region => region.Score(Measure.Climate) is not null)
                .Select(region => new Bar(region.Name, region.Score(Measure.Climate)!.MeanValue))
                .ToList();
            if (bars.Count > 0)
            {
                body.Add(new TextBlock(ResultTexts.Climate[language]) { IsSubtle = true });
                body.Add(BarChart.Draw(ResultTexts.ChartTitle[language], bars));
            }

            body.Add(new FactSet([.. regions.Take(MostRegions).Select(region => new Fact(region.Name, RegionText(region)))]));
            if (regions.Count > MostRegions)
            {
                body.Add(CardParts.Note(Format(ResultTexts.MoreRegions, regions.Count - MostRegions)));
            }
        }

        return Draw(body);
    }

    private AdaptiveCard Draw(IReadOnlyList<CardElement> body) => CardParts.Card(
        language,
        [CardParts.Heading(Format(ResultTexts.Title, title[language])), .. body, CardParts.Note(ResultTexts.FairUse[language])]);

    private IEnumerable<CardElement> About(ReleaseNode node)
    {
        var closed = LocalMoment.Show(release.Closed, language);
        yield return new TextBlock(node.Response is { } response
            ? Format(ResultTexts.About, CardParts.Plain(node.Name), closed, ReleaseTexts.Of(response)[language])
            : Format(ResultTexts.AboutWithoutResponse, CardParts.Plain(node.Name), closed));
        if (node.Response is ResponseBand.Under30 or ResponseBand.From30To49)
        {
            yield return CardParts.Note(ResultTexts.FewAnswered[language]);
        }
    }

    private IEnumerable<CardElement> Scores(ReleaseNode node)
    {
        yield return BarChart.Draw(
            ResultTexts.ChartTitle[language],
            [.. node.Scores.Select(score => new Bar(LabelOf(score.Measure), score.MeanValue))]);
        yield return new FactSet([.. node.Scores.Select(score => new Fact(LabelOf(score.Measure), Numbers(score)))]);
        yield return new ActionSet(new ToggleVisibilityAction(ResultTexts.Questions[language], new TargetElement(QuestionsId)));
        yield return new Container(
            [.. instrument.Items.Where(item => node.Score(item.Id) is not null).Select(Question)]) { Id = QuestionsId, IsVisible = false };
    }

    private TextBlock Question(Item item) => CardParts.Note($"**{item.Label[language]}** — {item.Text[language]}") with { Spacing = "Small" };

    private string RegionText(ReleaseNode region) => region.Score(Measure.Climate) is { } climate
        ? Numbers(climate)
        : region.IsPublished ? ResultTexts.OnlyParts[language] : ResultTexts.NotShown[language];

    private string Numbers(ReleaseScore score) =>
        (score.Favourable is { } favourable
            ? Format(ResultTexts.Numbers, score.Mean, favourable, score.Answers)
            : Format(ResultTexts.MeanOnly, score.Mean, score.Answers))
        + (score.CannotTell is { } share && !IsFewOrNone(share) ? Format(ResultTexts.CannotTell, share) : "");

    // The open low end of a share ("20 %−") would stand beside nearly every number and say little.
    private static bool IsFewOrNone(string share) => share.EndsWith('−');

    private string LabelOf(string measure) => measure == Measure.Climate
        ? ResultTexts.Climate[language]
        : instrument.Items.Single(item => item.Id == measure).Label[language];

    private string Format(LocalizedText text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text[language], values);
}
