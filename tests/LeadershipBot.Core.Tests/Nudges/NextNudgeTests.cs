using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class NextNudgeTests
{
    [Fact]
    public void Every_nudge_comes_once_before_any_comes_twice()
    {
        var choices = Weeks(Library(5, 4), 20);

        Assert.Equal(20, choices.Select(choice => choice.Nudge).Distinct().Count());
        Assert.All(choices, choice => Assert.Equal(NudgeReason.New, choice.Reason));
    }

    [Fact]
    public void A_framework_comes_again_only_after_every_other_one()
    {
        var frameworks = Weeks(Library(5, 4), 20).Select(choice => choice.Nudge.Framework).ToList();

        Assert.All(Enumerable.Range(0, 16), week => Assert.Equal(5, frameworks.Skip(week).Take(5).Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public void A_practice_just_met_waits_for_the_others_of_its_framework()
    {
        var library = new NudgeLibrary(
            Library(1, 0).Frameworks,
            [Nudge("f0", "a", "P-1"), Nudge("f0", "b", "P-1"), Nudge("f0", "c", "P-2"), Nudge("f0", "d", "P-2")]);

        foreach (var seed in Enumerable.Range(0, 20))
        {
            var nudges = Weeks(library, 4, $"person {seed}").Select(choice => choice.Nudge).ToList();

            Assert.All(nudges.Zip(nudges.Skip(1)), pair => Assert.NotEqual(pair.First.PracticeId, pair.Second.PracticeId, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void The_same_person_with_the_same_history_gets_the_same_nudge()
    {
        var library = Library(5, 4);

        Assert.Equal(
            Weeks(library, 20, "maya").Select(choice => choice.Nudge),
            Weeks(library, 20, "maya").Select(choice => choice.Nudge));
    }

    [Fact]
    public void Managers_of_one_agency_do_not_all_get_the_same_nudge()
    {
        var library = Library(5, 4);

        var first = Enumerable.Range(0, 200).Select(person => Weeks(library, 1, $"person {person}")[0].Nudge);

        Assert.Equal(20, first.Distinct().Count());
    }

    [Fact]
    public void The_order_in_which_history_is_read_does_not_matter()
    {
        var library = Library(5, 4);
        var history = Weeks(library, 9).Select((choice, week) => new NudgeHistoryEntry(choice.Nudge.Id, Monday.AddDays(7 * week))).ToList();

        var today = Monday.AddDays(63);
        var expected = ChooseNudge.Next(library, history, NudgeLevel.Supervisor, "someone", today);
        history.Reverse();

        Assert.Equal(expected, ChooseNudge.Next(library, history, NudgeLevel.Supervisor, "someone", today));
    }

    [Fact]
    public void When_all_are_known_the_one_seen_longest_ago_comes_again()
    {
        var choices = Weeks(Library(5, 4), 40);

        Assert.Equal(
            choices.Take(20).Select(choice => choice.Nudge),
            choices.Skip(20).Select(choice => choice.Nudge));
        Assert.All(choices.Skip(20), choice => Assert.Equal(NudgeReason.LibraryExhausted, choice.Reason));
    }

    [Theory]
    [InlineData(26 * 7, NudgeReason.SeenLongAgo)]
    [InlineData((26 * 7) - 1, NudgeReason.LibraryExhausted)]
    public void A_nudge_has_rested_after_twenty_six_weeks(int daysAgo, NudgeReason reason)
    {
        var history = new[] { new NudgeHistoryEntry("f0-n0", Monday.AddDays(-daysAgo)) };

        var choice = ChooseNudge.Next(Library(1, 1), history, NudgeLevel.Supervisor, "someone", Monday);

        Assert.Equal(reason, Assert.IsType<NudgeChoice.Chosen>(choice).Reason);
    }

    [Fact]
    public void An_unseen_nudge_comes_before_one_that_has_rested_for_years()
    {
        var history = new[] { new NudgeHistoryEntry("f0-n0", Monday.AddDays(-2000)) };

        var choice = ChooseNudge.Next(Library(1, 2), history, NudgeLevel.Supervisor, "someone", Monday);

        Assert.Equal("f0-n1", Assert.IsType<NudgeChoice.Chosen>(choice).Nudge.Id);
    }

    [Theory]
    [InlineData(NudgeLevel.Supervisor, 4)]
    [InlineData(NudgeLevel.Manager, 8)]
    [InlineData(NudgeLevel.AgencyLeader, 12)]
    public void A_person_gets_only_what_their_standing_lets_them_do(NudgeLevel level, int suitable)
    {
        var library = Library(3, 4, id => (NudgeLevel)(id[1] - '0'));

        var seen = Weeks(library, 30, level: level).Select(choice => choice.Nudge).Distinct().ToList();

        Assert.Equal(suitable, seen.Count);
        Assert.All(seen, nudge => Assert.True(nudge.Level <= level));
    }

    [Fact]
    public void Nothing_is_sent_when_nothing_suits()
    {
        var library = Library(2, 2, _ => NudgeLevel.AgencyLeader);

        var choice = ChooseNudge.Next(library, [], NudgeLevel.Supervisor, "someone", Monday);

        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.NothingForThisLevel), choice);
    }

    [Fact]
    public void History_of_a_nudge_that_was_taken_out_of_the_library_does_no_harm()
    {
        var history = new[] { new NudgeHistoryEntry("gone", Monday.AddDays(-7)) };

        var choice = ChooseNudge.Next(Library(1, 1), history, NudgeLevel.Supervisor, "someone", Monday);

        Assert.Equal("f0-n0", Assert.IsType<NudgeChoice.Chosen>(choice).Nudge.Id);
    }
}
