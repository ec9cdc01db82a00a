using LeadershipBot.Core.Access;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Access;

/// <summary>The reason beside a score that is not shown: the same for every reader of a team, but for whom it is kept.</summary>
public sealed class ShownElsewhereTests
{
    private static readonly (string Team, string? Parent)[] Teams =
        [("Agency", null), ("North", "Agency"), ("N1", "North"), ("N1a", "N1"), ("N2", "North"), ("South", "Agency"), ("S1", "South"), ("S2", "South")];

    private static readonly Instrument Asked = Asking(
        Item("C1", kind: ItemKind.Climate), Item("C2", kind: ItemKind.Climate), Item("A", SeenActor.AgencyLeaders), Item("T", SeenActor.Supervisor));

    private static readonly Release Full = Publish(Freeze([.. Teams.Select(team => Team(team.Team, team.Parent, 12))]), _ => 12, instrument: Asked);

    private static readonly Release Empty = Full with { Nodes = [.. Full.Nodes.Select(node => node with { Scores = [] })] };

    [Theory]
    [InlineData("staff of N2")]
    [InlineData("lead of N2")]
    [InlineData("lead of North")]
    [InlineData("administrator")]
    public void A_question_about_those_who_lead_the_agency_is_shown_elsewhere_whoever_reads_the_team(string reader)
    {
        var visible = Branches.See(reader, Full);

        Assert.True(visible.IsShownElsewhere("N2", "A", SeenActor.AgencyLeaders));
        Assert.False(visible.IsShownElsewhere("Agency", "A", SeenActor.AgencyLeaders));
    }

    [Theory]
    [InlineData(SeenActor.AgencyLeaders)]
    [InlineData(SeenActor.Systems)]
    public void Where_nothing_is_shown_a_question_about_the_whole_agency_is_elsewhere_below_the_regions_only(SeenActor actor)
    {
        var visible = Branches.See("administrator", Empty);

        Assert.Equal(["N1", "N1a", "N2", "S1", "S2"], Teams.Select(team => team.Team).Where(team => visible.IsShownElsewhere(team, "A", actor)));
    }

    [Theory]
    [InlineData("staff of N2", "N2", false)]
    [InlineData("lead of N2", "N2", false)]
    [InlineData("lead of North", "N2", true)]
    [InlineData("administrator", "S1", true)]
    [InlineData("administrator", "South", false)]
    [InlineData("administrator", "Agency", false)]
    public void A_question_about_a_supervisor_is_shown_elsewhere_to_those_who_are_not_of_the_team(string reader, string team, bool isElsewhere) =>
        Assert.Equal(isElsewhere, Branches.See(reader, Empty).IsShownElsewhere(team, "T", SeenActor.Supervisor));

    [Theory]
    [InlineData("lead of N2", "N2", false)]
    [InlineData("administrator", "S1", true)]
    [InlineData("administrator", "South", true)]
    [InlineData("administrator", "Agency", true)]
    public void Above_the_teams_it_is_not_said_that_too_few_answered_what_waits_for_five_supervisors(string reader, string team, bool isElsewhere) =>
        Assert.Equal(isElsewhere, Branches.See(reader, Without("T")).IsShownElsewhere(team, "T", SeenActor.Supervisor));

    [Fact]
    public void What_was_about_a_supervisor_who_is_gone_is_shown_elsewhere_to_the_team_itself()
    {
        var ofAnother = Full with { Nodes = [.. Full.Nodes.Select(node => node with { Scores = [.. node.Scores.Select(score => score.Measure == "T" ? score with { AboutLead = "another's" } : score)] })] };

        Assert.Null(Branches.See("lead of N2", ofAnother).Find("N2")!.Score("T"));
        Assert.True(Branches.See("lead of N2", ofAnother).IsShownElsewhere("N2", "T", SeenActor.Supervisor));
    }

    [Fact]
    public void An_average_is_shown_elsewhere_only_where_something_else_is_shown_here()
    {
        var some = Full with { Nodes = [.. Full.Nodes.Select(node => node.Name switch
        {
            "N2" => node with { Scores = [.. node.Scores.Where(score => score.Measure == "C1")] },
            "S2" => node with { Scores = [] },
            _ => node,
        })] };
        var visible = Branches.See("administrator", some);

        Assert.True(visible.IsShownElsewhere("N2", Measure.Climate, null));
        Assert.False(visible.IsShownElsewhere("S2", Measure.Climate, null));
        Assert.False(visible.IsShownElsewhere("N1", Measure.Climate, null));
        Assert.False(visible.IsShownElsewhere("N2", "C2", SeenActor.Workplace));
    }

    [Fact]
    public void What_is_shown_and_what_nobody_may_see_has_no_such_reason()
    {
        Assert.False(Branches.See("administrator", Full).IsShownElsewhere("North", "A", SeenActor.AgencyLeaders));
        Assert.False(Branches.See("staff of N2", Full).IsShownElsewhere("S1", "A", SeenActor.AgencyLeaders));
    }

    private static Release Without(string measure) =>
        Full with { Nodes = [.. Full.Nodes.Select(node => node with { Scores = [.. node.Scores.Where(score => score.Measure != measure)] })] };
}
