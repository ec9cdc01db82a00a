using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class ReliabilityTextsTests
{
    [Theory]
    [InlineData("0.9", "fit together well (Cronbach’s α 0.9 or more).", "van bien juntas (α de Cronbach 0.9 o más).")]
    [InlineData("0.8", "fit together well (Cronbach’s α 0.8).", "van bien juntas (α de Cronbach 0.8).")]
    [InlineData("0.7", "fit together well enough (", "van bastante bien juntas (")]
    [InlineData("0.6", "do not fit together well this time (Cronbach’s α 0.6). So look at each by itself.", "mire cada una por separado.")]
    [InlineData("0.0", "or nearly all answers are alike.", "o casi todas las respuestas son iguales.")]
    public void How_the_questions_fit_together_has_words_of_its_own(string alpha, string english, string spanish)
    {
        var text = ReliabilityTexts.Of(new Reliability(decimal.Parse(alpha, System.Globalization.CultureInfo.InvariantCulture), null, null))!;

        Assert.Contains(english, text.English, StringComparison.Ordinal);
        Assert.Contains(spanish, text.Spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void What_lies_between_teams_is_told_as_far_as_tenths_tell()
    {
        Assert.EndsWith(". About 10 % of all differences lie between teams (ICC(1)).", ReliabilityTexts.Of(new Reliability(0.9m, 0.1m, 0.5m))!.English, StringComparison.Ordinal);
        Assert.EndsWith(". 85 % or more of all differences lie between teams (ICC(1)).", ReliabilityTexts.Of(new Reliability(0.9m, 0.9m, 0.5m))!.English, StringComparison.Ordinal);
        Assert.EndsWith(". Menos del 5 % de las diferencias está entre equipos (ICC(1)).", ReliabilityTexts.Of(new Reliability(0.9m, 0.0m, null))!.Spanish, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_shown_nothing_is_said() => Assert.Null(ReliabilityTexts.Of(new Reliability(null, 0.1m, 0.5m)));
}
