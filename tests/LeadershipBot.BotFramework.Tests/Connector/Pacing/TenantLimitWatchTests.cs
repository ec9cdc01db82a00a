using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class TenantLimitWatchTests
{
    private readonly TenantLimitWatch _watch = new();
    private TimeSpan _now;

    [Fact]
    public void Three_conversations_refused_in_a_row_are_the_tenant()
    {
        Assert.Null(Refused(1));
        Assert.Null(Refused(2));
        Assert.Equal(TimeSpan.Zero, Refused(3));
    }

    [Fact]
    public void One_conversation_refused_over_and_over_is_that_conversation()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(Refused(i % 2));
        }
    }

    [Fact]
    public void Refusals_seconds_apart_have_nothing_to_do_with_each_other()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(Refused(i));
            _now += TimeSpan.FromSeconds(1.6);
        }
    }

    [Theory]
    [InlineData(0.05, 0)]
    [InlineData(0.4, 1)]
    [InlineData(1.0, 1)]
    public void A_small_share_of_all_answers_is_no_sign_and_a_large_one_is(double share, int atLeast)
    {
        var random = new Random(3);
        var signs = 0;
        for (var i = 0; i < 10_000; i++)
        {
            if (random.NextDouble() >= share)
            {
                _watch.Accepted(_now);
            }
            else if (Refused(i) is not null)
            {
                signs++;
            }

            _now += TimeSpan.FromMilliseconds(20.5);
        }

        Assert.InRange(signs, atLeast, atLeast * 200);
    }

    [Fact]
    public void Everybody_waits_for_the_longest_short_Retry_After()
    {
        Refused(1, seconds: 2);
        Refused(2, seconds: 600);
        Assert.Equal(TimeSpan.FromSeconds(2), Refused(3, seconds: 1));
    }

    [Fact]
    public void What_was_under_way_at_a_sign_makes_no_second_one()
    {
        Assert.NotNull(SignAfterThree());
        _now += TimeSpan.FromSeconds(0.9);
        Assert.Null(SignAfterThree());
        _now += TimeSpan.FromSeconds(0.1);
        Assert.NotNull(SignAfterThree());
    }

    private TimeSpan? SignAfterThree() => Refused(1) ?? Refused(2) ?? Refused(3);

    private TimeSpan? Refused(long conversation, int? seconds = null) =>
        _watch.Refused(new ConversationKey(conversation), seconds is { } s ? TimeSpan.FromSeconds(s) : null, _now);
}
