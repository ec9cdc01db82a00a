using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class ReadabilityTests
{
    [Theory]
    [InlineData("team", 1)]
    [InlineData("bring", 1)]
    [InlineData("choice", 1)]
    [InlineData("changed", 1)]
    [InlineData("wanted", 2)]
    [InlineData("families", 3)]
    [InlineData("people", 2)]
    [InlineData("problem", 2)]
    [InlineData("community", 4)]
    [InlineData("don’t", 1)]
    [InlineData("the", 1)]
    [InlineData("rules", 1)]
    [InlineData("changes", 2)]
    public void English_syllables_are_counted(string word, int syllables) =>
        Assert.Equal(syllables, Readability.EnglishSyllables(word));

    [Theory]
    [InlineData("que", 1)]
    [InlineData("equipo", 3)]
    [InlineData("decisión", 3)]
    [InlineData("familia", 3)]
    [InlineData("había", 3)]
    [InlineData("ciudad", 2)]
    [InlineData("y", 1)]
    [InlineData("hoy", 1)]
    [InlineData("guía", 2)]
    [InlineData("comunidad", 4)]
    [InlineData("cuidar", 2)]
    [InlineData("leer", 2)]
    public void Spanish_syllables_are_counted(string word, int syllables) =>
        Assert.Equal(syllables, Readability.SpanishSyllables(word));

    [Fact]
    public void The_grade_of_a_known_text_comes_out()
    {
        // 6 words, 6 syllables, one sentence: 0.39 × 6 + 11.8 − 15.59.
        Assert.Equal(-1.45, Readability.FleschKincaidGrade("The cat sat on the mat."), 2);
    }

    [Fact]
    public void The_ease_of_a_known_text_comes_out()
    {
        // 4 words, 7 syllables, one sentence: 206.84 − 60 × 7 / 4 − 1.02 × 4.
        Assert.Equal(97.76, Readability.FernandezHuerta("La casa es bonita."), 2);
    }

    [Fact]
    public void Office_prose_is_found_hard()
    {
        Assert.True(Readability.FleschKincaidGrade(
            "Organizational leadership must operationalize interdisciplinary accountability to facilitate transformation.") > 12);
        Assert.True(Readability.FernandezHuerta(
            "La operacionalización interdisciplinaria de la responsabilidad institucional facilita transformaciones organizacionales.") < 30);
    }
}
