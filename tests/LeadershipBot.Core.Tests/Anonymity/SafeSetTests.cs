using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class SafeSetTests
{
    [Fact]
    public void Hidden_units_of_one_one_and_one_hide_the_next_smallest_unit()
    {
        var roster = Freeze([Team("All", null, 0), Team("A", "All", 8), Team("B", "All", 8), Team("C", "All", 8), Team("D", "All", 9), Team("E", "All", 30)]);

        var release = Publish(roster, team => team switch { "A" or "B" or "C" => 1, "D" => 7, "E" => 25, _ => 0 });

        Assert.Equal(["All", "E"], release.Shown());
    }

    [Fact]
    public void Teams_of_eight_and_five_are_not_both_shown_under_a_parent_of_sixteen()
    {
        var roster = Freeze([Team("All", null, 0), Team("Eight", "All", 10), Team("Five", "All", 10), Team("Three", "All", 10)]);

        var release = Publish(roster, team => team switch { "Eight" => 8, "Five" => 5, "Three" => 3, _ => 0 });

        Assert.Equal(["All", "Eight"], release.Shown());
    }

    [Fact]
    public void A_remainder_that_subtraction_would_give_is_never_under_five()
    {
        // SDC handbook, example 1a: 56 600 - 47 600 - 8 002 = 998. Here in people: 566 - 476 - 80 = 10, of whom 4 answered.
        var roster = Freeze([Team("All", null, 0), Team("Large", "All", 476), Team("Middle", "All", 80), Team("Small", "All", 10)]);

        Assert.Equal(["All", "Large"], Publish(roster, team => team switch { "Large" => 400, "Middle" => 70, "Small" => 4, _ => 0 }).Shown());
        Assert.Equal(["All", "Large", "Middle", "Small"], Publish(roster, team => team switch { "Large" => 400, "Middle" => 70, "Small" => 5, _ => 0 }).Shown());
    }

    [Fact]
    public void People_directly_in_a_region_count_as_one_more_sibling()
    {
        var roster = Freeze([Team("All", null, 40), Team("Region", "All", 3), Team("A", "Region", 20), Team("B", "Region", 10)]);

        var release = Publish(roster, team => team switch { "All" => 30, "Region" => 3, "A" => 15, "B" => 8, _ => 0 });

        Assert.Equal(["All", "Region", "A"], release.Shown());
    }

    [Fact]
    public void Leads_count_in_the_root_and_nowhere_else()
    {
        var roster = Freeze([Team("All", null, 0, lead: true), Team("A", "All", 20, lead: true), Team("B", "All", 10, lead: true)], Leads(3));

        Assert.Equal(["All", "A"], Publish(roster, team => team switch { "A" => 15, "B" => 8, _ => 0 }, leadAnswers: 3).Shown());
    }

    [Theory]
    [InlineData(6, "All A B")]
    [InlineData(5, "All A")]
    public void A_group_of_leads_is_large_enough_when_it_is_without_any_one_of_them(int answers, string shown)
    {
        var roster = Freeze([Team("All", null, 0), Team("A", "All", 20), Team("B", "All", 10)], Leads(8));

        Assert.Equal(shown.Split(' '), Publish(roster, team => team switch { "A" => 15, "B" => 8, _ => 0 }, leadAnswers: answers).Shown());
    }

    [Fact]
    public void A_single_lead_is_not_given_away_by_showing_all_the_others()
    {
        var roster = Freeze([Team("All", null, 0), Team("A", "All", 20), Team("B", "All", 10)], Leads(1));

        Assert.Equal(["All", "A"], Publish(roster, team => team switch { "A" => 15, "B" => 8, _ => 0 }, leadAnswers: 1).Shown());
    }

    [Fact]
    public void People_who_were_asked_and_kept_silent_are_not_given_away_by_showing_all_the_others()
    {
        var roster = Freeze([Team("All", null, 0), Team("A", "All", 20), Team("B", "All", 10), Team("Silent", "All", 3)]);

        Assert.Equal(["All", "A"], Publish(roster, team => team switch { "A" => 15, "B" => 8, _ => 0 }).Shown());
    }

    [Fact]
    public void A_team_of_six_is_never_shown_even_if_all_six_answer()
    {
        var roster = Freeze([Team("All", null, 20), Team("Six", "All", 6)]);

        Assert.Equal(["All"], Publish(roster, team => team == "Six" ? 6 : 20).Shown());
    }

    [Fact]
    public void A_remainder_of_six_people_is_never_left_over_even_if_all_six_answer()
    {
        var roster = Freeze([Team("All", null, 6), Team("A", "All", 20), Team("B", "All", 10)]);

        Assert.Equal(["All", "A"], Publish(roster, team => team switch { "All" => 6, "A" => 15, _ => 8 }).Shown());
    }

    [Fact]
    public void Of_equally_many_teams_those_higher_up_are_shown()
    {
        var roster = Freeze([Team("All", null, 0), Team("North", "All", 2), Team("N1", "North", 10), Team("South", "All", 30)]);

        // North and N1 cannot both be shown: two people would be left over.
        Assert.Equal(["All", "North", "South"], Publish(roster, team => team switch { "North" => 2, "N1" => 9, "South" => 20, _ => 0 }).Shown());
    }

    [Fact]
    public void A_region_with_a_single_team_and_nobody_else_shows_both()
    {
        var roster = Freeze([Team("All", null, 0), Team("Only", "All", 12)]);

        Assert.Equal(["All", "Only"], Publish(roster, team => team == "Only" ? 9 : 0).Shown());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 6)]
    [InlineData(7, 4)]
    public void An_organisation_too_small_or_too_silent_shows_nothing(int people, int answers)
    {
        var release = Publish(Freeze([Team("All", null, people)]), _ => answers);

        var node = Assert.Single(release.Nodes);
        Assert.False(node.IsPublished);
        Assert.Null(node.Response);
        Assert.Equal(ReleaseNode.NotEnoughAnswers, node.Reason);
        Assert.Null(release.NearestPublished("All"));
    }

    [Fact]
    public void Seven_people_with_five_answers_are_the_smallest_group_shown() =>
        Assert.Equal(["All"], Publish(Freeze([Team("All", null, 7)]), _ => 5).Shown());

    [Fact]
    public void The_choice_agrees_with_trying_every_set_and_every_choice_is_safe()
    {
        var random = new Random(20261005);
        for (var tree = 0; tree < 600; tree++)
        {
            var teams = RandomTeams(random, random.Next(1, 10));
            var roster = Freeze(teams, Leads(random.Next(3) == 0 ? random.Next(12) : 0));
            var answers = teams.ToDictionary(team => team.Name, team => Answering(random, team.People.Count), StringComparer.Ordinal);
            var leadAnswers = Answering(random, roster.EligibleIn(roster.ReadersCell));

            var shown = Publish(roster, team => answers[team], leadAnswers).Shown().ToHashSet(StringComparer.Ordinal);

            var check = new SafetyCheck(roster, cell => cell == roster.ReadersCell ? leadAnswers : answers[roster.Tree.Nodes[cell].Name]);
            Assert.Null(check.FindLeak(shown));
            var best = check.BestByTryingAll();
            Assert.Equal((best.Teams, best.Depths), (shown.Count, shown.Sum(name => roster.Tree.Find(name)!.Depth)));
        }
    }

    [Fact]
    public void The_order_of_teams_and_people_makes_no_difference()
    {
        var random = new Random(7);
        for (var tree = 0; tree < 50; tree++)
        {
            var teams = RandomTeams(random, 30);
            var answers = teams.ToDictionary(team => team.Name, team => Answering(random, team.People.Count), StringComparer.Ordinal);
            var shuffled = teams.Select(team => team with { People = [.. team.People.OrderBy(_ => random.Next())] }).OrderBy(_ => random.Next()).ToList();

            var first = Publish(Freeze(teams), team => answers[team]);
            var second = Publish(Freeze(shuffled), team => answers[team]);

            Assert.Equal(Json(first), Json(second));
        }
    }

    [Theory]
    [InlineData("star")]
    [InlineData("chain")]
    [InlineData("random")]
    public void Ten_thousand_teams_are_decided_in_about_a_second(string shape)
    {
        const int Count = 10_000;
        var random = new Random(3);
        var teams = Enumerable.Range(0, Count).Select(number => Team(
            $"T{number:D5}",
            number == 0 ? null : $"T{(shape switch { "star" => 0, "chain" => number - 1, _ => random.Next(number) }):D5}",
            random.Next(12))).ToList();
        var roster = Freeze(teams);
        var answers = roster.Tree.Nodes.ToDictionary(node => node.Name, node => Answering(random, roster.EligibleIn(node.Index)), StringComparer.Ordinal);
        var tally = new Tally(OneItem, roster.CellCount);
        foreach (var node in roster.Tree.Nodes)
        {
            tally.Add(node.Index, answers[node.Name], Score(3));
        }

        var started = TimeProvider.System.GetTimestamp();
        var release = ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release;

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(5), $"{TimeProvider.System.GetElapsedTime(started)}");
        var shown = release.Shown().ToHashSet(StringComparer.Ordinal);
        Assert.True(shown.Count > Count / 10, $"{shown.Count}");
        Assert.Null(new SafetyCheck(roster, cell => cell == roster.ReadersCell ? 0 : answers[roster.Tree.Nodes[cell].Name]).FindLeak(shown));
    }

    private static string Json(Release release) => System.Text.Json.JsonSerializer.Serialize(release, CoreJsonContext.Default.Release);

    private static int Answering(Random random, int people) => random.Next(4) switch
    {
        0 => people,
        1 => random.Next(people + 1),
        _ => people * 7 / 10,
    };

    private static List<TestTeam> RandomTeams(Random random, int count) => [.. Enumerable.Range(0, count).Select(number => Team(
        $"T{number}", number == 0 ? null : $"T{random.Next(number)}", random.Next(3) == 0 ? random.Next(4) : random.Next(14)))];
}
