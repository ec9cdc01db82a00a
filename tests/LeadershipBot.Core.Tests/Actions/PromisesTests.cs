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
    public void A_new_date_may_be_said_once_a_week_and_the_last_word_at_any_time()
    {
        var action = Action("a", Start);
        var moved = action.With(new(ActionStatus.Going, Start, "me", Due: new(2026, 12, 1)));

        Assert.True(action.MaySay(ActionStatus.Going, Start));
        Assert.False(moved.MaySay(ActionStatus.Going, Start.AddDays(6.9)));
        Assert.True(moved.MaySay(ActionStatus.Going, Start.AddDays(7)));
        Assert.True(moved.MaySay(ActionStatus.Done, Start));
        Assert.True(moved.MaySay(ActionStatus.Dropped, Start));
        Assert.False(moved.With(new(ActionStatus.Done, Start, "me")).MaySay(ActionStatus.Dropped, Start.AddDays(30)));
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

        // Nobody was told of it since the round before, however long ago that was.
        Assert.False(Came(Start.AddDays(90), before: Start).IsEmpty);
        Assert.True(Came(Start.AddDays(90), before: Start.AddDays(2)).IsEmpty);
        Assert.False(Came(Start.AddDays(31), before: Start.AddDays(2)).IsEmpty);

        WhatCame Came(DateTimeOffset moment, DateTimeOffset? before = null) =>
            WhatCame.For(["team"], new[] { done }.ToLookup(action => action.Unit), Array.Empty<LeadershipBarrier>().ToLookup(barrier => barrier.Unit), moment, before);
    }

    [Fact]
    public void Figures_count_what_was_told_promised_and_put_to_leaders_since_the_first_of_the_releases()
    {
        Heard[] heard =
        [
            new("r1", "n", "North", "me", Start.AddDays(2), new(2026, 10, 12)),
            new("r1", Unit.Agency, "Agency", "boss", Start.AddDays(6), new(2026, 10, 12)),
            new("r0", "n", "North", "me", Start, new(2026, 9, 12)),
            new("r1", "unknown", "Gone", "me", Start.AddDays(1), new(2026, 10, 12)),
        ];
        LeadershipAction[] actions =
            [Action("a", Start), Action("b", Start).With(new(ActionStatus.Done, Start, "me")), Action("c", Start).With(new(ActionStatus.Dropped, Start, "me", "No")), Action("old", Start.AddDays(-40))];
        LeadershipBarrier[] barriers =
            [new("x", "n", "North", "No", "boss", "Boss", "me", Start, new(2026, 10, 27)), new("old", "n", "North", "No", "boss", "Boss", "me", Start.AddDays(-40), new(2026, 10, 1))];

        var figures = ActionFigures.Of(["n", "s"], [new("r1", new(2026, 10, 12)), new("r2", new(2026, 10, 26))], heard, actions, barriers, TimeZoneInfo.Utc, new(2026, 10, 28));

        Assert.Equal(new ActionFigures(new(2026, 10, 12), 2, 1, 7, 1, 4, 3, 1, 1, 1, 0, 1), figures);
        Assert.Equal((50, 25), (figures.AnsweredPercent, figures.ToldPercent));
        var none = ActionFigures.Of([], [], [], [], [], TimeZoneInfo.Utc, new(2026, 10, 28));
        Assert.Equal((new DateOnly(2025, 10, 28), null, null, null), (none.Since, none.AnsweredPercent, none.ToldPercent, none.MedianDays));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(5, 1, 9)]
    [InlineData(11, 1, 2, 20, 28)]
    [InlineData(2, 1, 28, 2, 1)]
    public void The_middle_of_the_days_until_everybody_was_told_does_not_flatter(int middle, params int[] days)
    {
        var closed = new DateOnly(2026, 10, 12);
        var heard = days.Select((day, place) => new Heard($"r{place}", Unit.Agency, "Agency", "boss", new(closed.AddDays(day), new(12, 0), TimeSpan.Zero), closed)).ToList();

        Assert.Equal(middle, ActionFigures.Of([], [.. heard.Select(one => new ShownRelease(one.RoundId, closed))], heard, [], [], TimeZoneInfo.Utc, new(2027, 1, 1)).MedianDays);
    }

    [Fact]
    public void Days_are_those_of_the_agencys_calendar()
    {
        // Two in the morning in Greenwich is the evening before in Denver.
        var heard = new Heard("r1", Unit.Agency, "Agency", "boss", new(2026, 10, 14, 2, 0, 0, TimeSpan.Zero), new(2026, 10, 12));

        Assert.Equal(1, heard.DaysIn(TimeZoneInfo.FindSystemTimeZoneById("America/Denver")));
        Assert.Equal(2, heard.DaysIn(TimeZoneInfo.Utc));
        Assert.Equal(0, (heard with { ClosedOn = new(2026, 10, 20) }).DaysIn(TimeZoneInfo.Utc));
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
