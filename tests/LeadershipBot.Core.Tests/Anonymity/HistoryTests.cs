using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class HistoryTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(6, false)]
    [InlineData(7, true)]
    public void A_team_whose_people_changed_by_one_to_six_shows_no_score(int leavers, bool shown)
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 15)]));

        var release = All(Freeze([Team("All", null, 40), Team("A", "All", 15 - leavers)]), history).Release;

        Assert.Equal(shown, release.Node("A").IsPublished);
        Assert.True(release.Node("All").IsPublished);
    }

    [Theory]
    [InlineData(3, 4, false)]
    [InlineData(6, 6, false)]
    [InlineData(7, 1, true)]
    [InlineData(1, 7, true)]
    public void Joiners_and_leavers_do_not_count_together(int leavers, int joiners, bool shown)
    {
        // Of three joiners it may be known that they kept silent, and then two leavers are left.
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 15)]));
        var rest = Team("A", "All", 15 - leavers);
        rest = rest with { People = [.. rest.People, .. Enumerable.Range(0, joiners).Select(number => $"new-{number}")] };

        Assert.Equal(shown, All(Freeze([Team("All", null, 40), rest]), history).Release.Node("A").IsPublished);
    }

    [Fact]
    public void Two_teams_that_exchange_people_are_compared_together()
    {
        // Seven swap places, so that neither team is like an old one; both together lack one person.
        var (a, b) = (Team("A", "All", 14), Team("B", "All", 14));
        var history = Remember(Freeze([Team("All", null, 40), a, b]));
        TestTeam[] Swapped(int leavers) =>
        [
            a with { People = [.. a.People.Skip(7), .. b.People.Take(7)] },
            b with { People = [.. b.People.Skip(7 + leavers), .. a.People.Take(7)] },
        ];

        Assert.Equal(["All", "A", "B"], All(Freeze([Team("All", null, 40), .. Swapped(0)]), history).Release.Shown());
        Assert.Equal(["All", "A"], All(Freeze([Team("All", null, 40), .. Swapped(1)]), history).Release.Shown());
    }

    [Fact]
    public void Older_rounds_count_too()
    {
        var (first, second) = (Team("A", "All", 15), Team("A", "All", 9));
        var before = Remember(Freeze([Team("All", null, 40), first]));
        var history = before.With(All(Freeze([Team("All", null, 40), second]), before).Groups);

        // Six more than last time, one fewer than the time before.
        Assert.False(All(Freeze([Team("All", null, 40), Team("A", "All", 14)]), history).Release.Node("A").IsPublished);
    }

    [Fact]
    public void A_team_held_back_looks_like_any_other_hidden_team()
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 15)]));

        var node = All(Freeze([Team("All", null, 40), Team("A", "All", 14)]), history).Release.Node("A");

        Assert.Null(node.Response);
        Assert.Empty(node.Scores);
        Assert.Equal(ReleaseNode.NotEnoughAnswers, node.Reason);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(28, true)]
    [InlineData(27, false)]
    [InlineData(20, false)]
    public void Teams_of_29_with_twenty_answers_are_exempt_now_or_then(int people, bool shown)
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", people + 1)]));

        Assert.Equal(shown, All(Freeze([Team("All", null, 40), Team("A", "All", people)]), history).Release.Node("A").IsPublished);
    }

    [Theory]
    [InlineData(15, false)]
    [InlineData(20, true)]
    public void What_counts_is_how_many_answered_not_how_many_were_asked(int answers, bool shown)
    {
        FrozenRoster Of(int people) => Freeze([Team("All", null, 40), Team("A", "All", people)]);
        ReleaseResult Publish(int people, PublishedHistory history) => Result(Of(people), team => team == "A" ? answers : 40, history: history);

        var history = PublishedHistory.Empty.With(Publish(50, PublishedHistory.Empty).Groups);

        Assert.Equal(shown, Publish(49, history).Release.Node("A").IsPublished);
    }

    [Fact]
    public void The_change_is_counted_since_the_last_published_score_not_the_last_round()
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 15)]));
        var second = All(Freeze([Team("All", null, 40), Team("A", "All", 12)]), history);
        Assert.False(second.Release.Node("A").IsPublished);

        ReleaseResult Third(int people) => All(Freeze([Team("All", null, 40), Team("A", "All", people)]), history.With(second.Groups));

        Assert.True(Third(8).Release.Node("A").IsPublished);
        Assert.False(Third(9).Release.Node("A").IsPublished);
    }

    [Fact]
    public void A_newer_score_replaces_the_one_to_compare_with()
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 18)]));
        var second = All(Freeze([Team("All", null, 40), Team("A", "All", 11)]), history);

        Assert.False(All(Freeze([Team("All", null, 40), Team("A", "All", 10)]), history.With(second.Groups)).Release.Node("A").IsPublished);
        Assert.True(All(Freeze([Team("All", null, 40), Team("A", "All", 11)]), history.With(second.Groups)).Release.Node("A").IsPublished);
    }

    [Fact]
    public void A_held_back_team_cannot_be_computed_from_its_region_and_the_other_team()
    {
        // Region minus B is A with one leaver; A of last round minus that is the leaver.
        var history = Remember(Freeze([Team("All", null, 40), Team("Region", "All", 0), Team("A", "Region", 15), Team("B", "Region", 15)]));

        var release = All(Freeze([Team("All", null, 40), Team("Region", "All", 0), Team("A", "Region", 14), Team("B", "Region", 15)]), history).Release;

        Assert.Equal(["All", "Region"], release.Shown());
    }

    [Fact]
    public void A_small_region_is_held_back_with_its_teams()
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("Region", "All", 0), Team("A", "Region", 8), Team("B", "Region", 8)]));

        var release = All(Freeze([Team("All", null, 40), Team("Region", "All", 0), Team("A", "Region", 7), Team("B", "Region", 8)]), history).Release;

        Assert.Equal(["All"], release.Shown());
    }

    [Fact]
    public void A_team_under_another_name_is_still_the_same_people()
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 15)]));
        var renamed = Team("A", "All", 14) with { Name = "Renamed" };

        Assert.Equal(["All"], All(Freeze([Team("All", null, 40), renamed]), history).Release.Shown());
    }

    [Fact]
    public void Where_the_rest_of_the_root_changed_its_smallest_team_gives_way_and_the_root_still_shows()
    {
        FrozenRoster Agency(int direct) => Freeze([Team("All", null, direct), Team("A", "All", 30), Team("B", "All", 25), Team("C", "All", 60)]);

        Assert.Equal(["All", "A", "C"], All(Agency(10), Remember(Agency(11))).Release.Shown());
    }

    [Fact]
    public void Each_measure_has_a_history_of_its_own()
    {
        var history = Remember(Freeze([Team("All", null, 40), Team("A", "All", 15)]));

        Assert.True(Result(Freeze([Team("All", null, 40), Team("A", "All", 14)]), Everyone(Freeze([Team("All", null, 40), Team("A", "All", 14)])), instrument: Asking(Item("Y")), history: history).Release.Node("A").IsPublished);
    }

    [Fact]
    public void The_history_holds_who_was_asked_in_small_groups_and_comes_back_from_storage()
    {
        var roster = Freeze([Team("All", null, 40), Team("A", "All", 15), Team("B", "All", 29)]);

        var round = Result(roster, team => team switch { "All" => 40, "A" => 5, _ => 20 }).Groups;

        Assert.Equal(Facts.Closed, round.Closed);
        Assert.Equal(roster.PeopleIn(roster.Cell("A")), round.People);
        var groups = Assert.Single(round.Groups);
        Assert.Equal(["X"], groups.Items);
        Assert.Equal(Enumerable.Range(0, 15), Assert.Single(groups.Groups));
        var json = JsonSerializer.Serialize(round, CoreJsonContext.Default.PublishedRound);
        var back = JsonSerializer.Deserialize(json, CoreJsonContext.Default.PublishedRound)!;
        Assert.False(All(Freeze([Team("All", null, 40), Team("A", "All", 14), Team("B", "All", 24)]), new PublishedHistory([back])).Release.Node("A").IsPublished);
    }

    [Fact]
    public void Rounds_older_than_two_years_are_forgotten()
    {
        var old = Freeze([Team("All", null, 40), Team("A", "All", 15)]);
        var history = Remember(old);
        var now = Freeze([Team("All", null, 40), Team("A", "All", 14)]);
        bool IsShown(int days)
        {
            var tally = new Tally(OneItem, now.CellCount);
            tally.Add(0, 40, Score(3));
            tally.Add(now.Cell("A"), 14, Score(3));
            var facts = Facts with { Closed = Facts.Closed.AddYears(PublishedHistory.RememberedYears).AddDays(days) };
            return ReleasePolicy.Apply(facts, OneItem, now, tally, history).Release.Node("A").IsPublished;
        }

        Assert.False(IsShown(days: 0));
        Assert.True(IsShown(days: 1));
    }

    [Fact]
    public void A_stored_round_that_names_nobody_it_knows_is_refused() =>
        Assert.Throws<ArgumentException>(() => new PublishedRound(Facts.Closed, ["one"], [new PublishedGroups(["X"], [[1]])]));

    [Fact]
    public void Whatever_changes_between_two_rounds_no_shown_group_differs_from_an_earlier_one_by_a_few()
    {
        var random = new Random(11);
        var heldBack = 0;
        for (var sample = 0; sample < 300; sample++)
        {
            var teams = Enumerable.Range(0, random.Next(2, 12)).Select(number => Team($"T{number}", number == 0 ? null : $"T{random.Next(number)}", random.Next(16))).ToList();
            var before = Freeze(teams);
            var first = All(before, PublishedHistory.Empty);
            var after = Freeze([.. teams.Select(team => team with { People = [.. team.People.Skip(random.Next(4) == 0 ? random.Next(3) : 0)] })]);

            var second = All(after, PublishedHistory.Empty.With(first.Groups)).Release.Shown().ToHashSet(StringComparer.Ordinal);

            Assert.Null(new SafetyCheck(after, after.EligibleIn).FindLeak(second));
            var earlier = Groups(before, first.Release.Shown().ToHashSet(StringComparer.Ordinal)).ToList();
            foreach (var group in Groups(after, second).Where(group => group.Count is > 0 and < 20))
            {
                Assert.DoesNotContain(earlier, old => old.Count is > 0 and < 20 && old.Except(group).Count() + group.Except(old).Count() is > 0 and < 5);
            }

            heldBack += All(after, PublishedHistory.Empty).Release.Shown().Count() - second.Count;
        }

        Assert.True(heldBack > 100, $"{heldBack}");
    }

    /// <summary>What one release gives by itself or by subtraction of next shown teams: totals and atoms.</summary>
    private static IEnumerable<HashSet<string>> Groups(FrozenRoster roster, HashSet<string> shown)
    {
        foreach (var node in roster.Tree.Nodes.Where(node => shown.Contains(node.Name)))
        {
            var total = roster.Tree.SubtreeOf(node).SelectMany(below => roster.PeopleIn(below.Index)).ToHashSet(StringComparer.Ordinal);
            yield return total;
            var atom = total.ToHashSet(StringComparer.Ordinal);
            foreach (var below in roster.Tree.SubtreeOf(node).Skip(1).Where(below => shown.Contains(below.Name)))
            {
                atom.ExceptWith(roster.Tree.SubtreeOf(below).SelectMany(team => roster.PeopleIn(team.Index)));
            }

            yield return atom;
        }
    }

    private static Func<string, int> Everyone(FrozenRoster roster) => team => roster.EligibleIn(roster.Cell(team));

    private static ReleaseResult All(FrozenRoster roster, PublishedHistory history) => Result(roster, Everyone(roster), history: history);

    private static PublishedHistory Remember(FrozenRoster roster) => PublishedHistory.Empty.With(All(roster, PublishedHistory.Empty).Groups);
}
