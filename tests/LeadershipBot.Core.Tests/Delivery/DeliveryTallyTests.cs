using LeadershipBot.Core.Delivery;
using Xunit;

namespace LeadershipBot.Core.Tests.Delivery;

public sealed class DeliveryTallyTests
{
    [Fact]
    public void Everybody_is_counted_once_whatever_happens_to_their_message()
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 500).Select(_ => Any(random)).ToList();
        var tally = rows.Aggregate(DeliveryTally.Empty, (sum, row) => Add(sum, row, 1));
        for (var change = 0; change < 5000; change++)
        {
            var at = random.Next(rows.Count);
            tally = Add(tally, rows[at], -1);
            rows[at] = Any(random);
            tally = Add(tally, rows[at], 1);
        }

        Assert.Equal(500, tally.Targeted);
        Assert.Equal(rows.Count(row => row.State == DeliveryState.Delivered), tally.Delivered);
        Assert.Equal(rows.Count(row => row is { State: DeliveryState.Pending, IsLater: true }), tally.Later);
        Assert.Equal(rows.Count(row => row is { State: DeliveryState.Pending, IsLater: false }), tally.Due);
        Assert.Equal(rows.Count(row => row.IsAmbiguous), tally.Ambiguous);
        Assert.Equal(tally.Targeted, tally.Done + tally.Due + tally.Later + tally.Sending);
        Assert.All(Enum.GetValues<DeliveryReason>(), reason => Assert.Equal(
            rows.Count(row => row.State == DeliveryState.Failed && row.Reason == reason), tally.Failed.GetValueOrDefault(reason)));
    }

    [Fact]
    public void Parts_add_up_to_the_whole()
    {
        var random = new Random(2);
        var rows = Enumerable.Range(0, 300).Select(_ => Any(random)).ToList();

        var whole = rows.Aggregate(DeliveryTally.Empty, (sum, row) => Add(sum, row, 1));
        var parts = rows.Chunk(70).Select(part => part.Aggregate(DeliveryTally.Empty, (sum, row) => Add(sum, row, 1))).Aggregate((some, others) => some.Plus(others));

        Assert.Equivalent(whole, parts, strict: true);
    }

    [Fact]
    public void Who_got_nothing_is_never_counted_without_a_reason() =>
        Assert.Throws<ArgumentNullException>(() => DeliveryTally.Empty.With(DeliveryState.Failed, null, isLater: false, isAmbiguous: false, by: 1));

    private static DeliveryTally Add(DeliveryTally tally, Row row, int by) => tally.With(row.State, row.Reason, row.IsLater, row.IsAmbiguous, by);

    private static Row Any(Random random) => new(
        (DeliveryState)random.Next(5), (DeliveryReason)random.Next(Enum.GetValues<DeliveryReason>().Length), random.Next(2) == 0, random.Next(2) == 0);

    private sealed record Row(DeliveryState State, DeliveryReason Reason, bool IsLater, bool IsAmbiguous);
}
