using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

/// <summary>Unanimity that the open ends hide must not come back by subtraction.</summary>
public sealed class EndsTests
{
    private static readonly FrozenRoster TwoGroups = Freeze([Team("All", null, 7), Team("A", "All", 7)]);

    [Theory]
    [InlineData("3 3 3 3 3", "5 5 5 5 5", false)]
    [InlineData("3 3 3 3 3", "1 1 1 1 1", false)]
    [InlineData("3 3 3 3 3", "5 4 4 4 3", true)]
    [InlineData("5 5 5 5 5", "5 5 5 5 5", true)]
    [InlineData("1 1 1 1 1", "1 1 1 1 1", true)]
    [InlineData("5 5 5 5 5", "3 3 3 3 3", true)]
    public void A_team_gives_way_where_the_rest_would_be_seen_to_agree(string team, string rest, bool shown) =>
        Assert.Equal(shown, Publish(TwoGroups, Points(team), Points(rest)).Node("A").IsPublished);

    [Fact]
    public void A_team_that_gave_way_looks_like_any_other_hidden_team()
    {
        var node = Publish(TwoGroups, Points("3 3 3 3 3"), Points("5 5 5 5 5")).Node("A");

        Assert.Null(node.Response);
        Assert.Equal(ReleaseNode.NotEnoughAnswers, node.Reason);
    }

    [Fact]
    public void In_a_large_rest_rounding_is_enough()
    {
        var roster = Freeze([Team("All", null, 7), Team("A", "All", 100)]);

        Assert.True(Publish(roster, [.. Enumerable.Repeat(3, 100)], Points("5 5 5 5 5")).Node("A").IsPublished);
    }

    [Theory]
    [InlineData("3 3 3 3 3 3 3", "5 5 5 5 5 5 5")]
    [InlineData("3 3 3 3 3 3 3", "1 1 1 1 1 1 1")]
    public void A_region_of_two_teams_does_not_show_that_one_of_them_agrees(string first, string second)
    {
        var release = PublishRegion(Points(first), Points(second));

        Assert.True(release.Node("All").IsPublished);
        Assert.InRange(release.Shown().Count(), 1, 2);
    }

    [Fact]
    public void A_region_of_two_teams_shows_both_where_it_tells_nothing_more() =>
        Assert.Equal(["All", "C1", "C2"], PublishRegion(Points("3 3 3 3 3 3 3"), Points("4 4 4 4 3 3 5")).Shown());

    [Fact]
    public void Favourable_shares_do_not_show_that_all_of_the_rest_are_favourable()
    {
        // 60 % of ten is six, at most one of them in the team that shows "20 %−": all five others are favourable.
        var roster = Freeze([Team("All", null, 15), Team("A", "All", 15)]);

        Assert.False(Publish(roster, Points("4 3 3 3 3"), Points("4 4 4 4 4")).Node("A").IsPublished);
        Assert.True(Publish(roster, Points("4 4 3 3 3"), Points("4 4 4 3 3")).Node("A").IsPublished);
    }

    [Fact]
    public void Whatever_two_small_teams_and_the_rest_answer_no_group_is_seen_beyond_its_own_figures()
    {
        var random = new Random(31);
        var gaveWay = 0;
        for (var sample = 0; sample < 300; sample++)
        {
            int[][] groups = [Random(random, random.Next(2) * 5), Random(random, random.Next(5, 8)), Random(random, random.Next(5, 8))];
            string[] names = ["All", "A", "B"];
            var roster = Freeze([.. names.Select((name, index) => Team(name, index == 0 ? null : "All", groups[index].Length == 0 ? 0 : 9))]);
            var release = Publish(roster, [.. groups.Select((points, index) => (names[index], points))]);
            var shown = release.Shown().ToList();
            gaveWay += 3 - shown.Count;

            // Every way to share sums and favourable answers among the groups that shows the same.
            var possible = Enumerable.Range(0, 3).Select(group => Pairs(groups[group].Length)
                .Where(pair => group == 0 || !shown.Contains(names[group]) || Reads(release.Node(names[group]), groups[group].Length, pair)).ToList()).ToArray();
            var all = groups.Sum(points => points.Length);
            var reading = Pairs(all).Where(pair => Reads(release.Node("All"), all, pair)).ToHashSet();
            var left = groups.Select(_ => new HashSet<(int Sum, int Favourable)>()).ToArray();
            foreach (var first in possible[0])
            {
                foreach (var second in possible[1])
                {
                    foreach (var third in possible[2].Where(third => reading.Contains((first.Sum + second.Sum + third.Sum, first.Favourable + second.Favourable + third.Favourable))))
                    {
                        left[0].Add(first);
                        left[1].Add(second);
                        left[2].Add(third);
                    }
                }
            }

            foreach (var group in Enumerable.Range(0, 3).Where(group => groups[group].Length > 0 && (group == 0 || shown.Contains(names[group]))))
            {
                if (group == 0 && shown.Count < 3)
                {
                    continue;
                }

                var count = groups[group].Length;
                var alone = possible[group];
                AssertNotBeyond([.. alone.Select(pair => pair.Sum)], [.. left[group].Select(pair => pair.Sum)], count * 1.5, count * 4.5);
                AssertNotBeyond([.. alone.Select(pair => pair.Favourable)], [.. left[group].Select(pair => pair.Favourable)], count * 0.2, count * 0.8);
            }
        }

        Assert.InRange(gaveWay, 10, 250);
    }

    private static void AssertNotBeyond(List<int> alone, List<int> left, double low, double high)
    {
        var (from, to) = (left.Min(), left.Max());
        Assert.True(from <= Math.Max(alone.Min(), Math.Ceiling(high)), $"{from}");
        Assert.True(to >= Math.Min(alone.Max(), Math.Floor(low)), $"{to}");
    }

    private static IEnumerable<(int Sum, int Favourable)> Pairs(int count) =>
        from favourable in Enumerable.Range(0, count + 1)
        from sum in Enumerable.Range(count + (3 * favourable), (2 * count) - favourable + 1)
        select (sum, favourable);

    /// <summary>Whether so many answers of that sum, asked of nine people or of more, show as this.</summary>
    private static bool Reads(ReleaseNode node, int count, (int Sum, int Favourable) pair) =>
        Reading(count, pair) == (node.Score("X")!.Mean, node.Score("X")!.Favourable);

    private static readonly Dictionary<(int, int, int, bool), (string, string?)> Read = [];

    private static (string Mean, string? Favourable) Reading(int count, (int Sum, int Favourable) pair)
    {
        var key = (count, pair.Sum, pair.Favourable, count <= 9);
        if (!Read.TryGetValue(key, out var figures))
        {
            var fours = pair.Favourable;
            var above = pair.Sum - count - (3 * fours);
            var fives = Math.Min(fours, above);
            var (threes, twos) = Math.DivRem(above - fives, 2);
            int[] points = [.. Enumerable.Repeat(5, fives), .. Enumerable.Repeat(4, fours - fives), .. Enumerable.Repeat(3, threes), .. Enumerable.Repeat(2, twos), .. Enumerable.Repeat(1, count - fours - threes - twos)];
            var score = Publish(Freeze([Team("All", null, count <= 9 ? 9 : 27)]), ("All", points)).Node("All").Score("X")!;
            figures = (score.Mean, score.Favourable);
            Read.Add(key, figures);
        }

        return figures;
    }

    [Fact]
    public void Even_who_knows_every_number_of_answers_learns_no_mean_beyond_the_ends_of_a_small_rest()
    {
        var random = new Random(9);
        var gaveWay = 0;
        for (var sample = 0; sample < 2000; sample++)
        {
            var team = Random(random, random.Next(5, 30));
            var rest = Random(random, random.Next(5, 20));
            var release = Publish(Freeze([Team("All", null, 20), Team("A", "All", 30)]), team, rest);
            if (release.Node("A").Score("X") is not { } inner)
            {
                gaveWay++;
                continue;
            }

            var (low, high) = Means(release.Node("All").Score("X")!);
            var (innerLow, innerHigh) = Means(inner);
            var all = team.Length + rest.Length;
            var least = ((low * all) - (innerHigh * team.Length)) / rest.Length;
            var most = ((high * all) - (innerLow * team.Length)) / rest.Length;

            Assert.True(rest.Average() < 4.5 || least * rest.Length <= Math.Ceiling(4.5m * rest.Length), $"{least}");
            Assert.True(rest.Average() > 1.5 || most * rest.Length >= Math.Floor(1.5m * rest.Length), $"{most}");
        }

        Assert.InRange(gaveWay, 20, 1000);
    }

    private static int[] Random(Random random, int count)
    {
        var around = random.Next(1, 6);
        return [.. Enumerable.Range(0, count).Select(_ => Math.Clamp(around + random.Next(-1, 2) * random.Next(2), 1, 5))];
    }

    private static (decimal Low, decimal High) Means(ReleaseScore score) => score.Mean switch
    {
        "4.5+" => (4.5m, 5),
        "1.5−" => (1, 1.5m),
        "4.4" => (4.35m, 4.5m),
        "1.6" => (1.5m, 1.65m),
        _ => (score.MeanValue - 0.05m, score.MeanValue + 0.05m),
    };

    private static int[] Points(string text) => [.. text.Split(' ').Select(points => points[0] - '0')];

    private static Release PublishRegion(int[] first, int[] second) =>
        Publish(Freeze([Team("All", null, 0), Team("C1", "All", 9), Team("C2", "All", 9)]), ("C1", first), ("C2", second));

    private static Release Publish(FrozenRoster roster, int[] team, int[] rest) => Publish(roster, ("A", team), ("All", rest));

    private static Release Publish(FrozenRoster roster, params (string Team, int[] Points)[] groups)
    {
        var tally = new Tally(OneItem, roster.CellCount);
        foreach (var (team, scores) in groups)
        {
            Array.ForEach(scores, points => tally.Add(roster.Cell(team), 1, Score(points)));
        }

        return ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release;
    }
}
