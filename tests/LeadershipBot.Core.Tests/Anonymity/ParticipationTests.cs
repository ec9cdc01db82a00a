using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

/// <summary>Bands are subtracted like scores would be: nothing shown may prove that a whole group answered, or that none of it did.</summary>
public sealed class ParticipationTests
{
    [Fact]
    public void Response_bands_do_not_prove_that_all_of_a_hidden_team_answered()
    {
        // 70 % of 28 is 20; at most 6 of 14 in the shown team would leave 14 of 14 in the other.
        var roster = Freeze([Team("All", null, 14), Team("A", "All", 14)]);

        var release = Publish(roster, team => team == "A" ? 6 : 14);

        Assert.Equal(ResponseBand.From70, release.Node("All").Response);
        Assert.True(release.Node("A").IsPublished);
        Assert.Null(release.Node("A").Response);
    }

    [Fact]
    public void Response_bands_do_not_prove_that_a_hidden_group_kept_silent()
    {
        // Two items at different levels show All, A and B; under 30 % of 35 is at most 10, and 30 % of 16 at least 5, twice.
        var instrument = Asking(Item("X", SeenActor.Supervisor), Item("Y", SeenActor.AgencyLeaders));
        var roster = Freeze([Team("All", null, 3), Team("A", "All", 16), Team("B", "All", 16)]);

        var release = Publish(roster, team => team == "All" ? 0 : 5, instrument: instrument);

        Assert.Equal(["A", "B"], release.Shown("X"));
        Assert.Equal(["All", "A"], release.Shown("Y"));
        Assert.Contains(release.Nodes, node => node.IsPublished && node.Response is null);
    }

    [Fact]
    public void Bands_of_answers_do_not_prove_that_all_of_a_hidden_team_answered()
    {
        // At least 20 of 29, less at most 9 of 18, would leave 11 of 11.
        var roster = Freeze([Team("All", null, 11), Team("A", "All", 18)]);

        var release = Publish(roster, team => team == "A" ? 9 : 11);

        Assert.Equal("20–49", release.Node("All").Score("X")!.Answers);
        Assert.Equal("5+", release.Node("A").Score("X")!.Answers);
    }

    [Fact]
    public void Whatever_two_teams_and_their_region_show_leaves_each_group_room_to_have_answered_or_not()
    {
        var random = new Random(4);
        for (var sample = 0; sample < 400; sample++)
        {
            int[] people = [random.Next(2) * random.Next(7, 20), random.Next(7, 30), random.Next(7, 30)];
            var answers = Array.ConvertAll(people, group => random.Next(3) switch { 0 => group, 1 => random.Next(group + 1), _ => group * random.Next(4, 10) / 10 });
            var release = Publish(Freeze([Team("All", null, people[0]), Team("A", "All", people[1]), Team("B", "All", people[2])]), team => answers[Math.Max(0, "-AB".IndexOf(team, StringComparison.Ordinal))]);

            var possible = (
                from all in Enumerable.Range(0, people[0] + 1)
                from a in Enumerable.Range(0, people[1] + 1)
                from b in Enumerable.Range(0, people[2] + 1)
                where Fits(release.Node("All"), all + a + b, people.Sum()) && Fits(release.Node("A"), a, people[1]) && Fits(release.Node("B"), b, people[2])
                select new[] { all, a, b }).ToList();

            Assert.Contains(possible, each => each.SequenceEqual(answers));
            foreach (var group in Enumerable.Range(0, 3).Where(group => people[group] > 0))
            {
                Assert.Contains(possible, each => each[group] < people[group]);
                Assert.Contains(possible, each => each[group] > 0);
            }
        }
    }

    /// <summary>Whether so many answers of so many people could stand behind what is shown, when everybody who took part answered the item.</summary>
    private static bool Fits(ReleaseNode node, int answers, int people)
    {
        var fits = node.Response switch
        {
            null => true,
            ResponseBand.Under30 => answers * 10 < people * 3,
            ResponseBand.From30To49 => answers * 10 >= people * 3 && answers * 10 < people * 5,
            ResponseBand.From50To69 => answers * 10 >= people * 5 && answers * 10 < people * 7,
            _ => answers * 10 >= people * 7,
        };
        if (node.Score("X") is not { } score)
        {
            return fits;
        }

        var ends = score.Answers.TrimEnd('+').Split('–').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return fits && answers >= ends[0] && (ends.Length == 1 || answers <= ends[1]);
    }
}
