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
    [InlineData(NudgeLevel.Supervisor, 17)]
    [InlineData(NudgeLevel.Manager, 19)]
    [InlineData(NudgeLevel.AgencyLeader, 20)]
    public void A_year_brings_all_that_suits_and_never_the_same_framework_twice_in_a_row(NudgeLevel level, int suitable)
    {
        foreach (var person in Enumerable.Range(0, 25))
        {
            var year = Year(level, person.ToString(CultureInfo.InvariantCulture));

            Assert.Equal(suitable, year.Take(suitable).Distinct().Count());
            Assert.All(year, nudge => Assert.True(nudge.Suits(level)));
            Assert.All(year.Zip(year.Skip(1)), pair => Assert.NotEqual(pair.First.Framework, pair.Second.Framework, StringComparer.Ordinal));
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
