using LeadershipBot.Core.Access;
using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Tests.Access;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class SpeakersTests
{
    [Theory]
    [InlineData("staff of N1", "")]
    [InlineData("lead of N1", "N1")]
    [InlineData("manager in North", "North")]
    [InlineData("lead of North", "North")]
    [InlineData("leader in S1", "Agency")]
    [InlineData("lead of Agency", "Agency")]
    [InlineData("administrator", "Agency")]
    public void Who_leads_speaks_for_the_team_and_leaders_and_administrators_for_the_agency(string kind, string units)
    {
        var person = Branches.Today.Find(Branches.IdOf(kind))!;

        Assert.Equal(units, string.Join(' ', Speakers.UnitsOf(Branches.Today, person).Select(unit => unit.Name)));
        Assert.Equal(units == "N1", Speakers.MaySpeakFor(Branches.Today, person.Id, Unit.KeyOf(Branches.Today.Tree, "N1")));
        Assert.False(Speakers.MaySpeakFor(Branches.Today, "gone", Unit.Agency));
    }

    [Fact]
    public void Owners_lie_beneath_and_leaders_above()
    {
        var roster = Branches.Today;
        var north = roster.Tree.Find("North")!;
        var lead = roster.LeadOf("North")!;

        Assert.Equal(["lead of North", "lead of N1", "lead of N2"], Speakers.OwnersFor(roster, lead, north).Select(owner => owner.Name));
        Assert.Equal(["lead of North", "lead of Agency", "leader in S1"], Speakers.LeadersAbove(roster, roster.LeadOf("N1")!, roster.Tree.Find("N1")!).Select(leader => leader.Name));
        Assert.Equal(["leader in S1"], Speakers.LeadersAbove(roster, roster.LeadOf("Agency")!, roster.Tree.Root).Select(leader => leader.Name));
    }

    [Fact]
    public void Where_a_leader_or_an_owner_has_left_the_nearest_above_takes_their_place()
    {
        var roster = Branches.Today;
        var unit = Unit.KeyOf(roster.Tree, "N1");
        var barrier = new LeadershipBarrier("b", unit, "N1", "No", Branches.IdOf("leader in S1"), "leader", Branches.IdOf("lead of N1"), default, default);
        var action = new LeadershipAction("a", unit, "N1", "Yes", default, Branches.IdOf("staff of N1"), Branches.IdOf("lead of N1"), default, []);

        Assert.Equal("leader in S1", Speakers.AnswererOf(roster, barrier)!.Name);
        Assert.Equal("lead of North", Speakers.AnswererOf(roster, barrier with { Leader = "gone" })!.Name);
        Assert.Equal("lead of N1", Speakers.OwnerOf(roster, action)!.Name);
        Assert.Equal("lead of N1", Speakers.OwnerOf(roster, action with { Owner = "gone" })!.Name);
        Assert.Equal("lead of Agency", Speakers.OwnerOf(roster, action with { Owner = "gone", Unit = "gone" })!.Name);
    }

    [Theory]
    [InlineData("lead of N1", "North", "lead of N1")]
    [InlineData("lead of N1", "N2", "lead of N2")]
    [InlineData("manager in North", "North", "manager in North")]
    [InlineData("manager in North", "Agency", "lead of Agency")]
    [InlineData("administrator", "Agency", "administrator")]
    [InlineData("administrator", "North", "lead of North")]
    [InlineData("staff of Agency", "Agency", "lead of Agency")]
    public void An_owner_counts_only_while_speaking_for_the_team_or_leading_one_beneath(string owner, string team, string today)
    {
        var roster = Branches.Today;
        var action = new LeadershipAction("a", Unit.KeyOf(roster.Tree, team), team, "Yes", default, Branches.IdOf(owner), Branches.IdOf("staff of N1"), default, []);

        Assert.Equal(today, Speakers.OwnerOf(roster, action)!.Name);
    }

    [Fact]
    public void What_a_team_is_told_is_for_those_in_it_and_beneath_and_for_nobody_else()
    {
        Assert.Equal("N1", Told("staff of N1", "N1"));
        Assert.Equal("North", Told("staff of N2", "N2"));
        Assert.Equal("North", Told("staff of N1", "North"));
        Assert.Equal("Agency", Told("staff of N2", "Agency"));
        Assert.Null(Told("staff of N2", "N1"));
        Assert.Null(Told("staff of Agency", "North"));

        static string? Told(string kind, string team) => AccessPolicy.SeeTold(Branches.Release, Branches.Today, Branches.IdOf(kind), team)?.Name;
    }

    [Fact]
    public void A_key_depends_on_the_name_alone_and_is_found_again()
    {
        var tree = Branches.Today.Tree;

        Assert.Equal(Unit.Agency, Unit.KeyOf(tree, "Agency"));
        Assert.Equal(16, Unit.KeyOf(tree, "N1").Length);
        Assert.All(tree.Nodes, node => Assert.Same(node, Unit.Find(tree, Unit.KeyOf(tree, node.Name))));
        Assert.Equal([Unit.KeyOf(tree, "N1"), Unit.KeyOf(tree, "North"), Unit.Agency], Unit.Upwards(tree, "N1"));
        Assert.Equal([Unit.Agency], Unit.Upwards(tree, "gone"));
    }
}
