using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Access;

/// <summary>What staff say about their supervisor: T is such an item, C are not. One release, every kind of reader.</summary>
public sealed class SupervisorItemTests
{
    private static readonly (string Team, string? Parent)[] Teams =
        [("Agency", null), ("North", "Agency"), ("N1", "North"), ("N1a", "N1"), ("N2", "North"), ("South", "Agency"), ("S1", "South"), ("S2", "South")];

    private static readonly Instrument Asked = Asking(
        Item("C1", kind: ItemKind.Climate), Item("C2", kind: ItemKind.Climate), Item("C3", kind: ItemKind.Climate), Item("T", SeenActor.Supervisor, ItemKind.Climate));

    private static readonly Release Full = Publish(
        Led(Freeze([.. Teams.Select(team => Team(team.Team, team.Parent, 12))])), _ => 12, instrument: Asked);

    [Theory]
    [InlineData("staff of N2", "N2")]
    [InlineData("lead of N2", "N2")]
    [InlineData("lead of N1", "")]
    [InlineData("lead of North", "")]
    [InlineData("manager in North", "")]
    [InlineData("lead of Agency", "")]
    [InlineData("leader in S1", "S1")]
    [InlineData("administrator", "")]
    public void It_is_shown_to_that_team_and_its_supervisor(string reader, string teams) =>
        Assert.Equal(teams, string.Join(' ', Branches.See(reader, Full).Nodes.Where(node => node.Score("T") is not null).Select(node => node.Name)));

    [Fact]
    public void Whoever_leads_the_team_next_is_not_taken_for_the_one_it_was_said_of()
    {
        var before = Branches.See("staff of N2", Full).Find("N2")!;
        var byAnother = Led(Freeze([.. Teams.Select(team => Team(team.Team, team.Parent, 12))]), ("N2", Branches.IdOf("somebody who left")));
        var after = Branches.See("lead of N2", Publish(byAnother, _ => 12, instrument: Asked)).Find("N2")!;

        Assert.NotNull(before.Score("T"));
        Assert.Null(after.Score("T"));
        Assert.NotNull(after.Score("C1"));
    }

    [Fact]
    public void Everything_else_of_the_team_is_shown_as_before() =>
        Assert.Equal(["C1", "C2", "C3", "SU", Measure.Climate], Branches.See("lead of North", Full).Find("N2")!.Scores.Select(score => score.Measure));

    [Fact]
    public void Five_supervisors_together_are_shown_above_them()
    {
        (string Name, string? Parent)[] teams = [("Agency", null), ("A", "Agency"), ("B", "Agency"), ("C", "Agency"), ("D", "Agency"), ("E", "Agency")];
        var release = Publish(
            Freeze([.. teams.Select(team => Team(team.Name, team.Parent, 12, lead: true))], Leads(6)), _ => 12, leadAnswers: 6, instrument: Asked);

        Assert.Null(release.Node("Agency").Score("T")!.AboutLead);
        Assert.NotNull(Branches.See("administrator", release, Branches.Read(teams)).Agency.Score("T"));
    }

    [Fact]
    public void A_team_that_shows_nothing_but_its_supervisor_is_to_others_not_shown()
    {
        var release = Publish(Led(Freeze([.. Teams.Select(team => Team(team.Team, team.Parent, 12))])), _ => 12, instrument: Asking(Item("T", SeenActor.Supervisor)));

        Assert.True(Branches.See("staff of N2", release).Find("N2")!.IsPublished);
        Assert.Equal(ReleaseNode.NotEnoughAnswers, Branches.See("administrator", release).Find("N2")!.Reason);
    }

    [Fact]
    public void The_scale_holds_nothing_from_which_a_supervisors_figure_could_be_worked_out()
    {
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(Asked.IsInScale));

        // All others say 3, the supervisor's item 1.
        var tally = new Tally(Asked, 3);
        tally.Add(0, 12, Score(3), Score(3), Score(3), Score(1));
        tally.Add(1, 12, Score(3), Score(3), Score(3), Score(1));
        var roster = Freeze([Team("Agency", null, 12), Team("A", "Agency", 12)]);
        var release = ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release;

        Assert.Equal(3.0m, release.Node("A").Score(Measure.Climate)!.MeanValue);
    }

    [Fact]
    public void What_is_asked_in_one_season_only_is_not_in_the_scale()
    {
        var asked = Asked with { SeasonItems = 2 };

        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(asked.IsInScale));
    }

    /// <summary>The same with today's leads, but for those who are named.</summary>
    private static FrozenRoster Led(FrozenRoster roster, params (string Team, string Lead)[] others) => new(
        [.. roster.Teams.Select(team => team with { Lead = others.FirstOrDefault(other => other.Team == team.Name).Lead ?? Branches.Today.LeadOf(team.Name)?.Id })],
        roster.Cells);
}
