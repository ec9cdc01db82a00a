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

            Assert.True(rest.Average() < 4.5 || least <= 4.5m, $"{least}");
            Assert.True(rest.Average() > 1.5 || most >= 1.5m, $"{most}");
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

    private static Release Publish(FrozenRoster roster, int[] team, int[] rest)
    {
        var tally = new Tally(OneItem, roster.CellCount);
        Array.ForEach(team, points => tally.Add(roster.Cell("A"), 1, Score(points)));
        Array.ForEach(rest, points => tally.Add(roster.Cell("All"), 1, Score(points)));
        return ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release;
    }
}
