using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class NudgeContentTests
{
    private const int MaxWords = 90;

    private static readonly NudgeLibrary Library = ContentLibrary.Load().Nudges;

    public static TheoryData<string> Ids => [.. Library.Nudges.Select(nudge => nudge.Id)];

    [Fact]
    public void There_are_four_nudges_from_each_of_five_frameworks()
    {
        Assert.Equal(5, Library.Frameworks.Count);
        Assert.All(
            Library.Frameworks,
            framework => Assert.Equal(4, Library.Nudges.Count(nudge => Library.FrameworkOf(nudge) == framework)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_practice_is_one_of_its_framework(string id)
    {
        var nudge = Nudge(id);

        Assert.Contains(nudge.PracticeId, Practices.Of(nudge.Framework));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_needs_preparation_with_those_affected_is_never_a_nudge(string id) =>
        Assert.DoesNotContain(Nudge(id).PracticeId, Practices.NeverQuick);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_text_is_there_in_two_different_languages(string id) =>
        Assert.All(AllTexts(Nudge(id)), text => Assert.NotEqual(text.English, text.Spanish, StringComparer.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_reads_in_a_minute(string id)
    {
        Assert.InRange(Readability.Words(CardText(Nudge(id), Language.English)).Count, 30, MaxWords);
        Assert.InRange(Readability.Words(CardText(Nudge(id), Language.Spanish)).Count, 30, MaxWords);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_easy_to_read(string id)
    {
        Assert.InRange(Readability.FleschKincaidGrade(CardText(Nudge(id), Language.English)), -2, 8);
        Assert.InRange(Readability.FernandezHuerta(CardText(Nudge(id), Language.Spanish)), 60, 120);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_gives_one_or_two_reasons_and_ends_with_one_question(string id)
    {
        var nudge = Nudge(id);
        foreach (var language in Enum.GetValues<Language>())
        {
            Assert.InRange(nudge.Why[language].Count(letter => letter == '.'), 1, 2);
            Assert.EndsWith("?", nudge.Question[language], StringComparison.Ordinal);
            Assert.Equal(1, nudge.Question[language].Count(letter => letter == '?'));
        }

        Assert.StartsWith("¿", nudge.Question.Spanish, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_never_calls_anyone_tú(string id)
    {
        string[] familiar = ["tú", "tu", "tus", "te", "ti", "contigo", "tuyo", "tuya", "eres", "tienes", "puedes", "haces"];

        Assert.Empty(Readability.Words(CardText(Nudge(id), Language.Spanish)).Intersect(familiar, StringComparer.Ordinal));
    }

    [Fact]
    public void No_text_stands_twice()
    {
        var texts = Library.Nudges.SelectMany(nudge => new[] { nudge.Title, nudge.Why, nudge.Act, nudge.Question }).ToList();

        Assert.Equal(texts.Count, texts.Select(text => text.English).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(texts.Count, texts.Select(text => text.Spanish).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void At_least_half_are_done_with_other_people() =>
        Assert.True(Library.Nudges.Count(nudge => nudge.Actor != NudgeActor.Alone) * 2 >= Library.Nudges.Count);

    [Fact]
    public void At_least_a_fifth_are_done_with_families_the_community_or_Tribes() =>
        Assert.True(
            Library.Nudges.Count(nudge => nudge.Actor is NudgeActor.Families or NudgeActor.CommunityOrTribalPartners) * 5
            >= Library.Nudges.Count);

    [Fact]
    public void A_supervisor_has_something_to_do_from_every_framework() =>
        Assert.All(
            Library.Frameworks,
            framework => Assert.True(Library.Nudges.Count(
                nudge => Library.FrameworkOf(nudge) == framework && nudge.Suits(NudgeLevel.Supervisor)) >= 3));

    [Fact]
    public void What_a_source_never_explains_is_called_an_extension() =>
        Assert.All(
            Library.Nudges.Where(nudge => Practices.NotNamedInSource.Contains(nudge.PracticeId)),
            nudge => Assert.Equal(NudgeBasis.Extension, nudge.Basis));

    [Fact]
    public void Every_framework_says_who_wrote_it_when_and_how_much_of_it_was_read() =>
        Assert.All(Library.Frameworks, framework =>
        {
            Assert.NotEqual(framework.Extent.English, framework.Extent.Spanish, StringComparer.Ordinal);
            Assert.All([framework.Authors, framework.Published], text => Assert.False(string.IsNullOrWhiteSpace(text.Spanish)));
        });

    private static Nudge Nudge(string id) => Library.Find(id)!;

    private static IEnumerable<LocalizedText> AllTexts(Nudge nudge) =>
        [nudge.PracticeName, nudge.Title, nudge.Why, nudge.Act, nudge.Question];

    private static string CardText(Nudge nudge, Language language) =>
        $"{nudge.Title[language]}. {nudge.Why[language]} {nudge.Act[language]} {nudge.Question[language]}";
}
