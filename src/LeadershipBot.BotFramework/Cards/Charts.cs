using System.Text.Json.Serialization;

namespace LeadershipBot.BotFramework.Cards;

/// <summary>
/// A chart, which Teams shows on the desktop and the web only
/// (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/charts-in-adaptive-cards). Other clients
/// and screen readers get the fallback, so there is no chart without one; it must say in text what the chart shows.
/// </summary>
public abstract record Chart : CardElement
{
    private protected Chart(CardElement fallback) => Fallback = fallback;

    /// <summary>What is shown where charts are not; never null.</summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    [JsonPropertyOrder(2)]
    public sealed override CardElement? Fallback
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value), "A chart needs a fallback that says the same in text.");
    }

    /// <summary>Its heading.</summary>
    public string? Title { get; init; }

    /// <summary>Whether the heading shows.</summary>
    public bool? ShowTitle { get; init; }

    /// <summary><c>categorical</c>, <c>sequential</c> or <c>diverging</c>.</summary>
    public string? ColorSet { get; init; }

    /// <summary>Pixels, such as <c>400px</c>.</summary>
    public string? MaxWidth { get; init; }
}

/// <summary>A chart with two axes.</summary>
public abstract record ChartWithAxes : Chart
{
    private protected ChartWithAxes(CardElement fallback)
        : base(fallback)
    {
    }

    /// <summary>What the horizontal axis counts.</summary>
    public string? XAxisTitle { get; init; }

    /// <summary>What the vertical axis counts.</summary>
    public string? YAxisTitle { get; init; }

    /// <summary>One of <see cref="ChartColor"/>, for what has none of its own.</summary>
    public string? Color { get; init; }
}

/// <summary>Upright bars.</summary>
public sealed record VerticalBarChart : ChartWithAxes
{
    /// <summary>A chart with what is shown where charts are not.</summary>
    public VerticalBarChart(CardElement fallback)
        : base(fallback)
    {
    }

    /// <summary>The bars, left to right.</summary>
    public IReadOnlyList<VerticalBarChartDataValue> Data { get; init; } = [];

    /// <summary>Whether each bar shows its value.</summary>
    public bool? ShowBarValues { get; init; }

    /// <summary>Where the vertical axis starts.</summary>
    public double? YMin { get; init; }

    /// <summary>Where the vertical axis ends.</summary>
    public double? YMax { get; init; }
}

/// <summary>A bar of a <see cref="VerticalBarChart"/>.</summary>
/// <param name="X">What it stands for.</param>
/// <param name="Y">Its height.</param>
/// <param name="Color">One of <see cref="ChartColor"/>.</param>
public sealed record VerticalBarChartDataValue(string X, double Y, string? Color = null);

/// <summary>Lying bars.</summary>
public sealed record HorizontalBarChart : ChartWithAxes
{
    /// <summary>A chart with what is shown where charts are not.</summary>
    public HorizontalBarChart(CardElement fallback)
        : base(fallback)
    {
    }

    /// <summary>The bars, top to bottom.</summary>
    public IReadOnlyList<HorizontalBarChartDataValue> Data { get; init; } = [];

    /// <summary><c>AbsoluteWithAxis</c>, <c>AbsoluteNoAxis</c> or <c>PartToWhole</c>.</summary>
    public string? DisplayMode { get; init; }
}

/// <summary>A bar of a <see cref="HorizontalBarChart"/>.</summary>
/// <param name="X">What it stands for.</param>
/// <param name="Y">Its length.</param>
/// <param name="Color">One of <see cref="ChartColor"/>.</param>
public sealed record HorizontalBarChartDataValue(string X, double Y, string? Color = null);

/// <summary>Lines.</summary>
public sealed record LineChart : ChartWithAxes
{
    /// <summary>A chart with what is shown where charts are not.</summary>
    public LineChart(CardElement fallback)
        : base(fallback)
    {
    }

    /// <summary>The lines.</summary>
    public IReadOnlyList<LineChartData> Data { get; init; } = [];

    /// <summary>Where the vertical axis starts.</summary>
    public double? YMin { get; init; }

    /// <summary>Where the vertical axis ends.</summary>
    public double? YMax { get; init; }
}

/// <summary>A line of a <see cref="LineChart"/>.</summary>
/// <param name="Legend">What it stands for.</param>
/// <param name="Values">Its points, left to right.</param>
/// <param name="Color">One of <see cref="ChartColor"/>.</param>
public sealed record LineChartData(string Legend, IReadOnlyList<LineChartValue> Values, string? Color = null);

/// <summary>A point of a <see cref="LineChartData"/>.</summary>
/// <param name="X">Where on the horizontal axis; an ISO date is shown as a date.</param>
/// <param name="Y">Its height.</param>
public sealed record LineChartValue(string X, double Y);

/// <summary>A value on an arc.</summary>
public sealed record GaugeChart : Chart
{
    /// <summary>A chart with what is shown where charts are not.</summary>
    public GaugeChart(CardElement fallback)
        : base(fallback)
    {
    }

    /// <summary>Where the needle points, in the units of <see cref="Min"/> and <see cref="Max"/>.</summary>
    public double Value { get; init; }

    /// <summary>Where the arc starts.</summary>
    public double? Min { get; init; }

    /// <summary>Where the arc ends.</summary>
    public double? Max { get; init; }

    /// <summary><c>Percentage</c> or <c>Fraction</c>.</summary>
    public string? ValueFormat { get; init; }

    /// <summary>What is written below the value.</summary>
    public string? SubLabel { get; init; }

    /// <summary>The parts of the arc.</summary>
    public IReadOnlyList<GaugeChartLegend>? Segments { get; init; }

    /// <summary>Whether the ends of the arc are labelled.</summary>
    public bool? ShowMinMax { get; init; }

    /// <summary>Whether the legend shows.</summary>
    public bool? ShowLegend { get; init; }
}

/// <summary>A part of a <see cref="GaugeChart"/>'s arc.</summary>
/// <param name="Size">Its length. The published table says <c>value</c>, but clients read <c>size</c>.</param>
/// <param name="Legend">What it stands for.</param>
/// <param name="Color">One of <see cref="ChartColor"/>.</param>
public sealed record GaugeChartLegend(double Size, string Legend, string? Color = null);
