using System.Text.Json;
using LeadershipBot.Core.Organization;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Pulses;

public sealed class FrozenRosterTests
{
    [Fact]
    public void Leads_of_any_team_are_one_cell_and_everyone_else_counts_in_the_own_team()
    {
        var frozen = FrozenRoster.Create(SmallAgency(), _ => true);

        Assert.Equal(frozen.Cell("Agency"), frozen.CellOf(Id(2)));
        Assert.Equal(frozen.Cell("North"), frozen.CellOf(Id(4)));
        Assert.Equal(frozen.ReadersCell, frozen.CellOf(Id(1)));
        Assert.Equal(frozen.ReadersCell, frozen.CellOf(Id(3)));
        Assert.Equal([Id(1), Id(3)], frozen.PeopleIn(frozen.ReadersCell));
        Assert.Equal(5, frozen.Cells.Sum(cell => cell.People.Count));
        Assert.True(frozen.HasLead(frozen.Tree.Find("North")!));
    }

    [Fact]
    public void Only_the_audience_is_eligible_and_a_lead_who_is_not_asked_is_still_a_lead()
    {
        var frozen = FrozenRoster.Create(SmallAgency(), person => person.Role == Role.Staff);

        Assert.Null(frozen.CellOf(Id(1)));
        Assert.Null(frozen.CellOf("somebody else"));
        Assert.Equal(3, frozen.Cells.Sum(cell => cell.People.Count));
        Assert.Equal(0, frozen.EligibleIn(frozen.ReadersCell));
        Assert.True(frozen.HasLead(frozen.Tree.Root));
    }

    [Theory]
    [InlineData("staff", false)]
    [InlineData("manager", true)]
    [InlineData("leader", true)]
    [InlineData("administrator", true)]
    public void Who_reads_results_is_not_counted_in_the_team_that_they_are_of(string role, bool apart)
    {
        var frozen = FrozenRoster.Create(Roster.Create([Row(1, "Agency", null, "no", role)]).Roster!, _ => true);

        Assert.Equal(apart ? frozen.ReadersCell : frozen.Cell("Agency"), frozen.CellOf(Id(1)));
        Assert.False(frozen.HasLead(frozen.Tree.Root));
    }

    [Fact]
    public void It_comes_back_from_storage_the_same()
    {
        var frozen = FrozenRoster.Create(SmallAgency(), _ => true);

        var json = JsonSerializer.Serialize(frozen, CoreJsonContext.Default.FrozenRoster);
        var back = JsonSerializer.Deserialize(json, CoreJsonContext.Default.FrozenRoster)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, CoreJsonContext.Default.FrozenRoster));
        Assert.Equal(frozen.CellOf(Id(4)), back.CellOf(Id(4)));
    }

    [Fact]
    public void It_can_be_stored_a_piece_of_a_cell_at_a_time()
    {
        var whole = Freeze([Team("All", null, 9)], "a-lead");

        var back = new FrozenRoster(whole.Teams, [new(0, [.. whole.PeopleIn(0).Skip(4)]), new(1, ["a-lead"]), new(0, [.. whole.PeopleIn(0).Take(4)])]);

        Assert.Equal(whole.PeopleIn(0), back.PeopleIn(0));
    }

    [Fact]
    public void Somebody_in_two_cells_or_a_cell_that_does_not_exist_is_refused()
    {
        FrozenTeam[] teams = [new("All", null, false)];

        Assert.Throws<ArgumentException>(() => new FrozenRoster(teams, [new(0, ["a"]), new(1, ["a"])]));
        Assert.Throws<ArgumentException>(() => new FrozenRoster(teams, [new(2, ["a"])]));
    }

    [Fact]
    public void Answers_count_in_the_nearest_team_of_seven()
    {
        var roster = Freeze([Team("All", null, 1), Team("Region", "All", 0), Team("Six", "Region", 6), Team("Seven", "Region", 7)], Leads(1));
        var plan = new ParticipationPlan(roster, OneItem);

        Assert.Equal("Seven", plan.AnswersCountIn("Seven-0000"));
        Assert.Equal("Region", plan.AnswersCountIn("Six-0000"));
        Assert.Equal("All", plan.AnswersCountIn("All-0000"));
        Assert.Equal("All", plan.AnswersCountIn("lead-0000"));
        Assert.Equal(13, plan.EligibleIn(roster.Tree.Find("Region")!));
        Assert.Equal(15, plan.EligibleIn(roster.Tree.Root));
        Assert.Throws<ArgumentException>(() => plan.AnswersCountIn("a stranger"));
    }

    [Fact]
    public void In_an_organisation_of_six_answers_count_nowhere() =>
        Assert.Null(new ParticipationPlan(Freeze([Team("All", null, 6)]), OneItem).AnswersCountIn("All-0000"));

    [Fact]
    public void In_an_organisation_of_one_answers_count_nowhere() =>
        Assert.Null(new ParticipationPlan(Freeze([Team("All", null, 0)], Leads(1)), OneItem).AnswersCountIn("lead-0000"));

    [Theory]
    [InlineData(SeenActor.AgencyLeaders, "Region", "All")]
    [InlineData(SeenActor.Systems, "Region", "All")]
    [InlineData(SeenActor.Workplace, "Unit", "All")]
    [InlineData(SeenActor.Supervisor, "Unit", null)]
    public void Answers_count_where_some_question_is_reported(SeenActor actor, string unit, string? lead)
    {
        var roster = Freeze([Team("All", null, 8), Team("Region", "All", 8), Team("Unit", "Region", 8)], Leads(1));
        var plan = new ParticipationPlan(roster, Asking(Item("X", actor)));

        Assert.Equal((unit, lead), (plan.AnswersCountIn("Unit-0000"), plan.AnswersCountIn("lead-0000")));
        Assert.Equal("Unit", new ParticipationPlan(roster, Asking(Item("X", actor), Item("Y"))).AnswersCountIn("Unit-0000"));
    }

    private static string Id(int number) => $"00000000-0000-0000-0000-00000000000{number}";

    private static RosterRow Row(int person, string team, string? parent, string lead, string role) =>
        new(person + 1, Id(person), "A name", null, team, parent, lead, role, "America/Denver", null);

    private static Roster SmallAgency()
    {
        return Roster.Create([
            Row(5, "North", "Agency", "no", "staff"),
            Row(1, "Agency", null, "yes", "leader"),
            Row(2, "Agency", null, "no", "staff"),
            Row(3, "North", "Agency", "yes", "manager"),
            Row(4, "North", "Agency", "no", "staff"),
        ]).Roster!;
    }
}
