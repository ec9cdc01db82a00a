using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class MomentsTests
{
    [Fact]
    public void Mean_and_variance_are_those_of_the_numbers()
    {
        var moments = Moments.Of(2, 4, 4, 4, 5, 5, 7, 9);

        Assert.Equal(new Moments(8, 40, 232), moments);
        Assert.Equal(5, moments.Mean);
        Assert.Equal(32.0 / 7, moments.Variance);
        Assert.Equal(Math.Sqrt(32.0 / 7), moments.Deviation);
    }

    [Fact]
    public void Groups_add_up_in_any_order_to_the_whole()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var scores = MadeUp.Scores(random, random.Next(0, 60));
            var groups = scores.GroupBy(_ => random.Next(4)).Select(group => Moments.Of(group)).ToList();

            Assert.Equal(Moments.Of(scores), groups.Aggregate(default(Moments), Moments.Add));
            Assert.Equal(Moments.Of(scores.Reverse()), groups.AsEnumerable().Reverse().Aggregate(default(Moments), (left, right) => left + right));
        }
    }

    [Fact]
    public void A_shift_changes_no_variance_and_a_factor_changes_it_by_its_square()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var scores = MadeUp.Scores(random, random.Next(2, 60));
            var (factor, shift) = (random.Next(1, 100), random.NextInt64(-400_000_000, 400_000_000));

            Assert.Equal(Moments.Of(scores).Variance, Moments.Of(scores.Select(score => score + shift)).Variance);
            Assert.Equal(Moments.Of(scores).Variance * factor * factor, Moments.Of(scores.Select(score => score * factor)).Variance, 6);
        }
    }

    [Fact]
    public void Far_from_zero_not_one_digit_is_lost() =>
        Assert.Equal(30, Moments.Of(1_000_000_004, 1_000_000_007, 1_000_000_013, 1_000_000_016).Variance);

    [Fact]
    public void Limits_are_what_they_should_be()
    {
        Assert.Equal(double.NaN, default(Moments).Mean);
        Assert.Equal(0, default(Moments).SquaredDeviations);
        Assert.Equal(double.NaN, Moments.Of(4).Variance);
        Assert.Equal(4, Moments.Of(4).Mean);
        Assert.Equal(0, Moments.Of(3, 3, 3).Variance);
    }
}
