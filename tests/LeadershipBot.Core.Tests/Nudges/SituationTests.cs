using System.Collections.Frozen;
using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class SituationTests
{
    private static readonly NudgeLibrary Tagged = Of(
    [
        .. Enumerable.Range(0, 5).Select(number => Nudge("f0-p0", NudgeStep.Notice, number)),
        .. Enum.GetValues<NudgeSituation>().Select(situation => Nudge("f0-p0", NudgeStep.Notice, 9, NudgeLevel.Supervisor, situation)),
    ]);

    private static readonly FrozenSet<NudgeSituation> HardWeeks = new[] { NudgeSituation.AfterHardEvent }.ToFrozenSet();

    [Theory]
    [InlineData(NudgeSituation.Remote)]
    [InlineData(NudgeSituation.NewTeam)]
    [InlineData(NudgeSituation.AfterHardEvent)]
    public void What_is_for_a_situation_comes_first_to_those_in_it_and_never_to_others(NudgeSituation situation)
    {
        var choice = Next(Context(Tagged) with { Situations = new[] { situation }.ToFrozenSet() });
        var others = Weeks(20, (today, history) => Context(Tagged, history, today)).Select(week => week.Choice.Nudge);

        Assert.Equal([situation], choice.Nudge.Situations);
        Assert.Equal(situation, choice.Because.Situation);
        Assert.DoesNotContain(others, nudge => nudge.Situations.Contains(situation));
    }

    [Fact]
    public void In_hard_weeks_what_was_written_for_them_comes_first_of_the_practice_whose_turn_it_is_then_of_the_season_then_of_any()
    {
        var library = Of(
        [
            .. Library().Nudges,
            .. new[] { "f0-p0", "f2-p2", "f3-p1" }.Select(practice => Nudge(practice, NudgeStep.Try, 9, NudgeLevel.Supervisor, NudgeSituation.AfterHardEvent)),
            Nudge("f3-p2", NudgeStep.Try, 9, NudgeLevel.Manager, NudgeSituation.AfterHardEvent),
        ]);

        foreach (var seed in Enumerable.Range(0, 20))
        {
            var weeks = Weeks(4, (today, history) => Context(library, history, today, seed: $"person {seed}") with { Situations = HardWeeks });

            Assert.Equal(["f0-p0", "f2-p2", "f3-p1"], weeks.Take(3).Select(week => week.Choice.Nudge.PracticeId));
            Assert.All(weeks.Take(3), week => Assert.Equal((NudgeReason.HardWeeks, NudgeSituation.AfterHardEvent), (week.Choice.Because.Reason, week.Choice.Because.Situation)));

            // None is left: the season goes on where it was, for none of these was a step of it.
            Assert.Equal((NudgeReason.SeasonPractice, "f0-p0", NudgeStep.Notice), (weeks[3].Choice.Because.Reason, weeks[3].Choice.Nudge.PracticeId, weeks[3].Choice.Nudge.Step));
        }
    }

    [Fact]
    public void In_hard_weeks_too_nothing_comes_of_a_practice_that_was_left()
    {
        var library = Of([.. Library().Nudges, Nudge("f0-p0", NudgeStep.Try, 9, NudgeLevel.Supervisor, NudgeSituation.AfterHardEvent)]);
        var refused = new[] { "f0-p0-notice0", "f0-p0-notice1" }.Select(id => new NudgeHistoryEntry(id, Tuesday, NudgeResponse.NotForMe)).ToList();

        Assert.Equal(NudgeReason.HardWeeks, Next(Context(library, [refused[0]], Tuesday.AddDays(7)) with { Situations = HardWeeks }).Because.Reason);
        Assert.Equal(NudgeReason.OtherSeasonPractice, Next(Context(library, refused, Tuesday.AddDays(7)) with { Situations = HardWeeks }).Because.Reason);
    }

    [Fact]
    public void What_came_in_hard_weeks_comes_no_second_time_because_they_are_hard()
    {
        var weeks = Weeks(20, (today, history) => Context(Tagged, history, today) with { Situations = HardWeeks });

        Assert.Single(weeks, week => week.Choice.Because.Reason == NudgeReason.HardWeeks);
    }

    [Fact]
    public void What_is_for_a_low_score_comes_first_where_it_is_low_and_the_reason_names_the_group()
    {
        var low = new Dictionary<string, string>(StringComparer.Ordinal) { ["SU"] = "Region North" };

        foreach (var seed in Enumerable.Range(0, 20))
        {
            var choice = Next(Context(Tagged, seed: $"person {seed}") with { Low = low });

            Assert.Equal([NudgeSituation.LowScore], choice.Nudge.Situations);
            Assert.Equal("Region North", choice.Because.LowAt);
        }
    }

    [Fact]
    public void What_is_low_is_looked_up_for_the_half_of_the_practice_that_a_nudge_belongs_to()
    {
        var practice = Practice("f0-p0");
        var library = new NudgeLibrary(
            Library(1, 1).Frameworks,
            [practice with { Items = [practice.Items[0], Practice("f0-p0b", "SH").Items[0]] }],
            [Nudge("f0-p0", NudgeStep.Notice) with { ItemId = "f0-p0b" }]);

        Assert.Equal("Region North", LowAt("SH"));
        Assert.Null(LowAt("SU"));

        string? LowAt(string dimension) =>
            Next(Context(library) with { Low = new Dictionary<string, string>(StringComparer.Ordinal) { [dimension] = "Region North" } }).Because.LowAt;
    }

    [Fact]
    public void Where_nothing_is_low_it_comes_like_any_other_and_names_no_group()
    {
        var seen = Weeks(6, (today, history) => Context(Tagged, history, today) with { Low = FrozenDictionary<string, string>.Empty });

        Assert.Contains(seen, week => week.Choice.Nudge.Situations.Contains(NudgeSituation.LowScore));
        Assert.All(seen, week => Assert.Null(week.Choice.Because.LowAt));
    }

    [Fact]
    public void A_low_score_never_changes_which_practice_it_is()
    {
        var low = new Dictionary<string, string>(StringComparer.Ordinal) { ["SU"] = "Region North" };

        var practices = Weeks(13, (today, history) => Context(Library(), history, today) with { Low = low }).Select(week => week.Choice.Nudge.PracticeId);

        Assert.Equal(Weeks(13, (today, history) => Context(Library(), history, today)).Select(week => week.Choice.Nudge.PracticeId), practices);
    }
}
