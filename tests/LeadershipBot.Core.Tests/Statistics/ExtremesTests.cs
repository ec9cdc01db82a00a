using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class ExtremesTests
{
    [Fact]
    public void Three_of_each_at_most_the_furthest_out_first()
    {
        var extremes = ChooseExtremes.From(Node(("A", 3.1m), ("B", 4.2m), ("C", 2.0m), ("D", 2.4m), ("E", 4.0m), ("F", 3.0m), ("G", 1.5m), ("H", 3.2m)));

        Assert.Equal(["B", "E", "H"], extremes.Strongest);
        Assert.Equal(["G", "C", "D"], extremes.Weakest);
    }

    [Fact]
    public void Of_equals_on_one_side_the_first_in_the_instrument_goes_first()
    {
        var extremes = ChooseExtremes.From(Node(("A", 2m), ("B", 4m), ("C", 2m), ("D", 4m)));

        Assert.Equal(["B", "D"], extremes.Strongest);
        Assert.Equal(["A", "C"], extremes.Weakest);
    }

    [Fact]
    public void What_reads_like_the_nearest_of_the_other_half_is_in_neither()
    {
        var even = ChooseExtremes.From(Node(("A", 4m), ("B", 3m), ("C", 3m), ("D", 2m)));
        Assert.Equal(["A"], even.Strongest);
        Assert.Equal(["D"], even.Weakest);

        var odd = ChooseExtremes.From(Node(("A", 4m), ("B", 3m), ("C", 3m), ("D", 2m), ("E", 1m)));
        Assert.Equal(["A"], odd.Strongest);
        Assert.Equal(["E", "D"], odd.Weakest);

        var alike = ChooseExtremes.From(Node(("A", 3m), ("B", 3m), ("C", 3m), ("D", 3m)));
        Assert.Empty(alike.Strongest);
        Assert.Empty(alike.Weakest);
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(5, 2)]
    [InlineData(6, 3)]
    [InlineData(8, 3)]
    [InlineData(9, 3)]
    public void Of_items_that_differ_none_is_in_both_and_both_are_as_long(int items, int each)
    {
        var extremes = ChooseExtremes.From(Node([.. Enumerable.Range(0, items).Select(item => ($"I-{item}", 1m + (item / 10m)))]));

        Assert.Equal(each, extremes.Strongest.Count);
        Assert.Equal(each, extremes.Weakest.Count);
        Assert.Empty(extremes.Strongest.Intersect(extremes.Weakest));
    }

    [Fact]
    public void Fewer_than_four_items_have_none_and_averages_of_items_are_no_items()
    {
        Assert.Empty(ChooseExtremes.From(Node()).Strongest);
        var three = ChooseExtremes.From(Node((Measure.Climate, 4m), ("SU", 2m), ("A", 3m), ("B", 2m), ("C", 1m)));
        Assert.Empty(three.Strongest);
        Assert.Empty(three.Weakest);
    }

    private static ReleaseNode Node(params (string Measure, decimal Mean)[] scores) =>
        new("Team", null, null, [.. scores.Select(score => new ReleaseScore(score.Measure, "10–19", "", score.Mean, null, null))]);
}
