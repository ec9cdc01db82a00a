using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Results;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Results;

public sealed class ScoreTextsTests
{
    [Theory]
    [InlineData(Verdict.Better, "better", "mejor")]
    [InlineData(Verdict.Worse, "worse", "peor")]
    [InlineData(Verdict.NoClearChange, "no clear change", "sin cambio claro")]
    [InlineData(Verdict.TooEarly, "too early to tell", "aún es pronto para saberlo")]
    public void What_changed_is_told_with_its_day_its_score_and_one_verdict(Verdict verdict, string english, string spanish)
    {
        Assert.Equal($"Compared with August 14, 2026 (1.5−): **{english}**.", In(Language.English).Changed(Since(verdict)));
        Assert.Equal($"En comparación con el 14 de agosto de 2026 (1.5−): **{spanish}**.", In(Language.Spanish).Changed(Since(verdict)));
    }

    [Fact]
    public void A_line_has_the_interval_and_what_changed_where_there_are_any()
    {
        var score = RoundsOfHarbor.Of("VM-2", 3.8m, "20–49");
        var known = score with { Low = 3m, High = 4.1m };

        Assert.Equal("3.8 of 5 · 60 % favorable · 20–49 answers", In(Language.English).InFull(score, change: null));
        Assert.Equal("3.8 of 5 · 60 % favorable · 20–49 answers · likely between 3.0 and 4.1", In(Language.English).InFull(known, Since(Verdict.TooEarly)));
        Assert.Equal("3.8 of 5 · 60 % favorable · 20–49 answers · likely between 3.0 and 4.1 · before 1.5− (August 14, 2026): better", In(Language.English).InFull(known, Since(Verdict.Better)));
        Assert.Equal("3.8 de 5 · 60 % favorable · 20–49 respuestas · antes 1.5− (14 de agosto de 2026): sin cambio claro", In(Language.Spanish).InFull(score, Since(Verdict.NoClearChange)));
    }

    [Fact]
    public void A_dimension_is_called_by_its_name()
    {
        Assert.Equal("Speaking up", In(Language.English).LabelOf("SU"));
        Assert.Equal("Hablar con confianza", In(Language.Spanish).LabelOf("SU"));
    }

    private static ScoreTexts In(Language language) => new(Items.Instrument, language);

    private static ScoreChange Since(Verdict verdict) => new(verdict, "pulse-20260814", new DateOnly(2026, 8, 14), "1.5−");
}
