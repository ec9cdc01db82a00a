using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class ReleaseChangesTests
{
    [Theory]
    [InlineData(3.0, 3.5, Verdict.Better)]
    [InlineData(3.5, 3.0, Verdict.Worse)]
    [InlineData(3.5, 3.4, Verdict.NoClearChange)]
    [InlineData(3.5, 3.5, Verdict.NoClearChange)]
    public void From_many_answers_a_large_change_has_a_verdict(double then, double now, Verdict verdict)
    {
        var change = Changes([Node("All", Score("X", now))], [Node("All", Score("X", then))]).Find("All", "X")!;

        Assert.Equal(
            new ScoreChange(verdict, "then-1", new DateOnly(2026, 1, 8), then.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture)),
            change);
    }

    [Theory]
    [InlineData("10–19", "100–199")]
    [InlineData("100–199", "10+")]
    public void Below_twenty_answers_then_or_now_it_is_too_early(string then, string now) => Assert.Equal(
        Verdict.TooEarly,
        Changes([Node("All", Score("X", 4.2, now, spread: null))], [Node("All", Score("X", 2.0, then, spread: null))]).Find("All", "X")!.Verdict);

    [Fact]
    public void What_was_never_shown_before_has_no_change()
    {
        var changes = Changes([Node("All", Score("X", 3.0), Score("Y", 3.0)), Node("New", Score("X", 3.0))], [Node("All", Score("X", 3.0))]);

        Assert.NotNull(changes.Find("All", "X"));
        Assert.Null(changes.Find("All", "Y"));
        Assert.Null(changes.Find("New", "X"));
        Assert.Null(changes.Find("Nobody", "X"));
    }

    [Fact]
    public void A_score_is_held_against_the_last_release_that_showed_it()
    {
        Release[] earlier =
        [
            Of("r-3", 8, [Node("All", Score("Y", 3.0))]),
            Of("r-1", 2, [Node("All", Score("X", 2.0))]),
            Of("r-2", 5, [Node("All", Score("X", 3.4))]),
            Of("r-5", 20, [Node("All", Score("X", 1.8))]),
        ];
        var change = ReleaseChanges.Between(Of("r-4", 10, [Node("All", Score("X", 3.5))]), earlier).Find("All", "X")!;

        Assert.Equal(("r-2", Verdict.NoClearChange), (change.Since, change.Verdict));
    }

    [Fact]
    public void A_unit_that_has_other_teams_beneath_it_is_not_held_against_what_bore_its_name()
    {
        ReleaseNode[] Tree(double mean, params string[] teams) =>
        [
            Node("All", Score("X", mean)),
            Node("North", Score("X", mean)) with { Parent = "All" },
            Node("Office", Score("X", mean)) with { Parent = "North" },
            .. teams.Select(team => Node(team, Score("X", mean)) with { Parent = "Office" }),
            Node("South", Score("X", mean)) with { Parent = "All" },
        ];
        var changes = Changes(Tree(4.0, "A", "B"), Tree(3.0, "A", "C"));

        Assert.Equal(Verdict.MadeUpDifferently, changes.Find("Office", "X")!.Verdict);
        Assert.Equal(Verdict.MadeUpDifferently, changes.Find("North", "X")!.Verdict);
        Assert.Equal("3.0", changes.Find("North", "X")!.From);
        Assert.Equal(["North", "Office"], new[] { "All", "North", "Office", "A", "South" }.Where(unit => changes.IsMadeUpDifferently(unit, "then-1")));
        Assert.False(changes.IsMadeUpDifferently("North", "another"));
        Assert.All(["All", "South", "A"], unit => Assert.Equal(Verdict.Better, changes.Find(unit, "X")!.Verdict));
        Assert.Null(changes.Find("B", "X"));
        Assert.Equal(Verdict.Better, Changes(Tree(4.0, "A", "B"), Tree(3.0, "B", "A")).Find("Office", "X")!.Verdict);
    }

    [Fact]
    public void What_is_not_tested_does_not_count_among_the_tests()
    {
        ReleaseNode[] Nodes(double first, string team) =>
        [
            Node("First", Score("X", first, "50–99")),
            .. Enumerable.Range(0, 100).SelectMany(number => new[]
            {
                Node($"T{number}", Score("X", 3.0, "50–99")) with { Parent = "First" },
                Node($"T{number}-{team}") with { Parent = $"T{number}" },
            }),
        ];

        Assert.Equal(Verdict.Better, Changes(Nodes(3.7, "a"), Nodes(3.0, "b")).Find("First", "X")!.Verdict);
    }

    [Fact]
    public void The_more_teams_are_tested_the_less_is_claimed()
    {
        // Alone this is a change; as one of two hundred that did not change it is what chance brings.
        ReleaseNode[] Nodes(double first, int others) =>
            [Node("First", Score("X", first, "50–99")), .. Enumerable.Range(0, others).Select(number => Node($"T{number}", Score("X", 3.0, "50–99")))];

        Assert.Equal(Verdict.Better, Changes(Nodes(3.7, 0), Nodes(3.0, 0)).Find("First", "X")!.Verdict);
        Assert.Equal(Verdict.NoClearChange, Changes(Nodes(3.7, 200), Nodes(3.0, 200)).Find("First", "X")!.Verdict);
    }

    [Fact]
    public void Rounding_is_never_taken_for_a_change()
    {
        // With so many answers a tenth would be one: 3.45 and 3.54 read 3.5, 3.44 reads 3.4.
        var many = Changes([Node("All", Score("X", 3.5, "1000+", 0.1m))], [Node("All", Score("X", 3.4, "1000+", 0.1m))]);

        Assert.Equal(Verdict.NoClearChange, many.Find("All", "X")!.Verdict);
    }

    [Fact]
    public void An_open_end_counts_with_its_inner_edge_and_the_largest_spread_there()
    {
        Verdict Of(double then, double now, string band) =>
            Changes([Node("All", Score("X", now, band, spread: now is 4.5 or 1.5 ? null : 1.0m))], [Node("All", Score("X", then, band, spread: then is 4.5 or 1.5 ? null : 1.0m))]).Find("All", "X")!.Verdict;

        Assert.Equal(Verdict.Better, Of(3.5, 4.5, "50–99"));
        Assert.Equal(Verdict.Worse, Of(2.5, 1.5, "50–99"));
        Assert.Equal(Verdict.NoClearChange, Of(4.4, 4.5, "1000+"));
        Assert.Equal(Verdict.NoClearChange, Of(4.5, 4.5, "1000+"));
    }

    [Fact]
    public void Averages_are_held_against_those_of_the_same_items_only()
    {
        ReleaseNode[] now = [Node("All", Score("X", 3.6), Score("SU", 3.6), Score(Measure.Climate, 3.6))];
        ReleaseNode[] then = [Node("All", Score("X", 3.0), Score("SU", 3.0), Score(Measure.Climate, 3.0))];
        ReleaseChanges Between(string before) => ReleaseChanges.Between(
            Of("now", 9, now) with { InstrumentId = "first-eight+LU-1" }, [Of("then", 8, then) with { InstrumentId = before }]);

        Assert.Equal(Verdict.Better, Between("first-eight+LU-1").Find("All", Measure.Climate)!.Verdict);
        Assert.Equal(Verdict.Better, Between("first-eight").Find("All", "SU")!.Verdict);
        Assert.Equal(Verdict.Better, Between("first-eight+VM-2").Find("All", Measure.Climate)!.Verdict);
        Assert.Null(Between("another").Find("All", Measure.Climate));
        Assert.Null(Between("another").Find("All", "SU"));
        Assert.NotNull(Between("another").Find("All", "X"));
    }

    [Fact]
    public void What_is_about_one_lead_is_never_tested() => Assert.Equal(
        Verdict.TooEarly,
        Changes([Node("All", Score("X", 4.0) with { AboutLead = "a" })], [Node("All", Score("X", 2.0) with { AboutLead = "b" })]).Find("All", "X")!.Verdict);

    [Fact]
    public void Releases_from_before_spreads_were_shown_count_with_the_largest_there_can_be()
    {
        Assert.Equal(Verdict.Better, Changes([Node("All", Score("X", 4.0))], [Node("All", Score("X", 3.0, "100+", spread: null))]).Find("All", "X")!.Verdict);
        Assert.Equal(Verdict.NoClearChange, Changes([Node("All", Score("X", 3.4, "50–99"))], [Node("All", Score("X", 3.0, "50–99", spread: null))]).Find("All", "X")!.Verdict);
    }

    [Fact]
    public void Where_nothing_changes_fewer_than_one_release_in_twenty_says_otherwise()
    {
        // Fifty teams of the same people's mind, drawn twice, as the release would show them.
        var random = new Random(4);
        var alarms = 0;
        for (var round = 0; round < 200; round++)
        {
            ReleaseNode[] Draw() => [.. Enumerable.Range(0, 50).Select(team => Node($"T{team}", Drawn(random)))];
            var changes = Changes(Draw(), Draw());
            alarms += Enumerable.Range(0, 50).Any(team => changes.Find($"T{team}", "X")!.Verdict != Verdict.NoClearChange) ? 1 : 0;
        }

        Assert.InRange(alarms, 0, 10);
    }

    private static ReleaseScore Drawn(Random random)
    {
        var scores = Enumerable.Range(0, 50).Select(_ => (double)Math.Clamp(random.Next(1, 7), 1, 5)).ToList();
        return Score("X", Math.Round(scores.Average(), 1), "50–99", 1.6m);
    }

    private static ReleaseChanges Changes(ReleaseNode[] now, ReleaseNode[] then) =>
        ReleaseChanges.Between(Of("now-1", 9, now), [Of("then-1", 8, then)]);

    private static Release Of(string round, int day, ReleaseNode[] nodes) => new(round, "test", new DateOnly(2026, 1, 1), new DateOnly(2026, 1, day), nodes);

    private static ReleaseNode Node(string name, params ReleaseScore[] scores) => new(name, null, null, scores);

    private static ReleaseScore Score(string measure, double mean, string answers = "200–499", decimal? spread = 1.3m) =>
        new(measure, answers, mean.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture), (decimal)mean, null, null, Spread: spread);
}
