using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class AnotherNudgeTests
{
    [Fact]
    public void Two_others_can_be_asked_for_and_each_is_new_and_of_another_framework()
    {
        var shown = Ask(Library(5, 4), [], times: 3, out var last);

        Assert.Equal(3, shown.Select(nudge => nudge.Framework).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.EnoughForThisWeek), last);
    }

    [Fact]
    public void A_new_week_gives_two_others_again()
    {
        var history = new[] { "f0-n0", "f1-n0", "f2-n0" }.Select(id => new NudgeHistoryEntry(id, Monday.AddDays(-7))).ToList();
        history.Add(new NudgeHistoryEntry("f3-n0", Monday));

        Assert.IsType<NudgeChoice.Chosen>(Another(Library(5, 4), history));
    }

    [Fact]
    public void What_was_shown_six_days_ago_still_counts_to_this_week()
    {
        var history = new[] { "f0-n0", "f1-n0", "f2-n0" }.Select(id => new NudgeHistoryEntry(id, Monday.AddDays(-6))).ToList();

        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.EnoughForThisWeek), Another(Library(5, 4), history));
    }

    [Fact]
    public void Another_is_never_one_of_this_week_even_when_all_are_known()
    {
        var history = new List<NudgeHistoryEntry>
        {
            new("f0-n0", Monday.AddDays(-14)),
            new("f0-n1", Monday.AddDays(-7)),
            new("f0-n0", Monday),
        };

        var choice = Assert.IsType<NudgeChoice.Chosen>(Another(Library(1, 2), history));

        Assert.Equal("f0-n1", choice.Nudge.Id);
        Assert.Equal(NudgeReason.LibraryExhausted, choice.Reason);
    }

    [Fact]
    public void A_library_that_has_nothing_else_says_so()
    {
        var history = new[] { new NudgeHistoryEntry("f0-n0", Monday) };

        Assert.Equal(new NudgeChoice.Nothing(NoNudgeReason.AllShownThisWeek), Another(Library(1, 1), history));
    }

    [Fact]
    public void Another_suits_the_person_as_well()
    {
        var library = Library(1, 3, id => id is "f0-n0" ? NudgeLevel.Supervisor : NudgeLevel.Manager);

        Assert.Equal(
            new NudgeChoice.Nothing(NoNudgeReason.AllShownThisWeek),
            Another(library, [new NudgeHistoryEntry("f0-n0", Monday)]));
        Assert.Equal(
            new NudgeChoice.Nothing(NoNudgeReason.NothingForThisLevel),
            Another(Library(1, 1, _ => NudgeLevel.AgencyLeader), []));
    }

    private static NudgeChoice Another(NudgeLibrary library, IReadOnlyList<NudgeHistoryEntry> history) =>
        ChooseNudge.Another(library, history, NudgeLevel.Supervisor, "someone", Monday);

    private static List<Nudge> Ask(NudgeLibrary library, List<NudgeHistoryEntry> history, int times, out NudgeChoice last)
    {
        var shown = new List<Nudge>();
        last = ChooseNudge.Next(library, history, NudgeLevel.Supervisor, "someone", Monday);
        for (var time = 0; time < times; time++)
        {
            var nudge = Assert.IsType<NudgeChoice.Chosen>(last).Nudge;
            shown.Add(nudge);
            history.Add(new NudgeHistoryEntry(nudge.Id, Monday, NudgeResponse.AskedForAnother));
            last = Another(library, history);
        }

        return shown;
    }
}
