using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class FindingsTests
{
    [Fact]
    public void The_highest_comes_first_then_the_two_lowest_with_their_figures_as_published()
    {
        var findings = ChooseFindings.From(Node((Measure.Climate, 1.0m), ("A", 3.1m), ("B", 4.2m), ("C", 2.0m), ("D", 2.4m)))!;

        Assert.Equal("B", findings.Strength.Measure);
        Assert.Equal(["C", "D"], findings.Lowest.Select(score => score.Measure));
        Assert.Equal("text of C", findings.Lowest[0].Mean);
    }

    [Fact]
    public void Of_equals_the_first_is_taken_and_nothing_is_both()
    {
        var findings = ChooseFindings.From(Node(("A", 3m), ("B", 3m), ("C", 3m)))!;

        Assert.Equal("A", findings.Strength.Measure);
        Assert.Equal(["B"], findings.Lowest.Select(score => score.Measure));
    }

    [Fact]
    public void One_item_is_a_strength_and_none_is_nothing()
    {
        Assert.Empty(ChooseFindings.From(Node(("A", 1.5m)))!.Lowest);
        Assert.Null(ChooseFindings.From(Node((Measure.Climate, 3m))));
        Assert.Null(ChooseFindings.From(Node()));
    }

    private static ReleaseNode Node(params (string Measure, decimal Mean)[] scores) =>
        new("Team", null, null, [.. scores.Select(score => new ReleaseScore(score.Measure, "10–19", "text of " + score.Measure, score.Mean, null, null))]);
}
