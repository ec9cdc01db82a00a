using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Teams;

namespace LeadershipBot.Results;

/// <summary>A group's climate score over the rounds, and the agency's; where charts are not drawn, round by round in words.</summary>
public static class TrendChart
{
    /// <summary>Fewer points make no line.</summary>
    public const int FewestPoints = 2;

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

    private static LineChartData Line(string legend, IReadOnlyList<TrendPoint> points, Func<TrendPoint, ReleaseScore?> score, string color) => new(
        legend,
        [.. points.Where(point => score(point) is not null).Select(point => new LineChartValue(point.Closed.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), (double)score(point)!.MeanValue))],
        color);

    private static string Words(string agency, TrendPoint point) =>
        point.Agency is { } all ? $"{point.Score.Mean} · {CardParts.Plain(agency)} {all.Mean}" : point.Score.Mean;
}
