using LeadershipBot.Core.Actions;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class ActionDialogTests
{
    private static readonly DateOnly Today = new(2026, 11, 2);
    private static readonly string[] Owners = ["me", "you"];
    private static readonly string[] Leaders = ["boss"];

    private static ActionDraft Begun => new("id", "unit", "round");

    [Fact]
    public void An_action_goes_from_what_to_how_to_check_with_a_new_version_at_each_step()
    {
        var how = ActionDialog.Say(Begun, "Keep Fridays free", isAbove: false);
        var check = ActionDialog.Detail(how.Draft, new("us", "families", Today, "you"), Owners, Today);

        Assert.Equal((ActionStep.How, 2, null), (how.Draft.Step, how.Draft.Version, how.Problem));
        Assert.Equal((ActionStep.Check, 3, null), (check.Draft.Step, check.Draft.Version, check.Problem));
        Assert.Null(ActionDialog.Recheck(check.Draft, Owners, Leaders, Today).Problem);
    }

    [Fact]
    public void A_barrier_goes_from_what_to_a_leader_to_check_and_back()
    {
        var leader = ActionDialog.Say(Begun, "No laptops", isAbove: true);
        var check = ActionDialog.Choose(leader.Draft, "boss", Leaders);

        Assert.Equal(ActionStep.Leader, leader.Draft.Step);
        Assert.Equal(ActionStep.Check, check.Draft.Step);
        Assert.Equal(ActionStep.Leader, ActionDialog.Back(check.Draft).Step);
        Assert.Equal(ActionStep.What, ActionDialog.Back(ActionDialog.Back(check.Draft)).Step);
        Assert.Equal(ActionStep.What, ActionDialog.Back(Begun).Step);
    }

    [Fact]
    public void What_is_wrong_stays_where_it_is_with_all_that_was_said_and_the_same_version()
    {
        var tooLong = ActionDialog.Say(Begun, new string('x', LeadershipAction.MaxText + 1), isAbove: false);
        Assert.Equal((ActionStep.What, 1, ActionProblem.TooLong), (tooLong.Draft.Step, tooLong.Draft.Version, tooLong.Problem));
        Assert.Equal(LeadershipAction.MaxText + 1, tooLong.Draft.Text!.Length);
        Assert.Equal(ActionProblem.Empty, ActionDialog.Say(Begun, null, isAbove: true).Problem);
        Assert.Null(ActionDialog.Say(Begun, new string('x', LeadershipAction.MaxText), isAbove: false).Problem);
    }

    [Theory]
    [InlineData(-1, ActionProblem.WrongDate)]
    [InlineData(0, null)]
    [InlineData(365, null)]
    [InlineData(366, ActionProblem.WrongDate)]
    public void A_day_is_from_today_to_a_year_from_now(int days, ActionProblem? problem) =>
        Assert.Equal(problem, ActionDialog.Detail(Begun, new(null, null, Today.AddDays(days), "me"), Owners, Today).Problem);

    [Fact]
    public void An_owner_a_leader_and_lines_are_checked()
    {
        Assert.Equal(ActionProblem.WrongOwner, ActionDialog.Detail(Begun, new(null, null, Today, "stranger"), Owners, Today).Problem);
        Assert.Equal(ActionProblem.WrongOwner, ActionDialog.Detail(Begun, new(null, null, Today, null), Owners, Today).Problem);
        Assert.Equal(ActionProblem.WrongLeader, ActionDialog.Choose(Begun, "me", Leaders).Problem);
        Assert.Equal(ActionProblem.NamesTooLong, ActionDialog.Detail(Begun, new(new string('x', 201), null, Today, "me"), Owners, Today).Problem);
    }

    [Fact]
    public void What_does_not_hold_any_more_when_it_is_sent_goes_back_to_its_step()
    {
        var action = ActionDialog.Detail(ActionDialog.Say(Begun, "Do it", isAbove: false).Draft, new("us", null, Today, "you"), Owners, Today).Draft;
        var barrier = ActionDialog.Choose(ActionDialog.Say(Begun, "Can't", isAbove: true).Draft, "boss", Leaders).Draft;

        var late = ActionDialog.Recheck(action, Owners, Leaders, Today.AddDays(1));
        var gone = ActionDialog.Recheck(action, ["me"], Leaders, Today);
        var left = ActionDialog.Recheck(barrier, Owners, [], Today);

        Assert.Equal((ActionStep.How, ActionProblem.WrongDate, "us"), (late.Draft.Step, late.Problem, late.Draft.DecidedWith));
        Assert.Equal((ActionStep.How, ActionProblem.WrongOwner), (gone.Draft.Step, gone.Problem));
        Assert.Equal((ActionStep.Leader, ActionProblem.WrongLeader), (left.Draft.Step, left.Problem));
        Assert.All([late, gone, left], move => Assert.Equal(4, move.Draft.Version));
    }

    [Fact]
    public void Starting_over_forgets_what_was_said_and_outdates_every_card()
    {
        var over = ActionDialog.StartOver(ActionDialog.Say(Begun, "Do it", isAbove: true).Draft);

        Assert.Equal(Begun with { Id = ActionDialog.NextId(Begun.Id, 2), Version = 3 }, over);
        Assert.NotEqual(Begun.Id, over.Id);
    }
}
