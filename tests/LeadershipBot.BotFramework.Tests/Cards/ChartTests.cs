using LeadershipBot.BotFramework.Cards;

namespace LeadershipBot.BotFramework.Tests.Cards;

public sealed class ChartTests
{
    private static readonly TextBlock Words = new("North 4.1, South 3.2");

    public static TheoryData<Func<CardElement, Chart>> EveryChart =>
    [
        new(fallback => new VerticalBarChart(fallback)),
        new(fallback => new HorizontalBarChart(fallback)),
        new(fallback => new LineChart(fallback)),
        new(fallback => new GaugeChart(fallback)),
    ];

    [Theory]
    [MemberData(nameof(EveryChart))]
    public void No_chart_exists_without_a_fallback(Func<CardElement, Chart> make)
    {
        Assert.Throws<ArgumentNullException>(() => make(null!));
        Assert.Throws<ArgumentNullException>(() => make(Words) with { Fallback = null });
        Assert.Same(Words, make(Words).Fallback);
    }

    [Fact]
    public void Every_kind_of_chart_is_tried_here()
    {
        var kinds = typeof(Chart).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Chart)) && !type.IsAbstract);

        Assert.Equal(kinds.Count(), EveryChart.Count);
        Assert.All(kinds, kind => Assert.All(
            kind.GetConstructors(),
            constructor => Assert.Equal(typeof(CardElement), Assert.Single(constructor.GetParameters()).ParameterType)));
    }

    [Fact]
    public void Upright_bars() => CardJson.Is(
        """
        {
          "type": "Chart.VerticalBar", "data": [{ "x": "North", "y": 4.1, "color": "good" }, { "x": "South", "y": 3.2 }],
          "showBarValues": true, "yMin": 1, "yMax": 5, "xAxisTitle": "Team", "yAxisTitle": "Score", "color": "neutral",
          "title": "Safety", "showTitle": true, "colorSet": "categorical", "maxWidth": "400px",
          "fallback": { "type": "TextBlock", "text": "North 4.1, South 3.2", "wrap": true }
        }
        """,
        new VerticalBarChart(Words)
        {
            Data = [new VerticalBarChartDataValue("North", 4.1, ChartColor.Good), new VerticalBarChartDataValue("South", 3.2)],
            ShowBarValues = true,
            YMin = 1,
            YMax = 5,
            XAxisTitle = "Team",
            YAxisTitle = "Score",
            Color = ChartColor.Neutral,
            Title = "Safety",
            ShowTitle = true,
            ColorSet = "categorical",
            MaxWidth = "400px",
        });

    [Fact]
    public void Lying_bars() => CardJson.Is(
        """
        {
          "type": "Chart.HorizontalBar", "data": [{ "x": "North", "y": 4.1 }], "displayMode": "AbsoluteNoAxis",
          "fallback": { "type": "TextBlock", "text": "North 4.1, South 3.2", "wrap": true }
        }
        """,
        new HorizontalBarChart(Words) { Data = [new HorizontalBarChartDataValue("North", 4.1)], DisplayMode = "AbsoluteNoAxis" });

    [Fact]
    public void Lines() => CardJson.Is(
        """
        {
          "type": "Chart.Line",
          "data": [{ "legend": "North", "values": [{ "x": "2026-10", "y": 4 }, { "x": "2026-11", "y": 4.2 }], "color": "categoricalBlue" }],
          "yMin": 1, "yMax": 5, "title": "Trend",
          "fallback": { "type": "TextBlock", "text": "North 4.1, South 3.2", "wrap": true }
        }
        """,
        new LineChart(Words)
        {
            Data =
            [
                new LineChartData(
                    "North",
                    [new LineChartValue("2026-10", 4), new LineChartValue("2026-11", 4.2)],
                    ChartColor.CategoricalBlue),
            ],
            YMin = 1,
            YMax = 5,
            Title = "Trend",
        });

    [Fact]
    public void A_gauge() => CardJson.Is(
        """
        {
          "type": "Chart.Gauge", "value": 62, "min": 0, "max": 100, "valueFormat": "Fraction", "subLabel": "of 100",
          "segments": [{ "size": 50, "legend": "Low", "color": "attention" }, { "size": 50, "legend": "High" }],
          "showMinMax": false, "showLegend": true,
          "fallback": { "type": "TextBlock", "text": "North 4.1, South 3.2", "wrap": true }
        }
        """,
        new GaugeChart(Words)
        {
            Value = 62,
            Min = 0,
            Max = 100,
            ValueFormat = "Fraction",
            SubLabel = "of 100",
            Segments = [new GaugeChartLegend(50, "Low", ChartColor.Attention), new GaugeChartLegend(50, "High")],
            ShowMinMax = false,
            ShowLegend = true,
        });
}
