using LeadershipBot.BotFramework.Cards;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Results;

/// <summary>One mean on an arc from 1 to 5, in one colour: no figure is called good or bad by it.</summary>
public static class ScoreGauge
{
    private const int Lowest = 1;

    /// <param name="inWords">The mean as people read it, such as "3.8 of 5".</param>
    public static GaugeChart Draw(Bar score, string inWords, string rest) => new(BarChart.InColumns([score]))
    {
        Title = score.Label,
        ShowTitle = true,
        Value = (double)score.Value,
        Min = Lowest,
        Max = Answer.ScalePoints,
        ValueFormat = "Fraction",
        SubLabel = inWords,
        ShowLegend = false,
        Segments =
        [
            new((double)(score.Value - Lowest), score.Label, ChartColor.CategoricalBlue),
            new((double)(Answer.ScalePoints - score.Value), rest, ChartColor.Neutral),
        ],
    };
}
