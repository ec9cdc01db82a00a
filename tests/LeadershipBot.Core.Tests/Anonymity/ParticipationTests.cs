using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

/// <summary>Bands are subtracted like scores would be: nothing shown may prove that a whole group took part, or that none of it did.</summary>
public sealed class ParticipationTests
{
    [Fact]
    public void A_response_shows_for_all_together_and_for_no_team()
    {
        var release = Publish(Freeze([Team("All", null, 14), Team("A", "All", 14)]), team => team == "A" ? 6 : 14);

        Assert.True(release.Node("A").IsPublished);
        Assert.Equal((ResponseBand.From70, null), (release.Node("All").Response, release.Node("A").Response));
    }

    [Fact]
    public void A_response_does_not_prove_that_a_hidden_group_kept_silent()
    {
        // X shows A and B, Y shows All: under 30 % of 35 is at most ten, and five took part in each of A and B.
        var instrument = Asking(Item("X", SeenActor.Supervisor), Item("Y", SeenActor.AgencyLeaders));
        var roster = Freeze([Team("All", null, 3), Team("A", "All", 16), Team("B", "All", 16)]);

        var release = Publish(roster, team => team == "All" ? 0 : 5, instrument: instrument);

        Assert.Equal(["A", "B"], release.Shown("X"));
        Assert.Equal(["All", "A"], release.Shown("Y"));
        Assert.Null(release.Node("All").Response);
    }

    [Theory]
    [InlineData(9, 11, "5–9", "10+")]
    [InlineData(18, 11, "10–19", "10+")]
    [InlineData(5, 5, "5–9", "10+")]
    public void A_regions_band_begins_no_higher_than_its_teams_bands_allow_whatever_was_answered(int team, int rest, string teamBand, string allBand)
    {
        // From 20 of 29 on at most nine are missing, and five to nine of 18 prove that nine are.
        var release = Publish(Freeze([Team("All", null, 11), Team("A", "All", 18)]), name => name == "A" ? team : rest);

        Assert.Equal((teamBand, allBand), (release.Node("A").Score("X")!.Answers, release.Node("All").Score("X")!.Answers));
    }

    [Theory]
    [InlineData("All:9 A.All:11")]
    [InlineData("All:0 A.All:11 B.All:4 C.All:5")]
    [InlineData("All:14 A.All:14")]
    [InlineData("All:11 A.All:18")]
    [InlineData("All:0 A.All:15 B.All:15")]
    [InlineData("All:7 A.All:7 B.All:8")]
    [InlineData("All:0 A.All:16 B.All:29")]
    [InlineData("All:12 A.All:16 B.All:17")]
    [InlineData("All:0 R.All:3 A.R:15 B.R:9 C.All:16")]
    [InlineData("All:0 R.All:0 A.R:15 B.R:18")]
    [InlineData("All:40 A.All:40")]
    public void Whoever_knows_the_rules_and_tries_every_number_of_answers_is_sure_of_no_group(string tree)
    {
        var teams = tree.Split(' ').Select(text => text.Split(':')).Select(pair => (Names: pair[0].Split('.'), People: int.Parse(pair[1], null)))
            .Select(team => Team(team.Names[0], team.Names.ElementAtOrDefault(1), team.People)).ToList();
        var roster = Freeze(teams);
        var all = teams.Sum(team => team.People.Count);
        var seen = new Dictionary<string, (int[] Fewest, int[] FewestWith, int[] FewestWithout)>(StringComparer.Ordinal);
        foreach (var answers in Counts(teams, 0))
        {
            var release = PublishAlike(roster, teams, answers);
            var key = JsonSerializer.Serialize(release with { Nodes = [.. release.Nodes.Select(node => node with { Response = null })] }, CoreJsonContext.Default.Release);
            if (!seen.TryGetValue(key, out var known))
            {
                known = ([.. teams.Select(_ => int.MaxValue)], [.. teams.Select(_ => int.MaxValue)], [.. teams.Select(_ => int.MaxValue)]);
                seen.Add(key, known);
            }

            for (var team = 0; team < teams.Count; team++)
            {
                known.Fewest[team] = Math.Min(known.Fewest[team], answers.Sum());
                if (answers[team] > 0)
                {
                    known.FewestWith[team] = Math.Min(known.FewestWith[team], answers.Sum());
                }

                if (answers[team] < teams[team].People.Count)
                {
                    known.FewestWithout[team] = Math.Min(known.FewestWithout[team], answers.Sum());
                }
            }
        }

        // Who takes part may skip the item, so that a response admits every number of answers up to its most.
        foreach (var answers in Counts(teams, 0))
        {
            var release = PublishAlike(roster, teams, answers);
            var most = release.Node("All").Response switch
            {
                ResponseBand.Under30 => ((all * 3) + 9) / 10 - 1,
                ResponseBand.From30To49 => ((all * 5) + 9) / 10 - 1,
                ResponseBand.From50To69 => ((all * 7) + 9) / 10 - 1,
                _ => all,
            };
            var key = JsonSerializer.Serialize(release with { Nodes = [.. release.Nodes.Select(node => node with { Response = null })] }, CoreJsonContext.Default.Release);
            foreach (var team in Enumerable.Range(0, teams.Count).Where(team => teams[team].People.Count > 0))
            {
                Assert.True(seen[key].FewestWithout[team] <= most, $"{tree}: all of {teams[team].Name} took part ({string.Join(' ', answers)})");
                Assert.True(seen[key].FewestWith[team] <= most || seen[key].Fewest[team] < most, $"{tree}: nobody in {teams[team].Name} took part ({string.Join(' ', answers)})");
            }
        }
    }

    private static IEnumerable<int[]> Counts(List<TestTeam> teams, int from) => from == teams.Count
        ? [[]]
        : Enumerable.Range(0, teams[from].People.Count + 1).SelectMany(count => Counts(teams, from + 1).Select(rest => (int[])[count, .. rest]));

    /// <summary>A release in which everybody answered 3.</summary>
    private static Release PublishAlike(FrozenRoster roster, List<TestTeam> teams, int[] answers)
    {
        var tally = new Tally(OneItem, roster.CellCount);
        for (var team = 0; team < teams.Count; team++)
        {
            tally.Add(roster.Cell(teams[team].Name), answers[team], Score(3));
        }

        return ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release;
    }
}
