using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>
/// One group in full: its score, where that is going, its strongest and weakest items; each chart with the same numbers as text. A group
/// whose overall score is not shown has its questions in that place.
/// </summary>
public sealed class FocusedGroup(ReleaseNode node, VisibleHistory history, ScoreTexts texts)
{
    private const string NumbersId = "numbers";

    private readonly Language language = texts.Language;
    private readonly ReleaseNode agency = history.Current.Agency;
    private readonly ReleaseScore? climate = node.Score(Measure.Climate);
    private readonly Extremes extremes = ChooseExtremes.From(node);
    private readonly IReadOnlyList<ReleaseScore> items = texts.ItemsOf(node);

    /// <param name="beginsWithStrengths">For those who will talk about it.</param>
    public IEnumerable<CardElement> Draw(bool beginsWithStrengths)
    {
        var trend = Trend();
        return beginsWithStrengths
            ? [.. Strongest(ResultTexts.StrengthsFirst), .. About(), .. Overall(), .. trend.Drawn, .. Weakest(), .. Dimensions(), .. ByCode(), .. Details(trend.InWords)]
            : [.. About(), .. Overall(), .. trend.Drawn, .. Strongest(ResultTexts.Strongest), .. Weakest(), .. Dimensions(), .. ByCode(), .. Details(trend.InWords)];
    }

    private IEnumerable<CardElement> About()
    {
        var day = LocalMoment.Show(history.Current.Closed, language);
        yield return new TextBlock(node.Response is { } own
            ? texts.Format(ResultTexts.About, CardParts.Plain(node.Name), day, ReleaseTexts.Of(own)[language])
            : texts.Format(ResultTexts.AboutWithoutResponse, CardParts.Plain(node.Name), day));
        if (agency.Response is { } band && ReleaseTexts.IsBelowHalf(band))
        {
            yield return CardParts.Note(node.Response is not null
                ? ReleaseTexts.MayNotRepresent[language]
                : texts.Format(ResultTexts.AgencyMayNotRepresent, CardParts.Plain(agency.Name), ReleaseTexts.Of(band)[language], ReleaseTexts.MayNotRepresent[language]));
        }
    }

    private IEnumerable<CardElement> Overall()
    {
        if (climate is null)
        {
            return [Bars(), .. WhyNoOverall(), .. ItemsChanged()];
        }

        return
        [
            ScoreGauge.Draw(texts.BarOf(climate), texts.Mean(climate), ResultTexts.RestOfScale[language]),
            new FactSet(new Fact(texts.LabelOf(climate.Measure), texts.WithInterval(climate))),
            .. history.Change(node.Name, climate.Measure) is { } change ? [new TextBlock(texts.Changed(change))] : Array.Empty<CardElement>(),
        ];
    }

    /// <summary>Where the agency has an overall score and the group none.</summary>
    private IEnumerable<CardElement> WhyNoOverall()
    {
        if (agency.Score(Measure.Climate) is not null)
        {
            var missing = texts.MissingInScale(node);
            yield return CardParts.Note(
                missing.Count == 0 || missing.Any(item => !IsShownAbove(item)) ? ResultTexts.OverallWhereAllAre[language]
                : missing.Count == 1 ? ResultTexts.OverallAboveForOne[language]
                : texts.Format(ResultTexts.OverallAbove, missing.Count));
        }
    }

    /// <summary>Whether a question is about those who lead the agency, and this group lies beneath the regions.</summary>
    private bool IsShownAbove(Item item) =>
        item.Actor is SeenActor.AgencyLeaders or SeenActor.Systems && history.Current.IsShownElsewhere(node.Name, item.Id, item.Actor);

    /// <summary>What may be said of the questions' changes, those with the same verdict together; by name where it is not true of all.</summary>
    private IEnumerable<CardElement> ItemsChanged()
    {
        var verdicts = items.Select(item => (Item: item, Change: history.Change(node.Name, item.Measure))).Where(one => one.Change is not null)
            .GroupBy(one => (one.Change!.SinceClosed, one.Change.Verdict)).ToList();
        return verdicts.Select(verdict => new TextBlock(texts.ItemsChanged(
            verdict.Key.SinceClosed, verdict.Key.Verdict, verdict.Count() == items.Count ? [] : verdict.Select(one => one.Item.Measure))));
    }

    private (IEnumerable<CardElement> Drawn, IEnumerable<CardElement> InWords) Trend()
    {
        if (climate is not null)
        {
            var points = Trends.OfClimate(node.Name, history);
            return points.Count < TrendChart.FewestPoints
                ? ([], [])
                : ([TrendChart.Draw(node.Name, agency.Name, points, language)], [TrendChart.InWords(agency.Name, points, language)]);
        }

        var labels = items.Select(item => texts.LabelOf(item.Measure)).ToList();
        var rounds = Trends.OfItems(node.Name, [.. items.Select(item => item.Measure)], history);
        return rounds.Count < TrendChart.FewestPoints
            ? ([], [])
            : ([TrendChart.DrawItems(labels, rounds, language)], [TrendChart.ItemsInWords(labels, rounds, language)]);
    }

    private IEnumerable<CardElement> Strongest(LocalizedText heading) =>
        extremes.Strongest.Count == 0 ? [] : [List(heading[language], ContainerStyle.Good, extremes.Strongest)];

    private IEnumerable<CardElement> Weakest() =>
        extremes.Weakest.Count == 0 ? [] : [List(ResultTexts.Weakest[language], ContainerStyle.Emphasis, extremes.Weakest)];

    private IEnumerable<CardElement> Dimensions()
    {
        var dimensions = node.Scores.Where(score => Measure.IsDimension(score.Measure)).Select(score => score.Measure).ToList();
        return dimensions.Count == 0 ? [] : [List(ResultTexts.Dimensions[language], ContainerStyle.Default, dimensions)];
    }

    private IEnumerable<CardElement> ByCode() => texts.WhyCodes(items) is { } why ? [CardParts.Note(why)] : [];

    /// <summary>Everything that is shown of the group, for whoever wants to know it all.</summary>
    private IEnumerable<CardElement> Details(IEnumerable<CardElement> trendInWords)
    {
        yield return new ActionSet(new ToggleVisibilityAction(ResultTexts.Details[language], new TargetElement(NumbersId)));
        yield return new Container(
        [
            .. climate is null ? [] : new[] { Bars() },
            new FactSet([.. items.Select(Line)]),
            .. trendInWords,
            .. texts.QuestionsOf(node).Select(question => CardParts.Note(question) with { Spacing = "Small" }),
        ])
        { Id = NumbersId, IsVisible = false };
    }

    private HorizontalBarChart Bars() => BarChart.Draw(ResultTexts.ChartTitle[language], [.. items.Select(texts.BarOf)]);

    private Container List(string title, string style, IEnumerable<string> measures) => new(
        new TextBlock(title) { Weight = "Bolder" },
        new FactSet([.. measures.Select(measure => Line(node.Score(measure)!))]))
    {
        Style = style,
    };

    private Fact Line(ReleaseScore score) => new(texts.LabelOf(score.Measure), texts.InFull(score, history.Change(node.Name, score.Measure)));
}
