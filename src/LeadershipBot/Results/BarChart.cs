using System.Globalization;
using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Results;

/// <param name="Shown">The value as people read it.</param>
public sealed record Bar(string Label, decimal Value, string Shown);

/// <summary>Means on the five-point scale as bars; where charts are not drawn, as bars of columns.</summary>
public static class BarChart
{
    public static HorizontalBarChart Draw(string title, IReadOnlyList<Bar> bars) => new(InColumns(bars))
    {
        Title = title,
        ShowTitle = true,
        XAxisTitle = title,
        Data = [.. bars.Select(bar => new HorizontalBarChartDataValue(bar.Label, (double)bar.Value))],
        Color = ChartColor.CategoricalBlue,
    };

    public static Container InColumns(IReadOnlyList<Bar> bars) => new([.. bars.Select(Row)]);

    private static ColumnSet Row(Bar bar)
    {
        var filled = (int)(bar.Value * 10);
        var empty = (Answer.ScalePoints * 10) - filled;
        return new ColumnSet(
            new Column(new TextBlock(bar.Label) { Size = "Small" }) { Width = "40", VerticalContentAlignment = "Center" },
            new Column(new ColumnSet(Part(filled, "accent", bar.Shown), Part(empty, "default", " "))
            {
                Spacing = "None",
            })
            { Width = "60", VerticalContentAlignment = "Center" })
        {
            Spacing = "Small",
        };
    }

    private static Column Part(int weight, string style, string text) =>
        new(new TextBlock(text) { Size = "Small", Wrap = false }) { Width = weight.ToString(CultureInfo.InvariantCulture), Style = style, Spacing = "None" };
}
