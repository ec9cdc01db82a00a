using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Connector.Pacing;
using static LeadershipBot.BotFramework.Tests.Connector.Pacing.LineDriver;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class ConversationLimitTests
{
    private readonly Conversation _busy = new();

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public void A_conversation_gets_as_much_as_Teams_takes_and_no_more(int requests, int seconds)
    {
        var arrivals = Enumerable.Range(0, 2000).Select(_ => Of(SendPriority.Reply, conversation: _busy));

        var sent = new LineDriver(50).Run(arrivals).At(SendPriority.Reply);

        Assert.Equal(2000, sent.Count);
        Assert.Equal(requests, Most(sent, TimeSpan.FromSeconds(seconds) + TeamsLimits.Margin));
    }

    [Fact]
    public void A_busy_conversation_takes_no_place_from_the_others()
    {
        var arrivals = Enumerable.Range(0, 50).Select(_ => Of(SendPriority.Campaign, conversation: _busy)).Concat(Many(500, SendPriority.Campaign));

        var driver = new LineDriver(50).Run(arrivals);

        var last = driver.Sent.FindLastIndex(sent => sent.Arrival.Conversation != _busy);
        Assert.Equal(TeamsLimits.TenantWindow / 50 * last, driver.Sent[last].At);
    }

    [Fact]
    public void In_a_busy_conversation_replies_come_first_and_otherwise_whoever_came_first()
    {
        List<Arrival> arrivals =
        [
            .. Enumerable.Range(0, 20).Select(i => Of(SendPriority.Campaign, i, _busy)),
            .. Enumerable.Range(0, 10).Select(i => Of(SendPriority.Reply, 500 + i, _busy)),
        ];

        var driver = new LineDriver(50).Run(arrivals);

        Assert.Equal(30, driver.Sent.Count);
        foreach (var priority in Enum.GetValues<SendPriority>())
        {
            var order = driver.Sent.Where(sent => sent.Arrival.Priority == priority).Select(sent => sent.Arrival.At).ToList();
            Assert.Equal(order.Order(), order);
        }

        Assert.True(driver.At(SendPriority.Reply)[^1] < driver.At(SendPriority.Campaign)[^5]);
    }

    [Fact]
    public void A_refused_conversation_waits_alone()
    {
        _busy.Refused(TimeSpan.FromSeconds(3), jitter: 0, TimeSpan.Zero);

        var driver = new LineDriver(50).Run([Of(SendPriority.Campaign, conversation: _busy), Of(SendPriority.Campaign)]);

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(3)], driver.At(SendPriority.Campaign));
    }

    [Fact]
    public void A_refusal_counts_also_for_those_already_in_line()
    {
        var line = new SendLine(new AdaptiveRate(1));
        line.Add(Waiting(new Conversation()), TimeSpan.Zero);
        line.Add(Waiting(_busy), TimeSpan.Zero);
        line.Take(TimeSpan.Zero);

        _busy.Refused(TimeSpan.FromSeconds(10), jitter: 0, TimeSpan.Zero);

        Assert.Null(line.Take(TimeSpan.FromSeconds(2)));
        Assert.Equal(TimeSpan.FromSeconds(10), line.NextAt(TimeSpan.FromSeconds(2)));
        Assert.NotNull(line.Take(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Whoever_would_have_to_wait_too_long_is_sent_away_with_the_time()
    {
        var line = new SendLine(new AdaptiveRate(50));
        _busy.Refused(TimeSpan.FromSeconds(10), jitter: 0, TimeSpan.Zero);
        var (impatient, patient) = (Waiting(_busy, 9), Waiting(_busy, 10));

        line.Add(impatient, TimeSpan.Zero);
        line.Add(patient, TimeSpan.Zero);

        Assert.Equal(TimeSpan.FromSeconds(10), await impatient.Task.WaitAsync(TimeSpan.Zero, TestContext.Current.CancellationToken));
        Assert.Same(patient, line.Take(line.NextAt(TimeSpan.Zero)!.Value));
    }

    [Fact]
    public void Those_who_wait_are_sent_away_when_the_wait_grows()
    {
        var patience = TimeSpan.FromSeconds(5);
        var arrivals = Enumerable.Range(0, 100).Select(_ => Of(SendPriority.Campaign, conversation: _busy, patience: patience));

        var driver = new LineDriver(50).Run(arrivals);

        Assert.All(driver.Sent, sent => Assert.InRange(sent.At, TimeSpan.Zero, patience));
        Assert.Equal(100, driver.Sent.Count + driver.TurnedAway.Count);
        Assert.InRange(driver.Sent.Count, 16, 24);
    }

    [Fact]
    public void Who_gives_up_after_being_called_does_not_stop_the_next()
    {
        var line = new SendLine(new AdaptiveRate(1));
        line.Add(Waiting(new Conversation()), TimeSpan.Zero);
        line.Take(TimeSpan.Zero);
        _busy.Refused(TimeSpan.FromSeconds(0.5), jitter: 0, TimeSpan.Zero);
        var (first, second) = (Waiting(_busy), Waiting(_busy));
        line.Add(first, TimeSpan.Zero);
        line.Add(second, TimeSpan.Zero);
        Assert.Null(line.Take(TimeSpan.FromSeconds(0.6)));
        Assert.True(first.IsCalled);

        line.Remove(first, TimeSpan.FromSeconds(0.7));
        Assert.Null(line.Take(TimeSpan.FromSeconds(0.7)));

        Assert.Same(second, line.Take(line.NextAt(TimeSpan.FromSeconds(0.7))!.Value));
    }

    private static Place Waiting(Conversation conversation, int seconds = 60) => new(conversation, SendPriority.Campaign, TimeSpan.FromSeconds(seconds));
}
