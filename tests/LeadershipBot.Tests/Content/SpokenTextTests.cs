using System.Globalization;
using System.Reflection;
using LeadershipBot.Actions;
using LeadershipBot.Circles;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Statistics;
using LeadershipBot.Nudges;
using LeadershipBot.Seasons;
using Xunit;

namespace LeadershipBot.Tests.Content;

/// <summary>What the bot itself says around nudges, promises, seasons and circles, beside what is in its library.</summary>
public sealed class SpokenTextTests
{
    /// <summary>Labels and buttons have no sentence to measure; they count with the rest of their file.</summary>
    private const int WordsOfASentence = 8;

    private static readonly object[] Values = ["South", "March 3", "March 9", "May 2"];

    public static TheoryData<Type> Files => [typeof(ActionTexts), typeof(CheckInTexts), typeof(CircleTexts), typeof(GateTexts), typeof(HeardTexts), typeof(NudgeTexts), typeof(ResultWords), typeof(SeasonTexts)];

    [Theory]
    [MemberData(nameof(Files))]
    public void It_reads_at_grade_eight_or_below_in_English(Type file)
    {
        Assert.InRange(Readability.FleschKincaidGrade(Whole(file, Language.English)), -2, 8);
        Assert.All(Sentences(file, Language.English), text => Assert.InRange(Readability.FleschKincaidGrade(text), -2, 8.5));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_reads_at_sixty_or_above_in_Spanish_and_says_usted(Type file)
    {
        Assert.InRange(Readability.FernandezHuerta(Whole(file, Language.Spanish)), 60, 120);
        Assert.All(Sentences(file, Language.Spanish), text => Assert.InRange(Readability.FernandezHuerta(text), 60, 125));
        Assert.All(TextsOf(file), text => Assert.Empty(Readability.Words(text.Spanish).Intersect(Readability.Familiar, StringComparer.Ordinal)));
    }

    private static string Whole(Type file, Language language)
    {
        var texts = TextsOf(file).Select(text => Sentence(text[language])).ToList();
        Assert.InRange(texts.Count, 8, 200);
        return string.Join(' ', texts);
    }

    private static IEnumerable<string> Sentences(Type file, Language language) =>
        TextsOf(file).Select(text => Sentence(text[language])).Where(text => Readability.Words(text).Count >= WordsOfASentence);

    /// <summary>With something in each gap, and an end.</summary>
    private static string Sentence(string text)
    {
        var filled = string.Format(CultureInfo.InvariantCulture, text, Values).Replace("**", "", StringComparison.Ordinal);
        return ".?!”)".Contains(filled[^1], StringComparison.Ordinal) ? filled : filled + ".";
    }

    /// <summary>What a file's properties hold, lists and pairs of texts included.</summary>
    private static IEnumerable<LocalizedText> TextsOf(Type file) => file
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .SelectMany(property => property.GetValue(null) switch
        {
            LocalizedText text => [text],
            IEnumerable<LocalizedText> texts => texts,
            IEnumerable<(LocalizedText Command, LocalizedText Meaning)> commands => commands.Select(command => command.Meaning),
            ValueTuple<LocalizedText, LocalizedText> command => [command.Item2],
            _ => Enumerable.Empty<LocalizedText>(),
        });
}
