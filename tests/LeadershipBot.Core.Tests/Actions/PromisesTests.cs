using LeadershipBot.Core.Actions;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class PromisesTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 13, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void An_action_goes_until_it_is_done_or_dropped_and_its_day_is_the_last_that_was_said()
    {
        var action = Action("a", Start);
        var moved = action.With(new(ActionStatus.Going, Start.AddDays(5), "me", Due: new(2026, 12, 1)));
        var done = moved.With(new(ActionStatus.Done, Start.AddDays(9), "me"));

        Assert.Equal((ActionStatus.Going, new DateOnly(2026, 10, 30)), (action.Status, action.Due));
        Assert.Equal((true, new DateOnly(2026, 12, 1)), (moved.IsOpen, moved.Due));
        Assert.Equal((ActionStatus.Done, Start.AddDays(9)), (done.Status, done.ChangedAt));
        Assert.Equal(moved.Due, done.AsOf(Start.AddDays(8))!.Due);
        Assert.True(done.AsOf(Start.AddDays(8))!.IsOpen);
        Assert.Null(done.AsOf(Start.AddDays(-1)));
    }

    [Fact]
    public void A_poll_opens_with_what_came_of_it_in_the_nearest_team_that_has_any_and_in_the_agency_as_of_its_opening()
    {
        LeadershipAction[] actions = [Action("a", Start, "region"), Action("b", Start, Unit.Agency), Action("later", Start.AddDays(20), "team")];
        LeadershipBarrier[] barriers = [new("x", "region", "Region", "No laptops", "boss", "Boss", "me", Start, new(2026, 10, 27), new("Soon", "boss", Start.AddDays(21)))];

        var came = WhatCame.For(["team", "region", Unit.Agency], actions.ToLookup(action => action.Unit), barriers.ToLookup(barrier => barrier.Unit), Start.AddDays(10));

        Assert.Equal("a", Assert.Single(came.Own!.Actions).Id);
        Assert.True(Assert.Single(came.Own.Barriers).IsOpen);
        Assert.Equal("b", Assert.Single(came.OfAgency!.Actions).Id);
        Assert.True(WhatCame.For(["team", Unit.Agency], actions.Where(action => action.Id == "later").ToLookup(action => action.Unit), barriers.ToLookup(barrier => barrier.Unit), Start).IsEmpty);
    }

    [Fact]
    public void What_has_long_been_over_is_told_no_more()
    {
        var done = Action("a", Start, "team").With(new(ActionStatus.Done, Start.AddDays(1), "me"));

        Assert.False(Came(Start.AddDays(60)).IsEmpty);
        Assert.True(Came(Start.AddDays(62)).IsEmpty);

        WhatCame Came(DateTimeOffset moment) => WhatCame.For(["team"], new[] { done }.ToLookup(action => action.Unit), Array.Empty<LeadershipBarrier>().ToLookup(barrier => barrier.Unit), moment);
    }

    [Fact]
    public void Figures_count_what_was_told_promised_and_put_to_leaders()
    {
        Heard[] heard =
        [
            new("r1", "n", "North", "me", Start.AddDays(2), new(2026, 10, 12)),
            new("r1", Unit.Agency, "Agency", "boss", Start.AddDays(6), new(2026, 10, 12)),
            new("r0", "n", "North", "me", Start, new(2026, 9, 12)),
            new("r1", "unknown", "Gone", "me", Start.AddDays(1), new(2026, 10, 12)),
        ];
        LeadershipAction[] actions = [Action("a", Start), Action("b", Start).With(new(ActionStatus.Done, Start, "me")), Action("c", Start).With(new(ActionStatus.Dropped, Start, "me", "No"))];
        LeadershipBarrier[] barriers = [new("x", "n", "North", "No", "boss", "Boss", "me", Start, new(2026, 10, 27))];

        var figures = ActionFigures.Of(["n", "s"], ["r1"], heard, actions, barriers, new(2026, 10, 28));

        Assert.Equal(new ActionFigures(1, 1, 2, 3, 3, 1, 1, 1, 0, 1), figures);
        Assert.Equal(50, figures.ToldPercent);
        Assert.Null(ActionFigures.Of([], [], [], [], [], default).ToldPercent);
    }

    [Fact]
    public void A_round_waits_only_while_there_is_something_to_tell_that_was_not_told_and_nobody_said_why()
    {
        var given = new GateOverride("r", "A reason that is long enough", "admin", Start);

        Assert.IsType<RoundGate.Open>(RoundGate.Of(null, showsAgency: true, toldAt: null, null));
        Assert.IsType<RoundGate.Open>(RoundGate.Of("r", showsAgency: false, toldAt: null, null));
        Assert.IsType<RoundGate.Open>(RoundGate.Of("r", showsAgency: true, toldAt: given.At.AddDays(1), given));
        Assert.Equal(new RoundGate.Overridden(given), RoundGate.Of("r", showsAgency: true, toldAt: null, given));
        Assert.Equal(new RoundGate.Shut("r"), RoundGate.Of("r", showsAgency: true, toldAt: null, null));
    }

    private static LeadershipAction Action(string id, DateTimeOffset at, string unit = "n") => new(id, unit, "Team", "Keep Fridays free", new(2026, 10, 30), "me", "me", at, []);
}
