using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>Somebody who knows what every team said together, to the last point, and reads the correlations beside it.</summary>
public sealed class ReliabilityAttackTests
{
    private const int Teams = 12;
    private const int Answered = 8;

    private static readonly Instrument Asked = Asking(
        Item("C1", kind: ItemKind.Climate), Item("C2", kind: ItemKind.Climate), Item("C3", kind: ItemKind.Climate));

    [Fact]
    public void Teams_of_one_mind_read_like_teams_whose_people_lie_two_points_apart()
    {
        var seen = new HashSet<(decimal?, decimal?)>();
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            int[][] said = [.. Enumerable.Range(0, Teams).Select(_ => Enumerable.Range(0, 3).Select(_ => random.Next(3 - (seed % 2), 5)).ToArray())];
            var alike = Publish(said, apart: 0);

            Assert.Equal(alike, Publish(said, apart: 1));
            seen.Add(alike);
        }

        // Where all read the same there would be nothing to find.
        Assert.True(seen.Count > 5, $"{seen.Count}");
    }

    /// <summary>Half of each team lies so many points above what the team says on average to the first question, half below.</summary>
    private static (decimal? Icc1, decimal? Icc2) Publish(int[][] said, int apart)
    {
        var roster = Freeze([Team("All", null, 0), .. said.Select((_, team) => Team($"T{team:D2}", "All", 12))]);
        var tally = new Tally(Asked, roster.CellCount);
        foreach (var (team, scores) in said.Index())
        {
            foreach (var off in new[] { -apart, apart })
            {
                tally.Add(roster.Cell($"T{team:D2}"), Answered / 2, Score(scores[0] + off), Score(scores[1]), Score(scores[2]));
            }
        }

        var release = ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release;
        return (release.Reliability!.Icc1, release.Reliability.Icc2);
    }
}
