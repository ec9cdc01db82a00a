using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Connector.Pacing;
using static LeadershipBot.BotFramework.Tests.Connector.Pacing.LineDriver;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

/// <summary>What holds for arrivals of every kind: bursts and pauses, few or many conversations, slow timers.</summary>
public sealed class SendLinePropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_window_ever_holds_more_than_the_limit(int seed)
    {
        var (driver, limit) = Run(seed);

        var moments = driver.Sent.Select(sent => sent.At).ToList();
        Assert.Equal(moments.Order(), moments);
        Assert.InRange(Most(moments, TeamsLimits.TenantWindow), 1, limit);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Teams_sees_no_more_than_the_limit_although_ways_differ(int seed)
    {
        var (driver, limit) = Run(seed);

        var random = new Random(seed);
        var seen = driver.Sent.Select(sent => sent.At + (TeamsLimits.Margin * random.NextDouble())).Order().ToList();
        Assert.InRange(Most(seen, TimeSpan.FromSeconds(1)), 1, limit);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_conversation_ever_gets_more_than_its_limits(int seed)
    {
        var (driver, _) = Run(seed);

        foreach (var conversation in driver.Sent.GroupBy(sent => sent.Arrival.Conversation))
        {
            var moments = conversation.Select(sent => sent.At).ToList();
            Assert.All(TeamsLimits.PerConversation, limit => Assert.InRange(Most(moments, limit.Window), 1, limit.Requests));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Everybody_goes_or_is_sent_away_and_nobody_twice(int seed)
    {
        var (driver, _) = Run(seed);

        var gone = driver.Sent.Select(sent => sent.Arrival).ToList();
        Assert.Equal(Count, gone.Count + driver.TurnedAway.Count);
        Assert.Equal(Count, new HashSet<object>(gone.Concat(driver.TurnedAway), ReferenceEqualityComparer.Instance).Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_campaign_goes_before_a_waiting_reply_only_after_nine_replies(int seed)
    {
        var (driver, _) = Run(seed, conversations: int.MaxValue);

        var replies = driver.Sent.Where(sent => sent.Arrival.Priority == SendPriority.Reply).ToList();
        for (var i = 0; i < driver.Sent.Count; i++)
        {
            var (at, arrival) = driver.Sent[i];
            if (arrival.Priority == SendPriority.Campaign && replies.Exists(reply => reply.Arrival.At < at && reply.At > at))
            {
                Assert.All(driver.Sent.Take(i).TakeLast(9), sent => Assert.Equal(SendPriority.Reply, sent.Arrival.Priority));
            }
        }
    }

    private const int Count = 1500;

    private static (LineDriver Driver, int Limit) Run(int seed, int? conversations = null)
    {
        var random = new Random(seed);
        var limit = random.Next(1, 80);
        var known = Enumerable.Range(0, random.Next(1, 40)).Select(_ => new Conversation()).ToList();
        var alone = conversations is null ? random.NextDouble() : 1;
        var arrivals = new List<Arrival>(Count);
        var at = TimeSpan.Zero;
        while (arrivals.Count < Count)
        {
            // Alone, in a burst at one moment, or after a long silence.
            at += Ms(random.Next(4) switch { 0 => 0, 1 => random.Next(40), 2 => random.NextDouble() * 2000 / limit, _ => random.Next(50) == 0 ? 5000 : 1 });
            var conversation = random.NextDouble() < alone ? new Conversation() : known[random.Next(known.Count)];
            var patience = TimeSpan.FromSeconds(random.Next(3) == 0 ? random.Next(20) : 100_000);
            arrivals.Add(new(at, random.Next(3) == 0 ? SendPriority.Reply : SendPriority.Campaign, conversation, patience));
        }

        Func<TimeSpan>? late = random.Next(2) == 0 ? null : () => Ms(random.Next(30) == 0 ? random.Next(100) : random.NextDouble());
        return (new LineDriver(limit).Run(arrivals, late), limit);
    }
}
