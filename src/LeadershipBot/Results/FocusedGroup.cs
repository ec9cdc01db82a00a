using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>One group in full: its score, where that is going, its strongest and weakest items; each chart with the same numbers as text.</summary>
public sealed class FocusedGroup(ReleaseNode node, string agency, DateOnly closed, VisibleHistory history, ScoreTexts texts)
{
    private const string NumbersId = "numbers";

    private readonly Language language = texts.Language;
    private readonly IReadOnlyList<TrendPoint> trend = ClimateTrend.Of(node.Name, history);
    private readonly Extremes extremes = ChooseExtremes.From(node);
    private readonly IReadOnlyList<Item> items = [.. texts.Items.Where(item => node.Score(item.Id) is not null)];

    /// <param name="beginsWithStrengths">For those who will talk about it.</param>
    public IEnumerable<CardElement> Draw(bool beginsWithStrengths) => beginsWithStrengths
        ? [.. Strongest(ResultTexts.StrengthsFirst), .. About(), .. Overall(), .. Trend(), .. Weakest(), .. Dimensions(), .. Details()]
        : [.. About(), .. Overall(), .. Trend(), .. Strongest(ResultTexts.Strongest), .. Weakest(), .. Dimensions(), .. Details()];

    private IEnumerable<CardElement> About()
    {
        var day = LocalMoment.Show(closed, language);
        yield return new TextBlock(node.Response is { } response
            ? texts.Format(ResultTexts.About, CardParts.Plain(node.Name), day, ReleaseTexts.Of(response)[language])
            : texts.Format(ResultTexts.AboutWithoutResponse, CardParts.Plain(node.Name), day));
        if (node.Response is { } band && ReleaseTexts.IsBelowHalf(band))
        {
            yield return CardParts.Note(ReleaseTexts.MayNotRepresent[language]);
        }
    }

    private IEnumerable<CardElement> Overall()
    {
        if (node.Score(Measure.Climate) is not { } climate)
        {
            yield return Bars();
            yield break;
        }

        yield return ScoreGauge.Draw(texts.BarOf(climate), texts.Mean(climate), ResultTexts.RestOfScale[language]);
        yield return new FactSet(new Fact(texts.LabelOf(climate.Measure), texts.WithInterval(climate)));
        if (history.Change(node.Name, climate.Measure) is { } change)
        {
            yield return new TextBlock(texts.Changed(change));
        }
    }

    private IEnumerable<CardElement> Trend() =>
        trend.Count < TrendChart.FewestPoints ? [] : [TrendChart.Draw(node.Name, agency, trend, language)];

    private IEnumerable<CardElement> Strongest(LocalizedText heading) =>
        extremes.Strongest.Count == 0 ? [] : [List(heading[language], ContainerStyle.Good, extremes.Strongest)];

    private IEnumerable<CardElement> Weakest() =>
        extremes.Weakest.Count == 0 ? [] : [List(ResultTexts.Weakest[language], ContainerStyle.Emphasis, extremes.Weakest)];

    private IEnumerable<CardElement> Dimensions()
    {
        var dimensions = node.Scores.Where(score => Measure.IsDimension(score.Measure)).Select(score => score.Measure).ToList();
        return dimensions.Count == 0 ? [] : [List(ResultTexts.Dimensions[language], ContainerStyle.Default, dimensions)];
    }

    /// <summary>Everything that is shown of the group, for whoever wants to know it all.</summary>
    private IEnumerable<CardElement> Details()
    {
        yield return new ActionSet(new ToggleVisibilityAction(ResultTexts.Details[language], new TargetElement(NumbersId)));
        yield return new Container(
        [
            .. node.Score(Measure.Climate) is null ? [] : new[] { Bars() },
            new FactSet([.. items.Select(item => Line(node.Score(item.Id)!))]),
            .. trend.Count < TrendChart.FewestPoints ? [] : new[] { TrendChart.InWords(agency, trend, language) },
            .. items.Select(item => CardParts.Note($"**{item.Label[language]}** — {item.Text[language]}") with { Spacing = "Small" }),
        ])
        { Id = NumbersId, IsVisible = false };
    }

    private HorizontalBarChart Bars() => BarChart.Draw(ResultTexts.ChartTitle[language], [.. items.Select(item => texts.BarOf(node.Score(item.Id)!))]);

    private Container List(string title, string style, IEnumerable<string> measures) => new(
        new TextBlock(title) { Weight = "Bolder" },
        new FactSet([.. measures.Select(measure => Line(node.Score(measure)!))]))
    {
        Style = style,
    };

    private Fact Line(ReleaseScore score) => new(texts.LabelOf(score.Measure), texts.InFull(score, history.Change(node.Name, score.Measure)));
}
