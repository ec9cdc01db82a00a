using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class LowDimensionsTests
{
    private static readonly Instrument Instrument = new("test", Words, [Item("A-1", "SU"), Item("A-2", "SU"), Item("A-3", "FR")]);

    [Theory]
    [InlineData(3.0, 3.0, true)]
    [InlineData(2.5, 3.5, true)]
    [InlineData(2.5, 3.6, false)]
    public void A_dimension_is_low_when_the_published_means_of_its_items_average_to_three_or_less(double first, double second, bool isLow)
    {
        var low = Read(Node("North", ("A-1", first), ("A-2", second), ("A-3", 4.0)));

        Assert.Equal(isLow ? ["SU"] : [], low.Keys);
    }

    [Fact]
    public void What_is_not_shown_says_nothing_and_what_is_shown_alone_counts()
    {
        var low = Read(Node("North", ("A-2", 2.0)));

        Assert.Equal("North", low["SU"]);
        Assert.DoesNotContain("FR", low.Keys);
    }

    [Fact]
    public void Where_the_own_team_is_not_shown_the_nearest_around_it_speaks_and_is_named() =>
        Assert.Equal("County", Read(Node("North"), ("A-3", 1.5))["FR"]);

    [Fact]
    public void Where_nothing_is_published_nothing_is_low() => Assert.Empty(Read(Node("North")));

    private static IReadOnlyDictionary<string, string> Read(ReleaseNode north, params (string Item, double Mean)[] agency)
    {
        var roster = Roster.Create([Row("1", "County", ""), Row("2", "North", "County")]).Roster!;
        var release = new Release("r", "test", Tuesday, Tuesday, [Node("County", agency) with { Parent = null }, north]);
        return LowDimensions.Of(AccessPolicy.See(release, roster, roster.People.Single(person => person.Team == "North").Id)!, Instrument);
    }

    private static ReleaseNode Node(string name, params (string Item, double Mean)[] scores) => new(
        name, "County", Response: null, [.. scores.Select(score => new ReleaseScore(score.Item, "10–19", "", (decimal)score.Mean, null, null))]);

    private static Item Item(string id, string dimension) =>
        new(id, dimension, ItemKind.Climate, SeenActor.Workplace, Stem.Now, IsReversed: false, Words, Words);

    private static RosterRow Row(string digit, string team, string parent) => new(
        2, $"c0ffee00-0000-4abc-8def-00000000000{digit}", "Name", $"n{digit}@example.org", team, parent, "no", "staff", "America/Denver", "en");
}
