using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class IntervalTests
{
    [Fact]
    public void Wilsons_interval_is_as_published()
    {
        var (high, low, none) = (WilsonInterval.Of(18, 20), WilsonInterval.Of(4, 20), WilsonInterval.Of(0, 30));

        Assert.Equal(0.6989663548, high.Low, 10);
        Assert.Equal(0.9721335188, high.High, 10);
        Assert.Equal(0.0806576626, low.Low, 10);
        Assert.Equal(0.4160174323, low.High, 10);
        Assert.Equal(0, none.Low);
        Assert.Equal(0.1135134, none.High, 7);
    }

    [Fact]
    public void Wilsons_interval_holds_the_share_stays_within_bounds_and_mirrors_its_opposite()
    {
        for (var whole = 1; whole < 60; whole++)
        {
            for (var part = 0; part <= whole; part++)
            {
                var interval = WilsonInterval.Of(part, whole);
                var opposite = WilsonInterval.Of(whole - part, whole);
                Assert.True(interval.Low >= 0 && interval.Low <= (double)part / whole && interval.High >= (double)part / whole && interval.High <= 1);
                Assert.Equal(1 - interval.High, opposite.Low, 12);
                Assert.True(WilsonInterval.Of(part, whole, 0.9) is var narrow && narrow.High - narrow.Low < interval.High - interval.Low);
            }
        }

        Assert.Equal(new Interval(0, 1), WilsonInterval.Of(0, 0));
        Assert.Equal(1, WilsonInterval.Of(30, 30).High);
    }

    [Theory]
    [InlineData(7, 8, 0.327)]
    [InlineData(5, 8, 0.760)]
    public void The_half_width_in_a_small_group_is_as_published(int answers, int asked, double expected) =>
        Assert.Equal(expected, FinitePopulation.HalfWidth(answers, asked, deviation: 1), 3);

    [Fact]
    public void The_half_width_grows_with_the_deviation_and_the_people_and_shrinks_with_the_answers()
    {
        Assert.Equal(0, FinitePopulation.HalfWidth(8, 8, 1));
        Assert.Equal(0, FinitePopulation.HalfWidth(7, 8, 0));
        Assert.Equal(double.PositiveInfinity, FinitePopulation.HalfWidth(1, 8, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => FinitePopulation.HalfWidth(9, 8, 1));
        for (var answers = 2; answers < 100; answers++)
        {
            var half = FinitePopulation.HalfWidth(answers, 200, 1.1);
            Assert.Equal(half * 3, FinitePopulation.HalfWidth(answers, 200, 3.3), 12);
            Assert.True(FinitePopulation.HalfWidth(answers, 201, 1.1) > half);
            Assert.True(FinitePopulation.HalfWidth(answers + 1, 200, 1.1) < half);
        }

        Assert.Equal(1.959964 / Math.Sqrt(1_000_000), FinitePopulation.HalfWidth(1_000_000, int.MaxValue, 1), 5);
    }
}
