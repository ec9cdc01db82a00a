using LeadershipBot.Core.Delivery;
using Xunit;

namespace LeadershipBot.Core.Tests.Delivery;

public sealed class ShownTallyTests
{
    private static readonly DeliveryReason[] Together = [DeliveryReason.OwnSettings, DeliveryReason.MessageBudget, DeliveryReason.NothingToSay];

    [Fact]
    public void Whatever_is_hidden_the_figures_add_up()
    {
        foreach (var tally in Any())
        {
            foreach (var isOver in new[] { false, true })
            {
                var shown = ShownTally.Of(tally, isOver);
                Assert.Equal(tally.Targeted, shown.Tally.Targeted + shown.NotSent);
                Assert.Equal(tally.Delivered, shown.Tally.Delivered);
            }
        }
    }

    [Fact]
    public void Two_campaigns_that_differ_only_in_who_opted_out_and_whose_week_was_full_look_alike_until_there_are_five()
    {
        foreach (var tally in Any().Where(tally => tally.Excluded.GetValueOrDefault(DeliveryReason.OwnSettings) < ShownTally.FewestOwnSettings))
        {
            var count = Together.Sum(reason => tally.Excluded.GetValueOrDefault(reason));
            var other = tally with
            {
                Excluded = tally.Excluded.Where(entry => !Together.Contains(entry.Key)).Append(new(DeliveryReason.NothingToSay, count))
                    .ToDictionary(entry => entry.Key, entry => entry.Value),
            };

            Assert.Equivalent(ShownTally.Of(tally, isOver: true), ShownTally.Of(other, isOver: true), strict: true);
            Assert.Equivalent(ShownTally.Of(tally, isOver: false), ShownTally.Of(other, isOver: false), strict: true);
        }
    }

    [Fact]
    public void While_it_runs_who_waits_and_who_opted_out_look_alike()
    {
        foreach (var tally in Any())
        {
            var own = tally.Excluded.GetValueOrDefault(DeliveryReason.OwnSettings);
            var waiting = tally with { Later = tally.Later + own, Excluded = tally.Excluded.Where(entry => entry.Key != DeliveryReason.OwnSettings).ToDictionary(entry => entry.Key, entry => entry.Value) };

            Assert.Equivalent(ShownTally.Of(waiting, isOver: false), ShownTally.Of(tally, isOver: false), strict: true);
        }
    }

    [Fact]
    public void In_a_small_campaign_no_reason_stands_alone()
    {
        var tally = new DeliveryTally(10, 0, 0, 0, new Dictionary<DeliveryReason, int>(), new Dictionary<DeliveryReason, int> { [DeliveryReason.OwnSettings] = 6, [DeliveryReason.Cancelled] = 1 }, 0);

        var shown = ShownTally.Of(tally, isOver: true);

        Assert.Empty(shown.Tally.Excluded);
        Assert.Equal(7, shown.NotSent);
    }

    [Fact]
    public void Five_of_many_are_shown()
    {
        var tally = new DeliveryTally(100, 0, 0, 0, new Dictionary<DeliveryReason, int>(), new Dictionary<DeliveryReason, int> { [DeliveryReason.OwnSettings] = 5 }, 0);

        Assert.Equal(5, ShownTally.Of(tally, isOver: true).Tally.Excluded[DeliveryReason.OwnSettings]);
    }

    private static IEnumerable<DeliveryTally> Any()
    {
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            var reasons = Enum.GetValues<DeliveryReason>().Where(_ => random.Next(3) == 0).ToDictionary(reason => reason, _ => random.Next(1, 12));
            yield return new(random.Next(60), random.Next(5), random.Next(5), random.Next(5), new Dictionary<DeliveryReason, int>(), reasons, random.Next(4));
        }
    }
}
