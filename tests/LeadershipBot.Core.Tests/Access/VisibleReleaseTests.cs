using System.Reflection;
using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Access;

public sealed class VisibleReleaseTests
{
    private static readonly (string Team, string? Parent)[] Reorganised =
        [("Agency", null), ("North", "Agency"), ("N1", "North"), ("East", "Agency"), ("N2", "East"), ("S1", "East"), ("E1", "East")];

    [Fact]
    public void Staff_of_a_hidden_team_see_the_nearest_group_that_is_shown_and_the_agency()
    {
        var seen = Branches.See("staff of N2");

        Assert.Equal(("N2", "North", "Agency"), (seen.Team, seen.Nearest?.Name, seen.Agency.Name));
        Assert.Equal(["Agency", "North", "N2"], seen.Nodes.Select(node => node.Name));
        Assert.Empty(seen.Above);
        Assert.Empty(seen.Below);
    }

    [Fact]
    public void The_nearest_group_does_not_name_a_parent_that_is_not_for_the_reader()
    {
        var seen = Branches.See("staff of N1");

        Assert.Equal(("N1", "Agency"), (seen.Nearest?.Name, seen.Nearest?.Parent));
        Assert.Same(seen.Find("N1"), seen.Nearest);
    }

    [Fact]
    public void Who_leads_sees_what_lies_beneath_and_above()
    {
        var seen = Branches.See("lead of North");

        Assert.Equal("North", seen.Nearest?.Name);
        Assert.Equal(["Agency"], seen.Above.Select(node => node.Name));
        Assert.Equal(["N1", "N1a", "N2"], seen.Below.Select(node => node.Name));
    }

    [Fact]
    public void What_is_not_published_has_a_name_and_the_one_reason_and_no_figure()
    {
        var hidden = Branches.See("lead of North").Find("N2")!;

        Assert.Equal(new ReleaseNode("N2", "North", null, []) with { Scores = hidden.Scores }, hidden);
        Assert.Empty(hidden.Scores);
        Assert.Equal(ReleaseNode.NotEnoughAnswers, hidden.Reason);
    }

    [Fact]
    public void Teams_that_a_person_may_not_see_are_not_even_named()
    {
        var seen = Branches.See("staff of N1");

        Assert.Null(seen.Find("North"));
        Assert.Null(seen.Find("S1"));
        Assert.Equal([null, "Agency"], seen.Nodes.Select(node => node.Parent));
    }

    [Fact]
    public void Figures_are_those_of_the_release() => Assert.All(
        Branches.See("lead of North").Nodes, node => Assert.Equal(Branches.Release.Node(node.Name).Scores, node.Scores));

    [Fact]
    public void Leaders_and_administrators_see_the_release_as_it_is()
    {
        Assert.Equal(Branches.Release.Nodes, Branches.See("leader in S1").Nodes);
        Assert.Equal(Branches.Release.Nodes, Branches.See("administrator").Nodes);
        Assert.Equal("S1", Branches.See("leader in S1").Nearest?.Name);
    }

    [Fact]
    public void Who_leads_what_is_todays_and_teams_that_the_round_did_not_know_are_skipped()
    {
        var roster = Branches.Read(Reorganised, ("lead of East", "East", "manager", true), ("staff of E1", "E1", "staff", false));

        var east = Branches.See("lead of East", roster: roster);
        Assert.Equal("Agency", east.Nearest?.Name);
        Assert.Equal(["N2", "S1"], east.Below.Select(node => node.Name));
        Assert.Equal(["Agency"], east.Above.Select(node => node.Name));

        // North had N2 when the round was asked, and no longer has.
        Assert.Equal(["N1"], Branches.See("lead of North", roster: roster).Below.Select(node => node.Name));
        Assert.Equal(["Agency"], Branches.See("staff of E1", roster: roster).Nodes.Select(node => node.Name));
    }

    [Fact]
    public void Who_is_not_in_the_roster_sees_nothing() =>
        Assert.Null(AccessPolicy.See(Branches.Release, Branches.Today, Branches.IdOf("a stranger")));

    [Fact]
    public void Where_nothing_around_is_shown_there_is_no_nearest_group()
    {
        var silent = Publish(Freeze([Team("Agency", null, 8), Team("N2", "Agency", 8)]), _ => 0);

        var seen = Branches.See("staff of N2", silent);

        Assert.Null(seen.Nearest);
        Assert.All(seen.Nodes, node => Assert.Empty(node.Scores));
    }

    [Fact]
    public void Nothing_but_the_policy_makes_one()
    {
        Assert.DoesNotContain(typeof(VisibleRelease).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), made => made.IsPublic || made.IsFamily);
        Assert.True(typeof(VisibleRelease).IsSealed);
        Assert.All(typeof(VisibleRelease).GetProperties(), property => Assert.Null(property.SetMethod));

        var makers = typeof(VisibleRelease).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(VisibleRelease));
        Assert.Equal([nameof(AccessPolicy)], makers.Select(method => method.DeclaringType!.Name).Distinct());
    }

    [Fact]
    public void What_a_person_may_see_does_not_lead_back_to_the_release() => Assert.DoesNotContain(
        typeof(VisibleRelease).GetMembers(), member => member is PropertyInfo { PropertyType: var type } && type == typeof(Release));
}
