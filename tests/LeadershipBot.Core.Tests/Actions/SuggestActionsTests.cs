using LeadershipBot.Core.Actions;
using LeadershipBot.Core.Nudges;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Actions;

public sealed class SuggestActionsTests
{
    [Fact]
    public void What_scored_low_comes_first_then_what_is_about_the_same()
    {
        var library = Of(Two("A"), [Promise("A-2"), Promise("A-3"), Promise("A-4"), Promise("A-5"), Promise("A-6")]);

        Assert.Equal(["A-6-try0", "A-1b-try0", "A-1-try0", "A-2-try0"], Ids(library, "A-6", "A-1b"));
    }

    [Fact]
    public void Of_a_practice_with_two_halves_the_one_that_scored_low_is_meant()
    {
        var library = Of(Two("A"), []);

        Assert.Equal(["A-1-try0", "A-1b-try0"], Ids(library, "A-1"));
        Assert.Equal(["A-1b-try0", "A-1-try0"], Ids(library, "A-1b"));
    }

    [Fact]
    public void Only_what_has_a_promise_and_suits_the_standing_is_offered()
    {
        var library = Of(Two("A"), [Promise("A-2") with { Level = NudgeLevel.AgencyLeader }, Nudge("A-3", NudgeStep.Try)]);

        Assert.Equal(["A-1-try0", "A-1b-try0"], Ids(library, "A-2"));
        Assert.Equal("A-2-try0", SuggestActions.For(library, ["A-2"], NudgeLevel.AgencyLeader)[0].Id);
        Assert.DoesNotContain("A-3-try0", Ids(library, "A-3"));
    }

    [Fact]
    public void An_item_the_library_does_not_know_brings_nothing_and_takes_nothing_away()
    {
        var library = Of(Two("A"), []);

        Assert.Empty(Ids(library, "ZZ-1"));
        Assert.Equal(["A-1-try0", "A-1b-try0"], Ids(library, "ZZ-1", "A-1"));
    }

    private static IEnumerable<string> Ids(NudgeLibrary library, params string[] items) => SuggestActions.For(library, items, NudgeLevel.Supervisor).Select(nudge => nudge.Id);

    /// <summary>A practice of two halves, each with a nudge, the second's first.</summary>
    private static (Practice Practice, Nudge[] Nudges) Two(string framework)
    {
        var first = Practice($"{framework}-1");
        var second = Practice($"{framework}-1b").Items[0];
        return (
            first with { Items = [first.Items[0], second] },
            [Promise($"{framework}-1") with { Id = $"{framework}-1b-try0", ItemId = $"{framework}-1b" }, Promise($"{framework}-1")]);
    }

    private static Nudge Promise(string practice) => Nudge(practice, NudgeStep.Try) with { Id = $"{practice}-try0", Promise = Words };

    private static NudgeLibrary Of((Practice Practice, Nudge[] Nudges) two, Nudge[] others) => new(
        [new("A", "A", "A", Words, Words, Words)],
        [two.Practice, .. others.Select(nudge => Practice(nudge.PracticeId))],
        [.. two.Nudges, .. others.Select(nudge => nudge with { Id = $"{nudge.PracticeId}-try0" })]);
}
