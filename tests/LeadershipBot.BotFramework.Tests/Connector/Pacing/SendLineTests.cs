using LeadershipBot.BotFramework.Connector;
using LeadershipBot.BotFramework.Connector.Pacing;
using static LeadershipBot.BotFramework.Tests.Connector.Pacing.LineDriver;

namespace LeadershipBot.BotFramework.Tests.Connector.Pacing;

public sealed class SendLineTests
{
    private static readonly TimeSpan Spacing = TeamsLimits.TenantWindow / 50;

    [Fact]
    public void Campaigns_go_evenly_spaced_from_the_first_on()
    {
        var sent = new LineDriver(50).Run(Many(500, SendPriority.Campaign)).At(SendPriority.Campaign);

        Assert.Equal(TimeSpan.Zero, sent[0]);
        Assert.All(sent.Zip(sent.Skip(1)), pair => Assert.Equal(Spacing, pair.Second - pair.First));
    }

    [Fact]
    public void A_large_send_takes_little_longer_than_the_limit_needs()
    {
        var sent = new LineDriver(50).Run(Many(10_000, SendPriority.Campaign)).Sent;

        Assert.InRange(sent[^1].At / TimeSpan.FromSeconds(10_000 / 50.0), 1.0, 1.03);
    }

    [Fact]
    public void Slow_timers_and_short_pauses_cost_nothing()
    {
        var random = new Random(7);
        var sent = new LineDriver(50).Run(Many(10_000, SendPriority.Campaign), () => Ms(random.Next(100) == 0 ? 150 : random.NextDouble())).Sent;

        Assert.InRange(sent[^1].At / TimeSpan.FromSeconds(10_000 / 50.0), 1.0, 1.035);
    }

    [Fact]
    public void Replies_may_go_all_at_once_while_there_is_room()
    {
        var sent = new LineDriver(50).Run(Many(120, SendPriority.Reply)).At(SendPriority.Reply);

        Assert.Equal(50, sent.Count(at => at == TimeSpan.Zero));
        Assert.Equal(50, sent.Count(at => at == TeamsLimits.TenantWindow));
        Assert.Equal(20, sent.Count(at => at == 2 * TeamsLimits.TenantWindow));
    }

    [Fact]
    public void A_reply_goes_ahead_of_every_campaign_that_waits()
    {
        var sent = new LineDriver(50).Run([.. Many(1000, SendPriority.Campaign), Of(SendPriority.Reply, atMs: 5001)]).At(SendPriority.Reply);

        Assert.InRange(sent.Single(), Ms(5001), Ms(5001) + Spacing);
    }

    [Fact]
    public void However_many_replies_come_a_campaign_keeps_a_tenth()
    {
        var replies = Enumerable.Range(0, 4000).Select(i => Of(SendPriority.Reply, i * 10));
        var driver = new LineDriver(50).Run(Many(200, SendPriority.Campaign).Concat(replies));

        var during = driver.Sent.Where(sent => sent.At > TimeSpan.FromSeconds(2) && sent.At < TimeSpan.FromSeconds(30)).ToList();
        var share = during.Count(sent => sent.Arrival.Priority == SendPriority.Campaign) / (double)during.Count;
        Assert.InRange(share, 0.09, 0.11);
    }

    [Fact]
    public void A_lower_rate_holds_for_everybody_at_once()
    {
        var driver = new LineDriver(50);
        driver.Rate.Lower(TimeSpan.Zero);
        driver.Rate.Lower(TimeSpan.Zero);

        driver.Run([.. Many(50, SendPriority.Campaign), .. Many(60, SendPriority.Reply)]);

        Assert.InRange(Most([.. driver.Sent.Select(sent => sent.At).TakeWhile(at => at < TimeSpan.FromSeconds(1))], TeamsLimits.TenantWindow), 24, 26);
    }

    [Fact]
    public void In_a_pause_nobody_goes_and_after_it_replies_go_first()
    {
        var driver = new LineDriver(50);
        driver.Line.Pause(TimeSpan.FromSeconds(2));

        driver.Run([.. Many(10, SendPriority.Campaign), .. Many(10, SendPriority.Reply, atMs: 1)]);

        Assert.Equal(TimeSpan.FromSeconds(2), driver.Sent[0].At);
        Assert.All(driver.Sent.Take(9), sent => Assert.Equal(SendPriority.Reply, sent.Arrival.Priority));
    }

    [Fact]
    public void Who_gives_up_leaves_the_place_to_the_next()
    {
        var line = new SendLine(new AdaptiveRate(1));
        var places = Enumerable.Range(0, 3).Select(_ => new Place(new Conversation(), SendPriority.Campaign, TimeSpan.MaxValue)).ToList();
        places.ForEach(place => line.Add(place, TimeSpan.Zero));
        Assert.Same(places[0], line.Take(TimeSpan.Zero));

        line.Remove(places[1], TimeSpan.Zero);

        Assert.Same(places[2], line.Take(line.NextAt(TimeSpan.Zero)!.Value));
        Assert.Null(line.NextAt(TimeSpan.FromMinutes(1)));
    }
}
