using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using Xunit;

namespace LeadershipBot.Tests.Content;

/// <summary>The practices and what staff are asked about them, as they were agreed.</summary>
public sealed class PracticeContentTests
{
    private static readonly NudgeLibrary Library = ContentLibrary.Load().Nudges;

    private static readonly List<PracticeItem> Items = [.. Library.Practices.SelectMany(practice => practice.Items)];

    [Fact]
    public void There_are_97_practices_and_111_items_in_five_frameworks()
    {
        Assert.Equal((5, 97, 111), (Library.Frameworks.Count, Library.Practices.Count, Items.Count));
        Assert.All(Library.Frameworks, framework => Assert.Equal(
            Practices.Of(framework.Id), Library.Practices.Where(practice => practice.Framework == framework.Id).Select(practice => practice.Id)));
        Assert.Equal(
            Practices.InTwoHalves.Order(StringComparer.Ordinal),
            Library.Practices.Where(practice => practice.Items.Count == 2).Select(practice => practice.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SU", 8)]
    [InlineData("ML", 6)]
    [InlineData("AH", 3)]
    [InlineData("DF", 4)]
    [InlineData("TR", 3)]
    [InlineData("ER", 3)]
    [InlineData("BE", 1)]
    [InlineData("WR", 2)]
    [InlineData("SH", 2)]
    [InlineData("FB", 5)]
    [InlineData("VA", 13)]
    [InlineData("SD", 11)]
    [InlineData("FR", 14)]
    [InlineData("FV", 15)]
    [InlineData("TG", 12)]
    [InlineData("AL", 9)]
    public void Each_dimension_has_its_items(string dimension, int items) => Assert.Equal(items, Items.Count(item => item.Item.Dimension == dimension));

    [Fact]
    public void Whom_they_are_about_who_can_judge_and_over_what_time_adds_up()
    {
        Assert.Equal([17, 13, 62, 11, 8], Enum.GetValues<SeenActor>().Select(actor => Items.Count(item => item.Item.Actor == actor)));
        Assert.Equal([98, 5, 8], Enum.GetValues<ItemAudience>().Select(audience => Items.Count(item => item.Audience == audience)));
        Assert.Equal([60, 21, 30], Enum.GetValues<Stem>().Select(stem => Items.Count(item => item.Item.Stem == stem)));
        Assert.Equal(20, Items.Count(item => item.IsForPartners));
        Assert.DoesNotContain(Items, item => item.Item.IsReversed);
    }

    [Fact]
    public void What_needs_preparation_and_what_has_a_plain_wording_is_as_agreed()
    {
        Assert.Equal(
            Practices.NeverQuick.Order(StringComparer.Ordinal),
            Library.Practices.Where(practice => practice.IsPreparationOnly).Select(practice => practice.Id).Order(StringComparer.Ordinal));
        Assert.Equal(
            Practices.WithPlainWording.Order(StringComparer.Ordinal),
            Items.Where(item => item.PlainFairness is not null).Select(item => item.Item.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_item_has_words_of_its_own_in_two_languages_and_a_label_that_fits_a_chart()
    {
        var texts = Items.SelectMany(item => new[] { item.Name, item.Item.Text, item.Item.Label, item.PlainFairness }).OfType<LocalizedText>().ToList();
        Assert.All(texts, text => Assert.NotEqual(text.English, text.Spanish, StringComparer.OrdinalIgnoreCase));
        Assert.All(Items, item => Assert.InRange(Math.Max(item.Item.Label.English.Length, item.Item.Label.Spanish.Length), 1, 34));
        Assert.Equal(Items.Count, Items.Select(item => item.Item.Text.English).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Items.Count, Items.Select(item => item.Item.Text.Spanish).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(Items.Count, Items.Select(item => item.Name.Spanish).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_items_are_easy_to_read_and_call_nobody_tú()
    {
        // Those of a framework together: the formulas mean nothing for one short sentence.
        foreach (var framework in Library.Frameworks)
        {
            var own = Library.Practices.Where(practice => practice.Framework == framework.Id).SelectMany(practice => practice.Items).ToList();
            Assert.InRange(Readability.FleschKincaidGrade(string.Join(' ', own.Select(item => item.Item.Text.English))), -2, 8);
            Assert.InRange(Readability.FernandezHuerta(string.Join(' ', own.Select(item => item.Item.Text.Spanish))), 60, 120);
        }

        Assert.All(Items, item => Assert.Empty(Readability.Words(item.Item.Text.Spanish).Intersect(Readability.Familiar, StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_framework_says_who_wrote_it_when_and_how_much_of_it_was_read() =>
        Assert.All(Library.Frameworks, framework =>
        {
            Assert.NotEqual(framework.Extent.English, framework.Extent.Spanish, StringComparer.Ordinal);
            Assert.All([framework.Authors, framework.Published], text => Assert.False(string.IsNullOrWhiteSpace(text.Spanish)));
        });
}
