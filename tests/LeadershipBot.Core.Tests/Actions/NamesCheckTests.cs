using LeadershipBot.Core.Actions;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class NamesCheckTests
{
    private static readonly string[] People = ["José Ramírez-Ortiz", "Grace Will", "Ann O'Neill", "María de la Cruz"];

    [Theory]
    [InlineData("jose said so", "José")]
    [InlineData("We thank RAMIREZ.", "Ramírez")]
    [InlineData("Ortiz, then ortiz", "Ortiz")]
    [InlineData("Ask Grace first", "Grace")]
    [InlineData("with grace, we will go", "")]
    [InlineData("Ann agreed", "Ann")]
    [InlineData("an annual plan", "")]
    [InlineData("de la semana", "")]
    [InlineData("María y José", "María|José")]
    [InlineData("", "")]
    public void Names_are_found_as_whole_words_whatever_their_case_and_accents(string text, string found) =>
        Assert.Equal(found.Split('|', StringSplitOptions.RemoveEmptyEntries), new NamesCheck(People).Find(text));

    [Fact]
    public void Names_are_taken_in_once_however_many_texts_are_looked_at()
    {
        var taken = 0;
        var check = new NamesCheck(Enumerable.Range(0, 3).Select(number => $"Zelda{++taken} Quill"));

        Assert.Equal(["Quill"], check.Find("Quill said so"));
        Assert.Empty(check.Find("nobody"));
        Assert.Equal(3, taken);
    }
}
