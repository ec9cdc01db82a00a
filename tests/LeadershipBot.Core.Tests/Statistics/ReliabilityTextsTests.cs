using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class ReliabilityTextsTests
{
    [Theory]
    [InlineData("0.84", "fit together well (Cronbach’s α 0.84).", "van bien juntas (α de Cronbach 0.84).")]
    [InlineData("0.80", "fit together well (Cronbach’s α 0.80).", "van bien juntas (α de Cronbach 0.80).")]
    [InlineData("0.79", "fit together well enough (", "van bastante bien juntas (")]
    [InlineData("0.70", "fit together well enough (", "van bastante bien juntas (")]
    [InlineData("0.69", "look at each by itself.", "mire cada una por separado.")]
    public void How_the_questions_fit_together_is_one_sentence(string alpha, string english, string spanish)
    {
        var text = ReliabilityTexts.Of(new Reliability(decimal.Parse(alpha, System.Globalization.CultureInfo.InvariantCulture), null, null))!;

        Assert.Contains(english, text.English, StringComparison.Ordinal);
        Assert.Contains(spanish, text.Spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_between_teams_is_a_share_never_below_none()
    {
        Assert.EndsWith("; about 12 % of all differences lie between teams (ICC(1)).", ReliabilityTexts.Of(new Reliability(0.9m, 0.12m, 0.5m))!.English, StringComparison.Ordinal);
        Assert.EndsWith("; cerca del 0 % de las diferencias está entre equipos (ICC(1)).", ReliabilityTexts.Of(new Reliability(0.9m, -0.02m, null))!.Spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_shown_nothing_is_said() => Assert.Null(ReliabilityTexts.Of(new Reliability(null, 0.12m, 0.5m)));
}
