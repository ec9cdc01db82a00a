using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class BackoffTests
{
    [Theory]
    [InlineData(1, 0.0, 0.25)]
    [InlineData(1, 0.5, 0.5)]
    [InlineData(1, 1.0, 0.75)]
    [InlineData(2, 0.5, 1)]
    [InlineData(3, 0.5, 2)]
    [InlineData(6, 0.5, 15)]
    [InlineData(100, 1.0, 22.5)]
    public void It_doubles_with_jitter_up_to_a_longest(int refusals, double jitter, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.After(refusals, jitter));

    [Fact]
    public void A_row_of_refusals_ends_with_an_acceptance()
    {
        var conversation = new Conversation();
        Assert.Equal([0.5, 1, 2], Enumerable.Range(0, 3).Select(_ => conversation.Refused(null, 0.5, TimeSpan.Zero).TotalSeconds));

        conversation.Accepted();

        Assert.Equal(0.5, conversation.Refused(null, 0.5, TimeSpan.Zero).TotalSeconds);
    }

    [Fact]
    public void A_shorter_wait_does_not_cut_a_longer_one()
    {
        var conversation = new Conversation();
        conversation.Refused(TimeSpan.FromSeconds(9), 0, TimeSpan.Zero);
        conversation.Refused(TimeSpan.FromSeconds(1), 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(9), conversation.ReadyAt);
    }
}
