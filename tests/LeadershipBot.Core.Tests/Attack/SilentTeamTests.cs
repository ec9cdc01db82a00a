using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>
/// What is left: a team is also hidden where its figures would show that another is of one mind. Who knows exactly how many
/// answered in each team, and plays every possible set of answers through the program, may conclude why a team is not there.
/// How often is measured here, at its worst: two small teams with nobody beside them.
/// </summary>
public sealed class SilentTeamTests
{
    [Theory]
    [InlineData(5, 5, 0.07)]
    [InlineData(6, 6, 0.005)]
    [InlineData(8, 6, 0.002)]
    public void That_a_team_is_hidden_seldom_tells_why(int first, int second, double most)
    {
        var roster = Rounds.Freeze([Rounds.Team("All", null, 0), Rounds.Team("A", "All", 12), Rounds.Team("B", "All", 12)]);
        var possible = new Dictionary<string, List<(int A, int B)>>(StringComparer.Ordinal);
        foreach (var (one, other) in Every(first).SelectMany(one => Every(second).Select(other => (one, other))))
        {
            var tally = new Tally(Rounds.OneItem, roster.CellCount);
            Array.ForEach(one, points => tally.Add(roster.Cell("A"), 1, Rounds.Score(points)));
            Array.ForEach(other, points => tally.Add(roster.Cell("B"), 1, Rounds.Score(points)));
            var release = ReleasePolicy.Apply(Rounds.Facts, Rounds.OneItem, roster, tally, PublishedHistory.Empty).Release;
            var shown = string.Join(" | ", release.Nodes.Select(node => node.Score("X")?.ToString()));
            possible.TryAdd(shown, []);
            possible[shown].Add((one.Sum(), other.Sum()));
        }

        var all = possible.Values.Sum(answers => answers.Count);
        var told = possible.Values.Where(answers => IsKnown([.. answers.Select(pair => pair.A)], first) || IsKnown([.. answers.Select(pair => pair.B)], second)).Sum(answers => answers.Count);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told} of {all}"));
        Assert.InRange((double)told / all, 0, most);
    }

    /// <summary>Whether the mean of any four of so many answers lies within half a point.</summary>
    private static bool IsKnown(IReadOnlyCollection<int> sums, int answers)
    {
        var (low, high) = (Math.Max(4, sums.Min() - (5 * (answers - 4))), Math.Min(20, sums.Max() - (answers - 4)));
        return (high - low) / 4.0 < 0.5;
    }

    /// <summary>For every sum and number of favourable answers that so many can give, one way of giving them.</summary>
    private static IEnumerable<int[]> Every(int answers) =>
        from favourable in Enumerable.Range(0, answers + 1)
        from more in Enumerable.Range(0, (2 * answers) - favourable + 1)
        let fives = Math.Min(favourable, more)
        let others = Math.DivRem(more - fives, 2)
        select (int[])
        [
            .. Enumerable.Repeat(5, fives), .. Enumerable.Repeat(4, favourable - fives), .. Enumerable.Repeat(3, others.Quotient),
            .. Enumerable.Repeat(2, others.Remainder), .. Enumerable.Repeat(1, answers - favourable - others.Quotient - others.Remainder),
        ];
}
