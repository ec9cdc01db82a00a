using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class IntraclassCorrelationTests
{
    [Fact]
    public void Known_data_give_what_was_published()
    {
        var found = IntraclassCorrelation.Of(KnownData.Judged.Select(row => Moments.Of(row.Select(score => (long)score))))!.Value;

        Assert.Equal(11.241667, found.MeanSquareBetween, 6);
        Assert.Equal(6.263889, found.MeanSquareWithin, 6);
        Assert.Equal(4, found.AverageSize);
        Assert.Equal(0.165742, found.Single, 6);
        Assert.Equal(0.442797, found.Average, 6);
    }

    [Fact]
    public void Neither_the_order_nor_the_scale_nor_empty_groups_make_a_difference()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var groups = Enumerable.Range(0, random.Next(2, 20)).Select(_ => MadeUp.Scores(random, random.Next(2, 30))).ToList();
            var (factor, shift) = (random.Next(1, 1000), random.Next(-1_000_000, 1_000_000));
            var found = IntraclassCorrelation.Of(groups.Select(group => Moments.Of(group)))!.Value;
            var turned = IntraclassCorrelation.Of(groups.AsEnumerable().Reverse().Select(group => Moments.Of(group.Select(score => (score * factor) + shift))).Prepend(default))!.Value;

            Assert.Equal(found.Single, turned.Single, 9);
            Assert.Equal(found.Average, turned.Average, 8);
            Assert.InRange(found.Single, -1 / (found.AverageSize - 1) - 1e-9, 1);
        }
    }

    [Fact]
    public void Groups_that_agree_within_have_one_and_groups_alike_less_than_nothing()
    {
        var apart = IntraclassCorrelation.Of([Moments.Of(1, 1, 1), Moments.Of(4, 4), Moments.Of(5, 5, 5, 5)])!.Value;
        Assert.Equal((1, 1), (apart.Single, apart.Average));

        var alike = IntraclassCorrelation.Of([Moments.Of(1, 5), Moments.Of(5, 1)])!.Value;
        Assert.Equal((-1, double.NaN), (alike.Single, alike.Average));
    }

    [Fact]
    public void Where_there_is_too_little_there_is_none()
    {
        Assert.Null(IntraclassCorrelation.Of([]));
        Assert.Null(IntraclassCorrelation.Of([Moments.Of(1, 2, 3), default]));
        Assert.Null(IntraclassCorrelation.Of([Moments.Of(1), Moments.Of(2), Moments.Of(3)]));
        Assert.Equal(double.NaN, IntraclassCorrelation.Of([Moments.Of(3, 3), Moments.Of(3, 3)])!.Value.Single);
    }
}
