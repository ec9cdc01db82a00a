using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Pulses;

public sealed class TallyTests
{
    private static readonly Instrument FourClimateItems = Asking(
        Item("C1", kind: ItemKind.Climate), Item("C2", kind: ItemKind.Climate, reversed: true), Item("C3", kind: ItemKind.Climate), Item("C4", kind: ItemKind.Climate), Item("S"));

    [Fact]
    public void Scores_cannot_tell_and_skipping_are_counted_apart()
    {
        var tally = new Tally(OneItem, 2);
        tally.Add(1, 2, Score(4));
        tally.Add(1, 1, Score(3));
        tally.Add(1, 3, Answer.CannotTell);
        tally.Add(1, 4, Answer.Skipped);

        Assert.Equal(new Sums(3, 11, 2, 3, 41), tally.In(1, 0));
        Assert.Equal(default, tally.In(0, 0));
    }

    [Fact]
    public void A_blank_ballot_does_not_count_but_one_that_cannot_tell_does()
    {
        var tally = new Tally(OneItem, 1);
        tally.Add(0, 4, Answer.Skipped);
        tally.Add(0, 2, Answer.CannotTell);

        Assert.Equal(2, tally.BallotsIn(0));
    }

    [Fact]
    public void Reversed_items_are_turned_round_before_anything_is_counted()
    {
        var tally = new Tally(FourClimateItems, 1);
        tally.Add(0, 1, Answer.Skipped, Score(1), Answer.Skipped, Answer.Skipped, Answer.Skipped);
        tally.Add(0, 1, Answer.Skipped, Score(5), Answer.Skipped, Answer.Skipped, Answer.Skipped);

        Assert.Equal(new Sums(2, 6, 1, 0, 26), tally.In(0, 1));
    }

    [Fact]
    public void The_order_of_ballots_makes_no_difference()
    {
        var random = new Random(5);
        var ballots = Enumerable.Range(0, 300).Select(_ => new Ballot(random.Next(3), [.. Enumerable.Range(0, 5).Select(_ => random.Next(7) switch { 0 => Answer.Skipped, 6 => Answer.CannotTell, var points => Score(points) })])).ToList();
        var first = new Tally(FourClimateItems, 3);
        var second = new Tally(FourClimateItems, 3);

        ballots.ForEach(first.Add);
        ballots.AsEnumerable().Reverse().ToList().ForEach(second.Add);

        Assert.All(from cell in Enumerable.Range(0, 3) from item in Enumerable.Range(0, 5) select (cell, item), at =>
            Assert.Equal(first.In(at.cell, at.item), second.In(at.cell, at.item)));
    }

    [Fact]
    public void A_ballot_of_another_round_is_refused()
    {
        var tally = new Tally(OneItem, 1);

        Assert.Throws<ArgumentException>(() => tally.Add(new Ballot(1, [Score(3)])));
        Assert.Throws<ArgumentException>(() => tally.Add(new Ballot(0, [Score(3), Score(3)])));
    }
}
