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

    public IEnumerable<CardElement> Draw() => [.. About(), .. Overall(), .. Trend(), .. Extremes(), .. Dimensions(), .. Details()];

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

    private IEnumerable<CardElement> Extremes()
    {
        var extremes = ChooseExtremes.From(node);
        if (extremes.Strongest.Count > 0)
        {
            yield return List(ResultTexts.Strongest[language], "good", extremes.Strongest);
            yield return List(ResultTexts.Weakest[language], "emphasis", extremes.Weakest);
        }
        else if (node.Score(Measure.Climate) is null)
        {
            yield return new FactSet([.. node.Scores.Select(Line)]);
        }
    }

    private IEnumerable<CardElement> Dimensions()
    {
        var dimensions = node.Scores.Where(score => Measure.IsDimension(score.Measure)).Select(score => score.Measure).ToList();
        return dimensions.Count == 0 ? [] : [List(ResultTexts.Dimensions[language], "default", dimensions)];
    }

    /// <summary>Everything that is shown of the group, for whoever wants to know it all.</summary>
    private IEnumerable<CardElement> Details()
    {
        var items = texts.Items.Where(item => node.Score(item.Id) is not null).ToList();
        yield return new ActionSet(new ToggleVisibilityAction(ResultTexts.Details[language], new TargetElement(NumbersId)));
        yield return new Container(
        [
            BarChart.Draw(ResultTexts.ChartTitle[language], [.. items.Select(item => texts.BarOf(node.Score(item.Id)!))]),
            new FactSet([.. items.Select(item => Line(node.Score(item.Id)!))]),
            .. trend.Count < TrendChart.FewestPoints ? [] : new[] { TrendChart.InWords(agency, trend, language) },
            .. items.Select(item => CardParts.Note($"**{item.Label[language]}** — {item.Text[language]}") with { Spacing = "Small" }),
        ])
        { Id = NumbersId, IsVisible = false };
    }

    private Container List(string title, string style, IEnumerable<string> measures) => new(
        new TextBlock(title) { Weight = "Bolder" },
        new FactSet([.. measures.Select(measure => Line(node.Score(measure)!))]))
    {
        Style = style,
    };

    private Fact Line(ReleaseScore score) => new(texts.LabelOf(score.Measure), texts.InFull(score, history.Change(node.Name, score.Measure)));
}
