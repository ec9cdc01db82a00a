using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class NextNudgeTests
{
    private static readonly int[] AllSeeds = [.. Enumerable.Range(0, 25)];

    [Fact]
    public void Each_practice_of_the_season_has_its_four_weeks_in_the_persons_own_order()
    {
        IReadOnlyList<string> order = ["f2-p2", "f0-p0", "f1-p1"];

        var practices = Weeks(13, (today, history) => Context(Library(), history, today, order: order)).Select(week => week.Choice.Nudge.PracticeId);

        Assert.Equal(
            [.. Enumerable.Repeat("f2-p2", 4), .. Enumerable.Repeat("f0-p0", 4), .. Enumerable.Repeat("f1-p1", 5)],
            practices);
    }

    [Fact]
    public void Within_a_practice_notice_comes_before_try_and_try_before_habit()
    {
        var steps = Weeks(4, (today, history) => Context(Library(), history, today)).Select(week => week.Choice.Nudge.Step);

        Assert.Equal([NudgeStep.Notice, NudgeStep.Try, NudgeStep.Habit, NudgeStep.Habit], steps);
    }

    [Fact]
    public void In_a_year_nothing_comes_twice_and_no_step_of_a_season_goes_back()
    {
        var library = Library(frameworks: 5, practicesEach: 5);
        foreach (var seed in AllSeeds)
        {
            var chance = new Random(seed);
            var year = Weeks(
                52,
                (today, history) =>
                {
                    var quarter = SeasonCalendar.QuarterOf(today);
                    return Context(library, history, today, seed: $"person {seed}", order: [$"f{quarter}-p0", $"f{quarter}-p1", $"f0-p{quarter}"]);
                },
                (_, entry) => Anything(entry, chance));

            Assert.Equal(52, year.Select(week => week.Choice.Nudge.Id).Distinct(StringComparer.Ordinal).Count());
            foreach (var practice in year.GroupBy(week => (SeasonCalendar.IdOf(week.Day), week.Choice.Nudge.PracticeId)))
            {
                var steps = practice.Select(week => week.Choice.Nudge.Step).ToList();
                Assert.Equal(steps.Order(), steps);
            }
        }
    }

    [Fact]
    public void What_was_not_for_them_never_comes_again_not_even_when_all_is_known()
    {
        var library = Library(frameworks: 3, practicesEach: 3, nudgesAStep: 1);
        var weeks = Weeks(80, (today, history) => Context(library, history, today), (week, entry) => week == 2 ? entry with { Response = NudgeResponse.NotForMe } : entry);

        Assert.Single(weeks, week => week.Choice.Nudge.Id == weeks[2].Choice.Nudge.Id);
    }

    [Fact]
    public void Two_refusals_leave_a_practice_for_the_season_and_one_does_not()
    {
        var refusedOnce = Weeks(2, Of(Library()), (_, entry) => entry with { Response = NudgeResponse.NotForMe });
        var refusedTwice = Weeks(13, Of(Library()), (week, entry) => week < 2 ? entry with { Response = NudgeResponse.NotForMe } : entry);

        Assert.Equal("f0-p0", refusedOnce[1].Choice.Nudge.PracticeId);
        Assert.Equal(NudgeStep.Notice, refusedOnce[1].Choice.Nudge.Step);
        Assert.DoesNotContain(refusedTwice.Skip(2), week => week.Choice.Nudge.PracticeId == "f0-p0");
        Assert.Equal(NudgeReason.OtherSeasonPractice, refusedTwice[2].Choice.Because.Reason);
        Assert.Equal("f1-p1", refusedTwice[2].Choice.Nudge.PracticeId);
    }

    [Fact]
    public void A_practice_that_was_left_is_back_the_next_season()
    {
        var history = new[] { "f0-p0-notice0", "f0-p0-notice1" }.Select(id => new NudgeHistoryEntry(id, Tuesday, NudgeResponse.NotForMe)).ToList();

        Assert.Equal("f0-p0-notice2", Next(Context(Library(), history, new(2027, 1, 5))).Nudge.Id);
    }

    [Fact]
    public void Not_this_week_keeps_the_step_and_brings_another_of_it()
    {
        var weeks = Weeks(2, Of(Library()), (_, entry) => entry with { Response = NudgeResponse.NotThisWeek });

        Assert.Equal(NudgeStep.Notice, weeks[1].Choice.Nudge.Step);
        Assert.NotEqual(weeks[0].Choice.Nudge.Id, weeks[1].Choice.Nudge.Id);
    }

    [Fact]
    public void Not_this_week_goes_on_where_the_step_has_no_other()
    {
        var weeks = Weeks(2, Of(Library(nudgesAStep: 1)), (_, entry) => entry with { Response = NudgeResponse.NotThisWeek });

        Assert.Equal(NudgeStep.Try, weeks[1].Choice.Nudge.Step);
    }

    [Fact]
    public void After_not_yet_the_same_step_comes_once_more_and_then_the_next()
    {
        var weeks = Weeks(3, Of(Library()), (_, entry) => entry with { Response = NudgeResponse.WillTry, Outcome = CheckInOutcome.NotYet });

        Assert.Equal([NudgeStep.Notice, NudgeStep.Notice, NudgeStep.Try], weeks.Select(week => week.Choice.Nudge.Step));
        Assert.Equal([NudgeReason.SeasonPractice, NudgeReason.OnceMore, NudgeReason.SeasonPractice], weeks.Select(week => week.Choice.Because.Reason));
    }

    [Fact]
    public void After_not_yet_it_goes_on_where_the_step_has_no_other()
    {
        var weeks = Weeks(2, Of(Library(nudgesAStep: 1)), (_, entry) => entry with { Response = NudgeResponse.WillTry, Outcome = CheckInOutcome.NotYet });

        Assert.Equal(NudgeStep.Try, weeks[1].Choice.Nudge.Step);
        Assert.Equal(NudgeReason.SeasonPractice, weeks[1].Choice.Because.Reason);
    }

    [Theory]
    [InlineData(CheckInOutcome.Did)]
    [InlineData(CheckInOutcome.Partly)]
    public void What_was_done_or_partly_done_goes_on(CheckInOutcome outcome)
    {
        var weeks = Weeks(2, Of(Library()), (_, entry) => entry with { Response = NudgeResponse.WillTry, Outcome = outcome });

        Assert.Equal(NudgeStep.Try, weeks[1].Choice.Nudge.Step);
    }

    [Fact]
    public void Where_a_practice_has_nothing_left_the_others_of_the_season_follow_and_then_the_rest()
    {
        var library = Samples.Of(
            Nudge("f0-p0", NudgeStep.Notice), Nudge("f1-p1", NudgeStep.Notice), Nudge("f2-p2", NudgeStep.Notice), Nudge("f3-p0", NudgeStep.Notice));

        var weeks = Weeks(5, Of(library));

        Assert.Equal(["f0-p0", "f1-p1", "f2-p2", "f3-p0"], weeks.Take(4).Select(week => week.Choice.Nudge.PracticeId));
        Assert.Equal(
            [NudgeReason.SeasonPractice, NudgeReason.OtherSeasonPractice, NudgeReason.OtherSeasonPractice, NudgeReason.New, NudgeReason.LibraryExhausted],
            weeks.Select(week => week.Choice.Because.Reason));
    }

    [Fact]
    public void When_all_are_known_the_one_seen_longest_ago_comes_again()
    {
        var library = Samples.Of(
            from practice in ThreePractices
            from step in Enum.GetValues<NudgeStep>()
            select Nudge(practice, step));

        var weeks = Weeks(18, Of(library)).Select(week => week.Choice.Nudge.Id).ToList();

        Assert.Equal(9, weeks.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(weeks.Take(9), weeks.Skip(9));
    }

    [Theory]
    [InlineData(50 * 7, NudgeReason.SeasonPractice)]
    [InlineData((50 * 7) - 1, NudgeReason.SeenLongAgo)]
    [InlineData(26 * 7, NudgeReason.SeenLongAgo)]
    [InlineData((26 * 7) - 1, NudgeReason.LibraryExhausted)]
    public void A_nudge_has_rested_after_twenty_six_weeks_and_for_a_season_of_its_own_after_a_year(int daysAgo, NudgeReason reason)
    {
        var history = new[] { new NudgeHistoryEntry("f0-p0-notice0", Tuesday.AddDays(-daysAgo)) };

        Assert.Equal(reason, Next(Context(Samples.Of(Nudge("f0-p0", NudgeStep.Notice)), history)).Because.Reason);
    }

    [Fact]
    public void The_same_person_with_the_same_history_gets_the_same_nudge()
    {
        Assert.Equal(Ids("maya"), Ids("maya"));

        static IEnumerable<string> Ids(string seed) =>
            Weeks(52, (today, history) => Context(Library(), history, today, seed: seed)).Select(week => week.Choice.Nudge.Id);
    }

    [Fact]
    public void Managers_who_start_with_one_practice_do_not_all_get_the_same_nudge()
    {
        var first = AllSeeds.Select(seed => Next(Context(Library(), seed: $"person {seed}")).Nudge.Id);

        Assert.Equal(3, first.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_order_in_which_history_is_read_does_not_matter()
    {
        var library = Library();
        var history = Weeks(9, Of(library)).Select(week => new NudgeHistoryEntry(week.Choice.Nudge.Id, week.Day)).ToList();
        var today = Tuesday.AddDays(63);
        var expected = ChooseNudge.Next(Context(library, history, today));
        history.Reverse();

        Assert.Equal(expected, ChooseNudge.Next(Context(library, history, today)));
    }

    [Theory]
    [InlineData(NudgeLevel.Anyone, 1)]
    [InlineData(NudgeLevel.Supervisor, 2)]
    [InlineData(NudgeLevel.Manager, 3)]
    [InlineData(NudgeLevel.AgencyLeader, 4)]
    public void A_person_gets_only_what_their_standing_lets_them_do(NudgeLevel level, int suitable)
    {
        var library = Samples.Of([.. Enum.GetValues<NudgeLevel>().Select((each, number) => Nudge("f0-p0", NudgeStep.Try, number, each))]);

        var seen = Weeks(10, (today, history) => Context(library, history, today, level)).Select(week => week.Choice.Nudge).Distinct().ToList();

        Assert.Equal(suitable, seen.Count);
        Assert.All(seen, nudge => Assert.True(nudge.Level <= level));
    }

    [Fact]
    public void Nothing_is_sent_when_nothing_suits()
    {
        var choice = ChooseNudge.Next(Context(Library(level: NudgeLevel.AgencyLeader)));

        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.NothingForThisLevel), choice);
    }

    [Fact]
    public void History_of_a_nudge_that_was_taken_out_of_the_library_does_no_harm()
    {
        var history = new[] { new NudgeHistoryEntry("gone", Tuesday.AddDays(-7), NudgeResponse.NotForMe) };

        Assert.Equal(NudgeStep.Notice, Next(Context(Library(), history)).Nudge.Step);
    }

    [Fact]
    public void A_season_of_practices_that_are_no_longer_there_leaves_the_rest_of_the_library()
    {
        var choice = Next(Context(Library(), order: ["gone-1", "gone-2", "gone-3"]));

        Assert.Equal(NudgeReason.New, choice.Because.Reason);
    }

    [Fact]
    public void What_is_only_prepared_comes_to_agency_leaders_alone_and_not_before_the_first_three_steps_of_the_season()
    {
        var season = Library(frameworks: 3, nudgesAStep: 1);
        var library = new NudgeLibrary(
            season.Frameworks,
            [.. season.Practices, Practice("f0-p9", isPreparationOnly: true)],
            [.. season.Nudges, Nudge("f0-p9", NudgeStep.Notice, 0, NudgeLevel.AgencyLeader)]);

        var leader = Weeks(40, (today, history) => Context(library, history, today, NudgeLevel.AgencyLeader));
        var manager = Weeks(40, (today, history) => Context(library, history, today, NudgeLevel.Manager));

        Assert.Equal(("f0-p9", NudgeReason.OwnLevel), (leader[3].Choice.Nudge.PracticeId, leader[3].Choice.Because.Reason));
        Assert.DoesNotContain(leader.Take(3), week => week.Choice.Nudge.PracticeId == "f0-p9");
        Assert.DoesNotContain(manager, week => week.Choice.Nudge.PracticeId == "f0-p9");
    }

    [Theory]
    [InlineData(NudgeLevel.Supervisor)]
    [InlineData(NudgeLevel.Manager)]
    [InlineData(NudgeLevel.AgencyLeader)]
    public void Once_a_practice_has_had_its_three_steps_those_above_supervisors_get_what_was_written_for_their_standing(NudgeLevel level)
    {
        var weeks = Weeks(13, (today, history) => Context(WithOwn(level), history, today, level)).Select(week => week.Choice).ToList();

        if (level == NudgeLevel.Supervisor)
        {
            Assert.DoesNotContain(weeks, week => week.Because.Reason == NudgeReason.OwnLevel);
            return;
        }

        // Weeks 4, 8, 12 and 13; what was written for others is no nearer than anything else.
        Assert.Equal([3, 7, 11, 12], weeks.Index().Where(week => week.Item.Because.Reason == NudgeReason.OwnLevel).Select(week => week.Index));
        Assert.All(weeks.Where(week => week.Because.Reason == NudgeReason.OwnLevel), week => Assert.Equal(level, week.Nudge.Level));
        Assert.Equal(4, weeks.Where(week => week.Because.Reason == NudgeReason.OwnLevel).Select(week => week.Nudge.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void What_was_written_for_their_standing_comes_too_where_the_practice_was_left_or_has_nothing_more()
    {
        var own = Nudge("f3-p0", NudgeStep.Notice, 9, NudgeLevel.Manager);
        var left = Weeks(3, Manager(Samples.Of([.. Library().Nudges, own])), (_, entry) => entry with { Response = NudgeResponse.NotForMe });
        var atAnEnd = Weeks(2, Manager(Samples.Of(Nudge("f0-p0", NudgeStep.Notice), Nudge("f1-p1", NudgeStep.Notice), own)));

        Assert.Equal([NudgeReason.SeasonPractice, NudgeReason.SeasonPractice, NudgeReason.OwnLevel], left.Select(week => week.Choice.Because.Reason));
        Assert.Equal([NudgeReason.SeasonPractice, NudgeReason.OwnLevel], atAnEnd.Select(week => week.Choice.Because.Reason));
    }

    [Fact]
    public void What_was_written_for_their_standing_in_another_of_the_seasons_practices_waits_for_that_ones_turn()
    {
        var library = Samples.Of([.. Library().Nudges, Nudge("f1-p1", NudgeStep.Notice, 9, NudgeLevel.Manager)]);

        var weeks = Weeks(5, Manager(library)).Select(week => week.Choice).ToList();

        Assert.Equal(["f0-p0", "f0-p0", "f0-p0", "f0-p0", "f1-p1"], weeks.Select(week => week.Nudge.PracticeId));
        Assert.Equal((NudgeLevel.Manager, NudgeReason.SeasonPractice), (weeks[4].Nudge.Level, weeks[4].Because.Reason));
    }

    [Fact]
    public void What_was_written_for_their_standing_comes_again_after_a_year_and_not_before()
    {
        var library = Samples.Of([.. Library().Nudges, Nudge("f3-p0", NudgeStep.Notice, 9, NudgeLevel.Manager)]);

        Assert.Equal(NudgeReason.OwnLevel, Fourth(seen: Tuesday.AddDays(21).AddYears(-1)));
        Assert.Equal(NudgeReason.SeasonPractice, Fourth(seen: Tuesday.AddDays(22).AddYears(-1)));

        NudgeReason Fourth(DateOnly seen) =>
            Weeks(4, (today, history) => Context(library, [.. history, new("f3-p0-notice9", seen)], today, NudgeLevel.Manager))[3].Choice.Because.Reason;
    }

    [Fact]
    public void Within_a_step_of_the_season_what_was_written_for_the_persons_standing_goes_first()
    {
        var library = Samples.Of(Enumerable.Range(0, 5).Select(number => Nudge("f0-p0", NudgeStep.Notice, number)).Append(Nudge("f0-p0", NudgeStep.Notice, 9, NudgeLevel.Manager)));

        Assert.All(AllSeeds, seed => Assert.Equal(NudgeLevel.Manager, Next(Context(library, level: NudgeLevel.Manager, seed: $"person {seed}")).Nudge.Level));
        Assert.Contains(AllSeeds, seed => Next(Context(library, level: NudgeLevel.AgencyLeader, seed: $"person {seed}")).Nudge.Level == NudgeLevel.Supervisor);
    }

    [Fact]
    public void What_is_taken_to_ones_own_manager_is_nothing_for_who_has_none()
    {
        var library = Samples.Of(Nudge("f0-p0", NudgeStep.Notice) with { NeedsManager = true }, Nudge("f0-p0", NudgeStep.Try));

        Assert.Equal(NudgeStep.Notice, Next(Context(library)).Nudge.Step);
        Assert.Equal(NudgeStep.Try, Next(Context(library) with { HasManager = false }).Nudge.Step);
    }

    private static NudgeLibrary WithOwn(NudgeLevel level) => Samples.Of(
    [
        .. Library().Nudges,
        .. Enumerable.Range(0, 3).SelectMany(practice => Enum.GetValues<NudgeStep>().Select(step => Nudge($"f3-p{practice}", step, 9, level))),
    ]);

    private static Func<DateOnly, IReadOnlyList<NudgeHistoryEntry>, NudgeContext> Of(NudgeLibrary library) =>
        (today, history) => Context(library, history, today);

    private static Func<DateOnly, IReadOnlyList<NudgeHistoryEntry>, NudgeContext> Manager(NudgeLibrary library) =>
        (today, history) => Context(library, history, today, NudgeLevel.Manager);

    private static NudgeHistoryEntry Anything(NudgeHistoryEntry entry, Random chance)
    {
        var response = Enum.GetValues<NudgeResponse>()[chance.Next(5)];
        var outcome = response == NudgeResponse.WillTry && chance.Next(4) is var roll and < 3 ? Enum.GetValues<CheckInOutcome>()[roll] : (CheckInOutcome?)null;
        return entry with { Response = response, Outcome = outcome };
    }
}
