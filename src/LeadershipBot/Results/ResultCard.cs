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

    /// <summary>For managers and staff: the nearest published node of their team.</summary>
    public AdaptiveCard ForTeam(string team)
    {
        if (release.NearestPublished(team) is not { } node)
        {
            return Draw([new TextBlock(ResultTexts.Nothing[language])]);
        }

        var body = new List<CardElement>();
        if (node.Name != team)
        {
            body.Add(new TextBlock(Format(ResultTexts.Instead, team, node.Name)));
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
                .Where(region => region.Score(Measure.Climate) is not null)
                .Select(region => new Bar(region.Name, region.Score(Measure.Climate)!.MeanValue))
                .ToList();
            if (bars.Count > 0)
            {
                body.Add(new TextBlock(ResultTexts.Climate[language]) { IsSubtle = true });
                body.Add(BarChart.Draw(ResultTexts.ChartTitle[language], bars));
            }

            body.Add(new FactSet([.. regions.Select(region => new Fact(region.Name, RegionText(region)))]));
        }

        return Draw(body);
    }

    private AdaptiveCard Draw(IReadOnlyList<CardElement> body) => CardParts.Card(
        language,
        [CardParts.Heading(Format(ResultTexts.Title, title[language])), .. body, CardParts.Note(ResultTexts.FairUse[language])]);

    private IEnumerable<CardElement> About(ReleaseNode node)
    {
        if (node.Response is { } response)
        {
            yield return new TextBlock(Format(
                ResultTexts.About, node.Name, LocalMoment.Show(release.Closed, language), ReleaseTexts.Of(response)[language]));
            if (response is ResponseBand.Under30 or ResponseBand.From30To49)
            {
                yield return CardParts.Note(ResultTexts.FewAnswered[language]);
            }
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
        : ResultTexts.NotShown[language];

    private string Numbers(ReleaseScore score) =>
        Format(ResultTexts.Numbers, score.Mean, score.Favourable, score.Answers)
        + (score.CannotTell is { } share ? Format(ResultTexts.CannotTell, share) : "");

    private string LabelOf(string measure) => measure == Measure.Climate
        ? ResultTexts.Climate[language]
        : instrument.Items.Single(item => item.Id == measure).Label[language];

    private string Format(LocalizedText text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text[language], values);
}
