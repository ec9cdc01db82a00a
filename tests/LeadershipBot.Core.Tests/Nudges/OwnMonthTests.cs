using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class OwnMonthTests
{
    [Fact]
    public void A_look_back_names_each_practice_of_last_month_that_was_taken_on_with_the_last_word_on_it()
    {
        var lookBack = LookBack.Of(
            Library(),
            [
                new("f0-p0-notice0", new(2026, 9, 30), NudgeResponse.WillTry, CheckInOutcome.Did),
                new("f1-p1-notice0", new(2026, 10, 20), NudgeResponse.WillTry),
                new("f0-p0-try0", new(2026, 10, 13), NudgeResponse.WillTry, CheckInOutcome.Did),
                new("f0-p0-notice0", new(2026, 10, 6), NudgeResponse.WillTry, CheckInOutcome.NotYet),
                new("f2-p2-notice0", new(2026, 10, 27), NudgeResponse.NotThisWeek),
                new("gone", new(2026, 10, 27), NudgeResponse.WillTry),
                new("f3-p0-notice0", new(2026, 11, 3), NudgeResponse.WillTry),
            ],
            new(2026, 11, 3));

        Assert.Equal(new DateOnly(2026, 10, 1), lookBack.FirstDay);
        Assert.Equal([("f0-p0", CheckInOutcome.Did), ("f1-p1", (CheckInOutcome?)null)], lookBack.Practices.Select(worked => (worked.Practice.Item.Id, worked.Outcome)));
    }

    [Fact]
    public void A_look_back_tells_the_halves_of_a_practice_apart()
    {
        var practice = Practice("f0-p0");
        var library = new NudgeLibrary(
            Library(1, 1).Frameworks,
            [practice with { Items = [practice.Items[0], Practice("f0-p0b").Items[0]] }],
            [Nudge("f0-p0", NudgeStep.Notice), Nudge("f0-p0", NudgeStep.Try) with { ItemId = "f0-p0b" }]);

        var lookBack = LookBack.Of(
            library,
            [new("f0-p0-notice0", new(2026, 10, 6), NudgeResponse.WillTry, CheckInOutcome.Did), new("f0-p0-try0", new(2026, 10, 13), NudgeResponse.WillTry)],
            new(2026, 11, 3));

        Assert.Equal([("f0-p0", CheckInOutcome.Did), ("f0-p0b", (CheckInOutcome?)null)], lookBack.Practices.Select(worked => (worked.Practice.Item.Id, worked.Outcome)));
    }

    [Fact]
    public void A_nudges_own_smaller_step_goes_before_the_one_for_those_it_is_done_with()
    {
        var nudge = Nudge("f0-p0", NudgeStep.Try);

        Assert.Equal(SmallerStep.For(nudge.Actor), SmallerStep.For(nudge));
        Assert.Equal(Words, SmallerStep.For(nudge with { Smaller = Words }));
    }

    [Fact]
    public void A_manager_took_part_by_taking_one_on_and_did_one_by_saying_so()
    {
        Assert.Equal(new(TookOn: false, Did: false), ManagerActivity.Of([new("a", Tuesday), new("b", Tuesday, NudgeResponse.NotForMe)]));
        Assert.Equal(new(TookOn: true, Did: false), ManagerActivity.Of([new("a", Tuesday, NudgeResponse.WillTry, CheckInOutcome.NotYet)]));
        Assert.Equal(new(TookOn: true, Did: true), ManagerActivity.Of([new("a", Tuesday, NudgeResponse.WillTry, CheckInOutcome.Partly)]));
    }

    [Fact]
    public void There_is_something_smaller_for_everybody_an_act_is_done_with()
    {
        var steps = Enum.GetValues<NudgeActor>().Select(SmallerStep.For).ToList();

        Assert.Equal(6, steps.Select(step => step.English).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(6, steps.Select(step => step.Spanish).Distinct(StringComparer.Ordinal).Count());
    }
}
