using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class AnotherNudgeTests
{
    [Fact]
    public void Two_others_can_be_asked_for_each_of_the_same_step_and_then_no_more()
    {
        var history = new List<NudgeHistoryEntry>();
        var library = Library();
        var last = ChooseNudge.Next(Context(library, history));
        var shown = new List<Nudge>();
        for (var time = 0; time < 3; time++)
        {
            var nudge = Assert.IsType<NudgeChoice.Chosen>(last).Nudge;
            shown.Add(nudge);
            history.Add(new(nudge.Id, Tuesday, NudgeResponse.AskedForAnother));
            last = ChooseNudge.Another(Context(library, history));
        }

        Assert.Equal(3, shown.Distinct().Count());
        Assert.All(shown, nudge => Assert.Equal(("f0-p0", NudgeStep.Notice), (nudge.PracticeId, nudge.Step)));
        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.EnoughForThisWeek), last);
    }

    [Fact]
    public void A_new_week_gives_two_others_again()
    {
        var history = Three(daysAgo: 7).Append(new("f1-p1-notice0", Tuesday)).ToList();

        Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Another(Context(Library(), history)));
    }

    [Fact]
    public void What_was_shown_six_days_ago_still_counts_to_this_week() =>
        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.EnoughForThisWeek), ChooseNudge.Another(Context(Library(), Three(daysAgo: 6))));

    [Fact]
    public void Another_is_never_one_of_this_week_even_when_all_are_known()
    {
        var library = Of(Nudge("f0-p0", NudgeStep.Notice), Nudge("f0-p0", NudgeStep.Notice, 1));
        var history = new List<NudgeHistoryEntry>
        {
            new("f0-p0-notice0", Tuesday.AddDays(-14)),
            new("f0-p0-notice1", Tuesday.AddDays(-7)),
            new("f0-p0-notice0", Tuesday),
        };

        var choice = Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Another(Context(library, history)));

        Assert.Equal(("f0-p0-notice1", NudgeReason.LibraryExhausted), (choice.Nudge.Id, choice.Because.Reason));
    }

    [Fact]
    public void A_library_that_has_nothing_else_says_so()
    {
        var history = new[] { new NudgeHistoryEntry("f0-p0-notice0", Tuesday) };

        Assert.Equal(
            new NudgeChoice.Nothing(NoNudgeReason.AllShownThisWeek),
            ChooseNudge.Another(Context(Of(Nudge("f0-p0", NudgeStep.Notice)), history)));
    }

    private static List<NudgeHistoryEntry> Three(int daysAgo) =>
        [.. Enumerable.Range(0, 3).Select(number => new NudgeHistoryEntry($"f0-p0-notice{number}", Tuesday.AddDays(-daysAgo)))];
}
