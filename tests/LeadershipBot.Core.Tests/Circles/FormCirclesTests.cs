using System.Globalization;
using LeadershipBot.Core.Circles;

namespace LeadershipBot.Core.Tests.Circles;

public sealed class FormCirclesTests
{
    private static readonly Dictionary<CirclePair, int> NobodyMet = [];

    public static TheoryData<int, int> Agencies { get; } =
    [
        .. from people in Enumerable.Range(0, 41)
           from teams in new[] { 1, 2, 3, 4, 7, 40 }
           select new TheoryDataRow<int, int>(people, teams),
    ];

    [Theory]
    [MemberData(nameof(Agencies))]
    public void Everybody_is_in_one_circle_of_three_or_four_of_different_teams_or_waits(int people, int teams)
    {
        var candidates = People(people, teams);

        var formed = FormCircles.Of(candidates, NobodyMet, "seed");

        Assert.All(formed.Circles, circle => Assert.InRange(circle.Count, FormCircles.Smallest, FormCircles.Largest));
        Assert.All(formed.Circles, circle => Assert.Equal(circle.Count, circle.Select(id => TeamOf(candidates, id)).Distinct().Count()));
        Assert.Equal(
            candidates.Select(candidate => candidate.PersonId).Order(StringComparer.Ordinal),
            formed.Circles.SelectMany(circle => circle).Concat(formed.Waiting).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Agencies))]
    public void Nobody_waits_who_could_have_a_place(int people, int teams)
    {
        var sizes = People(people, teams).GroupBy(candidate => candidate.Team).Select(team => team.Count()).ToList();

        // With so many circles, a team fills at most one place in each.
        var most = Enumerable.Range(1, 20)
            .Select(circles => (Room: sizes.Sum(size => Math.Min(size, circles)), circles))
            .Where(option => option.Room >= 3 * option.circles)
            .Select(option => Math.Min(option.Room, 4 * option.circles))
            .DefaultIfEmpty(0).Max();

        Assert.Equal(most, FormCircles.Of(People(people, teams), NobodyMet, "seed").Circles.Sum(circle => circle.Count));
    }

    [Fact]
    public void Of_twelve_there_are_three_circles_of_four_since_nobody_met() =>
        Assert.Equal([4, 4, 4], FormCircles.Of(People(12, 12), NobodyMet, "seed").Circles.Select(circle => circle.Count));

    [Fact]
    public void The_same_seed_brings_the_same_circles_whatever_the_order_and_another_seed_others()
    {
        var candidates = People(30, 10);
        var met = Met(FormCircles.Of(candidates, NobodyMet, "before"));

        var once = FormCircles.Of(candidates, met, "seed");
        var again = FormCircles.Of([.. candidates.AsEnumerable().Reverse()], met, "seed");
        var others = FormCircles.Of(candidates, met, "another");

        Assert.Equal(Shown(once), Shown(again));
        Assert.NotEqual(Shown(once), Shown(others));
    }

    [Theory]
    [InlineData(9, 9, 4)] // an affine plane: nine people can meet in threes four times
    [InlineData(16, 16, 3)]
    [InlineData(24, 8, 4)]
    [InlineData(40, 20, 6)]
    [InlineData(200, 60, 8)]
    public void Nobody_meets_the_same_person_again_while_it_can_be_avoided(int people, int teams, int times)
    {
        var met = new Dictionary<CirclePair, int>();
        for (var time = 0; time < times; time++)
        {
            var formed = FormCircles.Of(People(people, teams), met, time.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(people, formed.Circles.Sum(circle => circle.Count));
            Assert.All(formed.Circles, circle => Assert.Equal(circle.Count, circle.Select(id => TeamOf(People(people, teams), id)).Distinct().Count()));
            Add(met, formed);
            Assert.DoesNotContain(met.Values, often => often > 1);
        }
    }

    [Fact]
    public void Where_all_have_met_they_come_together_again_and_no_pair_twice_as_often_as_another()
    {
        var met = new Dictionary<CirclePair, int>();
        foreach (var time in Enumerable.Range(0, 12))
        {
            Add(met, FormCircles.Of(People(6, 6), met, time.ToString(CultureInfo.InvariantCulture)));
        }

        // Twelve times six pairs over fifteen.
        Assert.Equal(15, met.Count);
        Assert.InRange(met.Values.Max() - met.Values.Min(), 0, 3);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(7, 2)]
    [InlineData(13, 3)]
    [InlineData(11, 3)]
    public void Those_who_waited_come_first(int people, int teams)
    {
        var first = FormCircles.Of(People(people, teams), NobodyMet, "first");
        var second = FormCircles.Of(
            [.. People(people, teams).Select(candidate => candidate with { WaitedLastTime = first.Waiting.Contains(candidate.PersonId) })], Met(first), "second");

        // Unless there are more of them in one team than there are circles.
        var stillWaiting = second.Waiting.Intersect(first.Waiting).ToList();
        Assert.All(stillWaiting, id => Assert.True(
            first.Waiting.Count(other => TeamOf(People(people, teams), other) == TeamOf(People(people, teams), id)) > second.Circles.Count));
    }

    [Fact]
    public void A_lead_is_kept_apart_from_the_teams_beneath_where_others_can_take_the_place()
    {
        // Two regions with a lead and three teams each: eight people, two circles of four.
        List<CircleCandidate> candidates =
        [
            new("north", "North", ["Agency"]), new("south", "South", ["Agency"]),
            .. from region in new[] { "North", "South" } from number in Enumerable.Range(1, 3) select new CircleCandidate($"{region}{number}", $"{region} {number}", [region, "Agency"]),
        ];

        foreach (var seed in Enumerable.Range(0, 20))
        {
            var circles = FormCircles.Of(candidates, NobodyMet, seed.ToString(CultureInfo.InvariantCulture)).Circles;
            Assert.All(circles, circle => Assert.DoesNotContain(
                circle, id => circle.Any(other => candidates.Single(candidate => candidate.PersonId == id).Above.Contains(TeamOf(candidates, other)))));
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    public void A_large_agency_does_not_wait_long_even_where_no_circles_are_without_cost(int people)
    {
        // One who leads the unit above all teams is in line with everybody.
        List<CircleCandidate> candidates =
        [
            new("director", "Agency", []),
            .. Enumerable.Range(0, people - 1).Select(number => new CircleCandidate($"person{number}", $"team{number % (people / 8)}", ["Agency"])),
        ];
        var met = new Dictionary<CirclePair, int>();
        foreach (var time in Enumerable.Range(0, 6))
        {
            var begun = TimeProvider.System.GetTimestamp();
            var formed = FormCircles.Of(candidates, met, time.ToString(CultureInfo.InvariantCulture));

            // Less than a second each on a machine that does nothing else; it was many times as long.
            Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromSeconds(6));
            Assert.Empty(formed.Waiting);
            Add(met, formed);
        }

        Assert.DoesNotContain(met.Values, often => often > 1);
    }

    [Fact]
    public void Somebody_twice_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => FormCircles.Of([.. People(4, 4), .. People(1, 1)], NobodyMet, "seed"));

    [Fact]
    public void A_pair_is_the_same_from_both_sides()
    {
        Assert.Equal(CirclePair.Of("a", "b"), CirclePair.Of("b", "a"));
        Assert.Equal([CirclePair.Of("a", "b"), CirclePair.Of("a", "c"), CirclePair.Of("b", "c")], CirclePair.In(["a", "b", "c"]));
    }

    private static List<CircleCandidate> People(int count, int teams) =>
        [.. Enumerable.Range(0, count).Select(number => new CircleCandidate($"person{number:d3}", $"team{number % teams}", []))];

    private static string TeamOf(IEnumerable<CircleCandidate> candidates, string id) => candidates.Single(candidate => candidate.PersonId == id).Team;

    private static Dictionary<CirclePair, int> Met(CirclesFormed formed)
    {
        var met = new Dictionary<CirclePair, int>();
        Add(met, formed);
        return met;
    }

    private static void Add(Dictionary<CirclePair, int> met, CirclesFormed formed)
    {
        foreach (var pair in formed.Circles.SelectMany(CirclePair.In))
        {
            met[pair] = met.GetValueOrDefault(pair) + 1;
        }
    }

    private static string Shown(CirclesFormed formed) =>
        string.Join(" | ", formed.Circles.Select(circle => string.Join(',', circle)).Order(StringComparer.Ordinal)) + " / " + string.Join(',', formed.Waiting);
}
