using System.Text.RegularExpressions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Content;
using Xunit;

namespace LeadershipBot.Tests.Docs;

/// <summary>The pages that are handed to staff, managers, leaders and administrators.</summary>
public sealed class PagesForPeopleTests
{
    private const string Staff = "for-staff.md";
    private const string Personal = "para-el-personal.md";

    [Theory]
    [InlineData(Staff, 8)]
    [InlineData("for-managers.md", 8)]
    [InlineData("for-leaders.md", 8)]
    [InlineData("for-administrators.md", 8)]
    public void It_reads_at_grade_eight_or_below(string page, double grade) =>
        Assert.InRange(Readability.FleschKincaidGrade(Words(page)), -2, grade);

    [Fact]
    public void The_Spanish_page_reads_at_sixty_or_above_and_calls_nobody_tú()
    {
        Assert.InRange(Readability.FernandezHuerta(Words(Personal)), 60, 120);
        Assert.Empty(Readability.Words(Words(Personal)).Intersect(Readability.Familiar, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Staff)]
    [InlineData(Personal)]
    public void What_staff_get_fits_on_two_sides_of_paper(string page) => Assert.InRange(Readability.Words(Words(page)).Count, 300, 650);

    [Fact]
    public void Both_languages_say_as_much()
    {
        Assert.Equal(Lines(Staff, "- "), Lines(Personal, "- "));
        Assert.Equal(Lines(Staff, "## "), Lines(Personal, "## "));
    }

    [Theory]
    [InlineData(Staff, Language.English)]
    [InlineData(Personal, Language.Spanish)]
    public void What_can_be_typed_is_what_the_bot_knows(string page, Language language)
    {
        var known = TeamsTexts.Commands.Select(entry => entry.Command[language]).ToHashSet(StringComparer.Ordinal);

        var typed = Regex.Matches(Page(page), @"`(?<word>\p{L}+)`", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["word"].Value).ToList();

        Assert.NotEmpty(typed);
        Assert.Empty(typed.Except(known, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("100 %")]
    [InlineData("impossible")]
    [InlineData("imposible")]
    [InlineData("completely anonymous")]
    [InlineData("fully anonymous")]
    public void No_page_promises_too_much(string words) => Assert.All(
        [Staff, Personal, "for-managers.md", "for-leaders.md", "for-administrators.md"],
        page => Assert.DoesNotContain(words, Page(page), StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(Staff, "988", "two weeks", "sealed", "erased", "Microsoft Teams keeps its own records", "breaks the rules")]
    [InlineData(Personal, "988", "dos semanas", "sellan", "se borran", "Microsoft Teams guarda sus propios registros", "rompe las reglas")]
    public void The_page_for_staff_says_what_is_left(string page, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, Page(page).ReplaceLineEndings(" ").Replace("  ", "", StringComparison.Ordinal), StringComparison.Ordinal));

    private static string Page(string page) => File.ReadAllText(Repository.PathOf("docs", page));

    private static int Lines(string page, string start) => Page(page).Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));

    /// <summary>What is read: without pictures, addresses, marks and blocks; a line of a list or a table ends a sentence.</summary>
    private static string Words(string page)
    {
        var text = Regex.Replace(Page(page), @"```.*?```|!\[[^\]]*\]\([^)]*\)|\|[-|]+\|", " ", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
        text = Regex.Replace(text, @"\]\([^)]*\)|_{3,}", " ", RegexOptions.None, TimeSpan.FromSeconds(1));
        text = Regex.Replace(text, @"\n(?=\s*(-|\d\.|#|\||>|\n))|\|", ". ", RegexOptions.None, TimeSpan.FromSeconds(1));
        return Regex.Replace(text, @"[*`#\[\]>]", " ", RegexOptions.None, TimeSpan.FromSeconds(1)).Replace(". .", ".", StringComparison.Ordinal);
    }
}
