using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>
/// A group's climate score over the rounds, and the agency's; or, where that is not shown, its questions. Where charts are not drawn,
/// the same in words.
/// </summary>
public static class TrendChart
{
    /// <summary>Fewer points make no line.</summary>
    public const int FewestPoints = 2;

    private const string Then = " → ";
    private const string NotShown = "–";

    public static LineChart Draw(string group, string agency, IReadOnlyList<TrendPoint> points, Language language) => new(InWords(agency, points, language))
    {
        Title = ResultTexts.Trend[language],
        ShowTitle = true,
        YAxisTitle = ResultTexts.ChartTitle[language],
        YMin = 1,
        YMax = Answer.ScalePoints,
        Data =
        [
            Line(group, points, point => point.Score, ChartColor.CategoricalBlue),
            .. points.Any(point => point.Agency is not null) ? [Line(agency, points, point => point.Agency, ChartColor.Neutral)] : Array.Empty<LineChartData>(),
        ],
    };

    /// <summary>The same numbers as text.</summary>
    public static Container InWords(string agency, IReadOnlyList<TrendPoint> points, Language language) => new(
        new TextBlock(ResultTexts.Trend[language]) { Weight = "Bolder" },
        new FactSet([.. points.Select(point => new Fact(LocalMoment.Show(point.Closed, language), Words(agency, point)))]));

    /// <param name="labels">What the questions are called, in the order of the points' scores.</param>
    public static LineChart DrawItems(IReadOnlyList<string> labels, IReadOnlyList<ItemsPoint> points, Language language) => new(ItemsInWords(labels, points, language))
    {
        Title = ResultTexts.ItemsTrend[language],
        ShowTitle = true,
        YAxisTitle = ResultTexts.ChartTitle[language],
        YMin = 1,
        YMax = Answer.ScalePoints,
        ColorSet = "categorical",
        Data = [.. labels.Select((label, item) => new LineChartData(label, Values(points, point => point.Closed, point => point.Scores[item])))],
    };

    /// <summary>A line for each question, from the oldest round to the newest.</summary>
    public static Container ItemsInWords(IReadOnlyList<string> labels, IReadOnlyList<ItemsPoint> points, Language language) => new(
        new TextBlock(ResultTexts.ItemsTrend[language]) { Weight = "Bolder" },
        CardParts.Note(string.Join(Then, points.Select(point => LocalMoment.Show(point.Closed, language)))),
        new FactSet([.. labels.Select((label, item) => new Fact(label, string.Join(Then, points.Select(point => point.Scores[item]?.Mean ?? NotShown))))]));

    private static LineChartData Line(string legend, IReadOnlyList<TrendPoint> points, Func<TrendPoint, ReleaseScore?> score, string color) => new(
        legend, Values(points, point => point.Closed, score), color);

    private static IReadOnlyList<LineChartValue> Values<T>(IReadOnlyList<T> points, Func<T, DateOnly> closed, Func<T, ReleaseScore?> score) =>
    [
        .. points.Where(point => score(point) is not null)
            .Select(point => new LineChartValue(closed(point).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (double)score(point)!.MeanValue)),
    ];

    private static string Words(string agency, TrendPoint point) =>
        point.Agency is { } all ? $"{point.Score.Mean} · {CardParts.Plain(agency)} {all.Mean}" : point.Score.Mean;
}
