using LeadershipBot.BotFramework.Connector.Pacing;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class RecentMomentsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(50)]
    public void One_more_is_within_a_limit_exactly_when_the_window_has_room(int capacity)
    {
        var random = new Random(capacity);
        var moments = new RecentMoments(capacity);
        List<TimeSpan> all = [];
        var now = TimeSpan.Zero;
        for (var i = 0; i < 500; i++)
        {
            var limit = new RateLimit(random.Next(1, capacity + 1), TimeSpan.FromMilliseconds(random.Next(1, 300)));
            var inWindow = all.Count(moment => moment > now - limit.Window);
            Assert.Equal(inWindow < limit.Requests, moments.FreeAt(limit) <= now);

            moments.Add(now);
            all.Add(now);
            now += TimeSpan.FromMilliseconds(random.Next(20));
        }
    }
}
