using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class SpreadTests
{
    private static readonly Instrument Asked = Asking(
        Item("C1", kind: ItemKind.Climate), Item("C2", kind: ItemKind.Climate), Item("C3", kind: ItemKind.Climate) with { Dimension = "VM" }, Item("T", SeenActor.Supervisor));

    [Theory]
    [InlineData(19, 60, null)]
    [InlineData(20, 28, null)]
    [InlineData(20, 29, 1.3)]
    [InlineData(200, 300, 1.3)]
    public void A_spread_and_an_interval_show_where_the_band_begins_at_twenty(int answers, int people, double? spread)
    {
        var score = Publish(Freeze([Team("All", null, people)]), _ => answers).Node("All").Score("X")!;

        Assert.Equal((decimal?)spread, score.Spread);
        Assert.Equal((spread is null, spread is null), (score.Low is null, score.High is null));
    }

    [Fact]
    public void An_interval_follows_from_what_is_shown()
    {
        // 20 of 40 and 1.3: 2.093 · √(1/2) · 1.3 / √20 = 0.430, and 0.05 for rounding: half a point.
        var score = Among(40, (2, 11), (4, 10)).Score("X")!;
        Assert.Equal(("20–49", 3.0m, 1.3m, 2.5m, 3.5m), (score.Answers, score.MeanValue, score.Spread, score.Low, score.High));

        // Whatever lies behind the same figures, the interval is the same.
        Assert.Equal(score with { Favourable = null }, Among(40, (1, 1), (2, 10), (3, 5), (4, 9), (5, 1)).Score("X")! with { Favourable = null });
    }

    [Fact]
    public void An_interval_reaches_as_far_as_rounding_may_have_moved_the_mean()
    {
        // 20 of 60 and 1.3: 2.0930 · √(2/3) · 1.3 / √20 = 0.497, five tenths by itself: 2.5 to 3.5. But 62 / 21 = 2.952 reads 3.0, and 2.952 − 0.497
        // = 2.455 lies below that. With 0.05 for rounding it is 0.547, six tenths.
        var middle = Among(60, (2, 11), (4, 10)).Score("X")!;
        Assert.Equal((3.0m, 1.3m, 2.4m, 3.6m), (middle.MeanValue, middle.Spread, middle.Low, middle.High));

        // Beside an open end a mean may be off by a whole tenth: 103 / 23 = 4.478 reads 4.4. 20 of 40 and 1.0: 2.0930 · √(1/2) · 1.0 / √20 = 0.331;
        // with 0.05 that would be four tenths, with 0.1 it is five.
        var beside = Among(40, (4, 12), (5, 11)).Score("X")!;
        Assert.Equal((4.4m, 1.0m, 3.9m, 4.9m), (beside.MeanValue, beside.Spread, beside.Low, beside.High));
    }

    [Fact]
    public void The_interval_of_an_average_reaches_as_far_as_its_own_rounding_and_that_of_its_items_together()
    {
        var node = OfTwoMinds();

        // 20 of 60: 2.0930 · √(2/3) / √20 = 0.3821 for each point of spread. The items may be 0.05 off and their average, rounded, 0.05 more.
        // SU: 0.3821 · 1.7 = 0.650, seven tenths by itself and with 0.05, eight with 0.1. All three: 0.3821 · 1.5 = 0.573, and 0.1: seven tenths.
        Assert.Equal((3.0m, 2.2m, 3.8m), (node.Score("SU")!.MeanValue, node.Score("SU")!.Low, node.Score("SU")!.High));
        Assert.Equal((3.0m, 2.3m, 3.7m), (node.Score(Measure.Climate)!.MeanValue, node.Score(Measure.Climate)!.Low, node.Score(Measure.Climate)!.High));
    }

    [Fact]
    public void An_interval_stays_on_the_scale_and_is_wider_beside_an_open_end()
    {
        var score = Among(60, (1, 11), (2, 8), (3, 1), (1, 1)).Score("X")!;

        Assert.Equal((1.5m, null, null, null), (score.MeanValue, score.Spread, score.Low, score.High));
        Assert.Equal(1.0m, Among(60, (1, 14), (2, 3), (5, 4)).Score("X")!.Low!.Value, 0);
        Assert.All(Among(300, (1, 100), (5, 20), (2, 60)).Scores, one => Assert.True(one.Low >= 1 && one.High <= 5));
    }

    [Fact]
    public void Spreads_and_ends_of_intervals_have_one_decimal()
    {
        var score = Among(60, (1, 14), (2, 3), (5, 4)).Score("X")!;
        decimal?[] shown = [score.MeanValue, score.Spread, score.Low, score.High, Among(60, (3, 25)).Score("X")!.Spread];

        Assert.All(shown, figure => Assert.Equal(1, figure!.Value.Scale));
        Assert.Contains(1.0m, shown);
    }

    [Fact]
    public void What_is_about_one_lead_shows_no_spread_and_no_interval_but_what_is_about_many_does()
    {
        (string Name, string? Parent)[] teams = [("Agency", null), ("A", "Agency"), ("B", "Agency"), ("C", "Agency"), ("D", "Agency"), ("E", "Agency")];
        var release = Publish(Freeze([.. teams.Select(team => Team(team.Name, team.Parent, 40, lead: true))]), _ => 25, instrument: Asking(Item("T", SeenActor.Supervisor)));

        Assert.Equal((null, null), (release.Node("A").Score("T")!.Spread, release.Node("A").Score("T")!.Low));
        Assert.NotNull(release.Node("Agency").Score("T")!.Spread);
    }

    [Fact]
    public void A_shown_spread_is_never_less_than_the_true_one_and_an_interval_holds_the_mean()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var mood = random.Next(1, 6);
            (int Points, int Times)[] answers = [.. Enumerable.Range(1, 5).Select(point => (point, random.Next(point == mood ? 60 : 20)))];
            var moments = Moments.Of(answers.SelectMany(answer => Enumerable.Repeat((long)answer.Points, answer.Times)));
            if (Among(random.Next(200, 900), answers).Score("X") is { Spread: { } spread } score)
            {
                Assert.True((double)spread >= moments.Deviation - 1e-9, $"{seed}");
                Assert.InRange(moments.Mean, (double)score.Low!, (double)score.High!);
            }
        }
    }

    [Fact]
    public void Twenty_answers_at_both_ends_are_the_widest_there_is() =>
        Assert.Equal(2.1m, Among(40, (1, 10), (5, 10)).Score("X")!.Spread);

    [Fact]
    public void A_release_is_the_same_whether_a_group_is_of_one_mind_or_up_to_its_floor()
    {
        // Three shown teams under a root: ten answers are 4 each, or anything of the same sum, the same favourable share and less than 9.76 apart.
        var roster = Freeze([Team("All", null, 0), Team("A", "All", 14), Team("B", "All", 14), Team("C", "All", 14)]);
        ReleaseNode Root(params int[] ofA)
        {
            var tally = new Tally(OneItem, roster.CellCount);
            foreach (var score in ofA)
            {
                tally.Add(roster.Cell("A"), 1, Score(score));
            }

            tally.Add(roster.Cell("B"), 5, Score(2));
            tally.Add(roster.Cell("B"), 5, Score(3));
            tally.Add(roster.Cell("C"), 5, Score(1));
            tally.Add(roster.Cell("C"), 5, Score(4));
            return ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release.Node("All");
        }

        var alike = Root(4, 4, 4, 4, 4, 4, 4, 4, 4, 4).Score("X")!;
        Assert.NotNull(alike.Spread);
        Assert.Equal(alike, Root(4, 4, 4, 4, 5, 5, 5, 5, 2, 2).Score("X")! with { Favourable = alike.Favourable });
        Assert.Equal(alike, Root(4, 4, 4, 4, 4, 4, 5, 5, 3, 3).Score("X")! with { Favourable = alike.Favourable });
    }

    [Fact]
    public void A_dimension_of_two_items_shows_the_average_of_what_they_show_and_one_of_one_item_nothing()
    {
        var release = Release(60, 40, Score(2), Score(5), Score(4), Score(3)).Node("All");

        Assert.Equal(["C1", "C2", "C3", "T", "SU", Measure.Climate], release.Scores.Select(score => score.Measure));
        Assert.Equal((2.0m, 4.5m, 3.3m), (release.Score("C1")!.MeanValue, release.Score("C2")!.MeanValue, release.Score("SU")!.MeanValue));
        Assert.Equal("20+", release.Score("SU")!.Answers);

        // One of its items stands at an open end and shows no spread, so neither does the average.
        Assert.Equal((null, null), (release.Score("SU")!.Spread, release.Score("SU")!.Low));
    }

    [Fact]
    public void An_average_shows_the_average_of_its_items_spreads_rounded_up()
    {
        var node = OfTwoMinds();

        Assert.Equal((1.3m, 2.1m, 1.0m), (node.Score("C1")!.Spread, node.Score("C2")!.Spread, node.Score("C3")!.Spread));
        Assert.Equal((1.7m, 1.5m), (node.Score("SU")!.Spread, node.Score(Measure.Climate)!.Spread));
        Assert.True(node.Score("SU")!.High - node.Score("SU")!.Low > node.Score("C1")!.High - node.Score("C1")!.Low);
    }

    [Fact]
    public void A_season_item_and_one_about_a_supervisor_are_in_no_dimension()
    {
        var seasonal = Asking(Item("C1", kind: ItemKind.Climate), Item("T", SeenActor.Supervisor, ItemKind.Climate), Item("C2", kind: ItemKind.Climate)) with { SeasonItems = 1 };

        Assert.Null(Publish(Freeze([Team("All", null, 60)]), _ => 40, instrument: seasonal).Node("All").Score("SU"));
    }

    /// <summary>Forty of sixty: half say 2 and 1 where the others say 4 and 5, and all of them 3.</summary>
    private static ReleaseNode OfTwoMinds()
    {
        var roster = Freeze([Team("All", null, 60)]);
        var tally = new Tally(Asked, roster.CellCount);
        tally.Add(0, 20, Score(2), Score(1), Score(3), Answer.Skipped);
        tally.Add(0, 20, Score(4), Score(5), Score(3), Answer.Skipped);
        return ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release.Node("All");
    }

    private static ReleaseNode Among(int people, params (int Points, int Times)[] answers)
    {
        var roster = Freeze([Team("All", null, people)]);
        var tally = new Tally(OneItem, roster.CellCount);
        foreach (var (points, times) in answers)
        {
            tally.Add(0, times, Score(points));
        }

        return ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release.Node("All");
    }

    private static Release Release(int people, int times, params Answer[] answers)
    {
        var roster = Freeze([Team("All", null, people)]);
        var tally = new Tally(Asked, roster.CellCount);
        tally.Add(0, times, answers);
        return ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release;
    }
}
