using System.Reflection;
using System.Text.RegularExpressions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Pulses;
using LeadershipBot.Teams;
using LeadershipBot.Tests.Architecture;
using LeadershipBot.Tests.Content;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>The words of the promise: easy to read, complete, the same in the document, and each sentence kept by a test.</summary>
public sealed class PromiseTextTests
{
    /// <summary>About people and about Microsoft: no test of this system can show them.</summary>
    private static readonly string[] Untestable =
    [
        "They are not used for decisions about any one person's job.",
        "Microsoft Teams keeps its own records of the cards it sent and of taps on them.",
    ];

    private static IEnumerable<LocalizedText> Texts => TeamsTexts.Promise.Append(PulseCardTexts.ShortPromise).Append(TeamsTexts.OpenNow);

    public static TheoryData<string> Sentences { get; } = [.. Texts.SelectMany(text => SentencesOf(text.English)).Except(Untestable)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Each_sentence_is_the_name_of_a_test_of_what_the_system_does(string sentence)
    {
        var name = Regex.Replace(sentence.Replace(" {0}", "", StringComparison.Ordinal), "[^A-Za-z0-9]+", "_", RegexOptions.None, TimeSpan.FromSeconds(1)).Trim('_');

        var test = typeof(PromiseTests).GetMethod(name);

        Assert.True(test?.GetCustomAttribute<FactAttribute>() is not null, $"There is no test {name}.");
    }

    [Fact]
    public void It_reads_at_grade_eight_or_below_in_English()
    {
        Assert.InRange(Readability.FleschKincaidGrade(Whole(Language.English)), -2, 8);
        Assert.All(Texts, text => Assert.InRange(Readability.FleschKincaidGrade(Filled(text.English, "Monday, October 12, 5:00 PM")), -2, 8.5));
    }

    [Fact]
    public void It_reads_at_sixty_or_above_in_Spanish()
    {
        Assert.InRange(Readability.FernandezHuerta(Whole(Language.Spanish)), 60, 120);
        Assert.All(Texts, text => Assert.InRange(Readability.FernandezHuerta(Filled(text.Spanish, "lunes 12 de octubre, 5:00 p. m.")), 60, 120));
    }

    [Theory]
    [InlineData(Language.English, "shown your answers", "whether you answered", "from 5 answers up", "point to one person", "job", "skip any question", "sealed under a secret code", "change them", "until when", "administrator who broke the rules could link", "code and the answers are erased", "Microsoft Teams keeps its own records")]
    [InlineData(Language.Spanish, "muestran sus respuestas", "ni si contestó", "desde 5 respuestas", "señalarían a una persona", "trabajo", "omitir cualquier pregunta", "selladas bajo un código secreto", "cambiarlas", "hasta cuándo", "administrador que rompiera las reglas podría relacionarlas", "se borran el código y las respuestas", "Microsoft Teams guarda sus propios registros")]
    public void It_covers_what_staff_must_know(Language language, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, Whole(language), StringComparison.Ordinal));

    [Theory]
    [InlineData(Language.English, "privacy", "988", "**privacy**")]
    [InlineData(Language.Spanish, "privacidad", "988", "**privacidad**")]
    public void The_short_form_leads_to_the_whole_and_the_crisis_line_is_there(Language language, string command, string line, string pointer)
    {
        Assert.Contains(pointer, PulseCardTexts.ShortPromise[language], StringComparison.Ordinal);
        Assert.Contains(TeamsTexts.Commands, entry => entry.Command[language] == command);
        Assert.Contains(line, TeamsTexts.Crisis[language], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("100 %")]
    [InlineData("impossible")]
    [InlineData("imposible")]
    [InlineData("completely anonymous")]
    public void It_never_promises_too_much(string words) => Assert.DoesNotContain(
        Texts, text => text.English.Contains(words, StringComparison.OrdinalIgnoreCase) || text.Spanish.Contains(words, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_document_for_auditors_has_the_same_words()
    {
        var document = File.ReadAllText(Repository.PathOf("docs", "anonymity.md")).ReplaceLineEndings(" ");
        document = Regex.Replace(document, @"\s+(> ?|- )?", " ", RegexOptions.None, TimeSpan.FromSeconds(1));

        Assert.All(
            TeamsTexts.Promise.Append(PulseCardTexts.ShortPromise).SelectMany(text => new[] { text.English, text.Spanish }),
            text => Assert.Contains(text.Replace("{0}", "{date}", StringComparison.Ordinal), document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("## In short")]
    [InlineData("## What is left to trust")]
    public void What_staff_read_in_the_document_is_at_grade_nine_or_below(string heading)
    {
        var document = File.ReadAllText(Repository.PathOf("docs", "anonymity.md"));
        var start = document.IndexOf(heading + "\n", StringComparison.Ordinal) + heading.Length;
        Assert.True(start >= heading.Length, heading);
        var end = document.IndexOf("\n## ", start, StringComparison.Ordinal);
        var text = Regex.Replace(document[start..end], @"[*`>#\[\]]|\([^)]*\)|^- ", " ", RegexOptions.Multiline, TimeSpan.FromSeconds(1));

        Assert.InRange(Readability.Words(text).Count, 40, 600);
        Assert.InRange(Readability.FleschKincaidGrade(text), -2, 9);
    }

    [Theory]
    [InlineData("## In short")]
    [InlineData("5. **Erasing.**")]
    [InlineData("| **An operator with live access")]
    [InlineData("| Somebody asks for the data after the close")]
    [InlineData("## What is left to trust")]
    public void The_document_says_how_long_a_round_that_cannot_be_counted_is_kept(string part)
    {
        var document = File.ReadAllText(Repository.PathOf("docs", "anonymity.md"));
        var start = document.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0, part);
        var end = document.IndexOf(part.StartsWith('|') ? "\n" : part.StartsWith('#') ? "\n## " : "\n\n", start, StringComparison.Ordinal);

        Assert.Contains($"{CloseRound.KeepsUncountableFor.TotalDays:0} days", document[start..end].ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    private static string Whole(Language language) => string.Join(' ', TeamsTexts.Promise.Select(text => text[language]));

    private static string Filled(string text, string date) => text.Replace("{0}", date, StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    private static IEnumerable<string> SentencesOf(string text) => Regex.Split(text, @"(?<=\.) ", RegexOptions.None, TimeSpan.FromSeconds(1));
}
