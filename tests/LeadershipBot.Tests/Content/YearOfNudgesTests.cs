using System.Globalization;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class YearOfNudgesTests
{
    private const int WeeksInAYear = 52;

    private static readonly NudgeLibrary Library = ContentLibrary.Load().Nudges;

    [Theory]
    [InlineData(NudgeLevel.Anyone)]
    [InlineData(NudgeLevel.Supervisor)]
    [InlineData(NudgeLevel.AgencyLeader)]
    public void A_year_brings_no_nudge_twice_and_none_that_does_not_suit(NudgeLevel level)
    {
        foreach (var person in Enumerable.Range(0, 25))
        {
            var year = Year(level, person.ToString(CultureInfo.InvariantCulture));

            Assert.Equal(WeeksInAYear, year.Distinct().Count());
            Assert.All(year, nudge => Assert.True(nudge.Suits(level)));
        }
    }

    private static List<Nudge> Year(NudgeLevel level, string person)
    {
        var history = new List<NudgeHistoryEntry>();
        var today = new DateOnly(2026, 11, 2);
        for (var week = 0; week < WeeksInAYear; week++, today = today.AddDays(7))
        {
            var choice = Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Next(Library, history, level, person, today));
            history.Add(new NudgeHistoryEntry(choice.Nudge.Id, today));
        }

        return [.. history.Select(entry => Library.Find(entry.NudgeId)!)];
    }
}
