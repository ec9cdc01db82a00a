using LeadershipBot.Core.Pulses;

namespace LeadershipBot.Core.Tests.Attack;

/// <summary>What chance would take long to find: teams of one mind whose differences alone fill a step of the spread to its edge.</summary>
public sealed class SpreadAttackTests
{
    /// <summary>Five teams that say 2, 2, 4, 4 and 4: 25 answers 24 squares apart, exactly a standard deviation of 1, all of it between teams.</summary>
    private static readonly TrueRound[] OfOneMind = [Round(2, 2, 4, 4, 4)];

    [Fact]
    public void Without_a_floor_a_spread_can_prove_that_each_team_is_of_one_mind() => Assert.Contains(
        "the mean of 1 of 5 lies between 2.00 and 2.00 by their spread",
        EveryAttack.Find(OfOneMind, BrokenPolicies.SpreadsWithoutFloor(OfOneMind)), StringComparison.Ordinal);

    [Fact]
    public void With_it_the_spread_is_wider_and_proves_nothing()
    {
        var published = Publishing.Real(OfOneMind);

        Assert.Equal(1.6m, published.Releases[0].Nodes[0].Score("C1")!.Spread);
        Assert.Null(EveryAttack.Find(OfOneMind, published.Figures));
    }

    [Fact]
    public void Whatever_five_teams_of_one_mind_say_their_spread_does_not_tell_that_they_are()
    {
        for (var code = 0; code < 243; code++)
        {
            TrueRound[] rounds = [Round([.. Enumerable.Range(0, 5).Select(team => 2 + (code / (int)Math.Pow(3, team) % 3))])];
            Assert.Null(EveryAttack.Find(rounds, Publishing.Real(rounds).Figures));
        }
    }

    [Fact]
    public void Whatever_is_subtracted_up_to_the_floor_nothing_is_known_of_anybody()
    {
        // The most that any spreads together can tell of a group of one mind, for every number, sum and number of favourable answers.
        for (var answers = 5; answers <= 12; answers++)
        {
            for (var points = (15 * answers / 10) + 1; points * 10 < 45 * answers; points++)
            {
                foreach (var favourable in Enumerable.Range(0, answers + 1).Cast<int?>().Append(null))
                {
                    Assert.Null(SpreadAttack.Learn(answers, points, new(0, PublishedRules.Floor(answers, points, withReaders: false)), favourable));
                    for (var own = 1; own <= 5; own++)
                    {
                        var floor = PublishedRules.Floor(answers + 1, points + own, withReaders: true);
                        Assert.Null(SpreadAttack.Learn(answers, points, new(0, floor - (own * own)), favourable));
                    }
                }
            }
        }
    }

    private static TrueRound Round(params int[] scores)
    {
        const int Asked = 8;
        const int Answered = 5;
        TestTeam[] teams = [Rounds.Team("All", null, 0), .. scores.Select((_, index) => Rounds.Team($"T{index}", "All", Asked))];
        var voices = scores.SelectMany((score, index) => teams[index + 1].People.Select((person, number) =>
            (person, Voice: new Voice(number < Answered, [Rounds.Score(score), Rounds.Score(score), Rounds.Score(score)]))));
        return new TrueRound(Rounds.Freeze(teams), [], voices.ToDictionary(voice => voice.person, voice => voice.Voice, StringComparer.Ordinal))
        {
            Teams = teams,
            TeamOfReader = new Dictionary<string, string>(StringComparer.Ordinal),
        };
    }
}
