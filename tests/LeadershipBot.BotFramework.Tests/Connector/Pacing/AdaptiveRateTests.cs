using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class AdaptiveRateTests
{
    [Fact]
    public void It_is_the_limit_until_told_otherwise() => Assert.Equal(50, new AdaptiveRate(50).At(TimeSpan.FromDays(3)));

    [Fact]
    public void It_falls_at_once_by_a_share_and_recovers_in_even_steps()
    {
        var rate = new AdaptiveRate(50);
        var cut = TimeSpan.FromMinutes(1);
        rate.Lower(cut);

        Assert.Equal(35, rate.At(cut), 6);
        Assert.Equal(40, rate.At(cut + TimeSpan.FromSeconds(3)), 6);
        Assert.Equal(45, rate.At(cut + TimeSpan.FromSeconds(6)), 6);
        Assert.Equal(50, rate.At(cut + TimeSpan.FromSeconds(9)), 6);
        Assert.Equal(50, rate.At(cut + TimeSpan.FromHours(1)), 6);
    }

    [Fact]
    public void However_often_it_falls_a_tenth_is_left_and_half_a_minute_brings_it_back()
    {
        var rate = new AdaptiveRate(50);
        for (var i = 0; i < 100; i++)
        {
            rate.Lower(TimeSpan.Zero);
        }

        Assert.Equal(5, rate.At(TimeSpan.Zero), 6);
        Assert.Equal(50, rate.At(TimeSpan.FromSeconds(27)), 6);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(45)]
    public void It_settles_near_what_is_really_allowed(int allowed)
    {
        var rate = new AdaptiveRate(50);
        var sum = 0.0;
        for (var second = 0; second < 600; second++)
        {
            var now = TimeSpan.FromSeconds(second);
            sum += Math.Min(allowed, rate.At(now));
            if (rate.At(now) > allowed)
            {
                rate.Lower(now);
            }
        }

        Assert.InRange(sum / 600 / allowed, 0.8, 1);
    }

    [Fact]
    public void It_never_falls_below_one()
    {
        var rate = new AdaptiveRate(1);
        rate.Lower(TimeSpan.Zero);

        Assert.Equal(1, rate.At(TimeSpan.Zero));
    }
}
