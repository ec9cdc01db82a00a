using LeadershipBot.Content;
using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class CircleQuestionTests
{
    private static readonly IReadOnlyList<CircleQuestion> Questions = ContentLibrary.Load().CircleQuestions;

    [Fact]
    public void There_is_one_for_every_circle_of_a_year_and_a_half() => Assert.True(Questions.Count >= 12);

    [Fact]
    public void Each_is_one_plain_question_in_both_languages() => Assert.All(Questions, question =>
    {
        Assert.EndsWith("?", question.Text.English, StringComparison.Ordinal);
        Assert.EndsWith("?", question.Text.Spanish, StringComparison.Ordinal);
        Assert.Equal(1, question.Text.Spanish.Count(letter => letter == '¿'));
        Assert.InRange(Readability.Words(question.Text.English).Count, 5, 25);
        Assert.Empty(Readability.Words(question.Text.Spanish).Intersect(Readability.Familiar, StringComparer.Ordinal));
    });

    [Fact]
    public void Together_they_are_easy_to_read()
    {
        Assert.InRange(Readability.FleschKincaidGrade(string.Join(' ', Questions.Select(question => question.Text.English))), -2, 8);
        Assert.InRange(Readability.FernandezHuerta(string.Join(' ', Questions.Select(question => question.Text.Spanish))), 60, 120);
    }
}
