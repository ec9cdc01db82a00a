using System.Collections.Frozen;
using System.Globalization;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Seasons;
using Xunit;

namespace LeadershipBot.Tests.Content;

/// <summary>A year of the shipped seasons and nudges, for people of each standing.</summary>
public sealed class YearOfNudgesTests
{
    private const int WeeksInAYear = 52;

    private static readonly NudgeLibrary Library = ContentLibrary.Load().Nudges;
    private static readonly ShippedSeasons Seasons = ShippedSeasons.Load();

    [Fact]
    public void The_shipped_seasons_are_all_of_practices_that_qualify_and_of_all_five_frameworks_and_families_voice()
    {
        var practices = Enumerable.Range(1, 4).SelectMany(quarter => Seasons.In(quarter)).Select(id => Library.FindPractice(id)!).ToList();

        Assert.All(Enumerable.Range(1, 4), quarter => Assert.True(SeasonPractices.AreASeason(Library, Seasons.In(quarter).ToList()), $"quarter {quarter}"));
        Assert.Equal(12, practices.Distinct().Count());
        Assert.Equal(5, practices.Select(practice => practice.Framework).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains(practices, practice => practice.Dimension == "FV");
    }

    [Theory]
    [InlineData(NudgeLevel.Anyone)]
    [InlineData(NudgeLevel.Supervisor)]
    [InlineData(NudgeLevel.Manager)]
    [InlineData(NudgeLevel.AgencyLeader)]
    public void A_year_brings_nothing_twice_and_no_step_of_a_season_goes_back(NudgeLevel level)
    {
        foreach (var person in Enumerable.Range(0, 12))
        {
            var year = Year(level, person.ToString(CultureInfo.InvariantCulture));

            Assert.Equal(WeeksInAYear, year.Select(week => week.Nudge.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(year, week => Assert.True(week.Nudge.Suits(level)));
            foreach (var practice in year.GroupBy(week => (SeasonCalendar.IdOf(week.Day), week.Nudge.PracticeId)))
            {
                var steps = practice.Select(week => week.Nudge.Step).ToList();
                Assert.Equal(steps.Order(), steps);
            }
        }
    }

    [Fact]
    public void Most_weeks_of_whoever_leads_are_of_the_seasons_practices_and_most_of_these_of_the_one_whose_turn_it_is()
    {
        var reasons = Enumerable.Range(0, 12).SelectMany(person => Year(NudgeLevel.Supervisor, person.ToString(CultureInfo.InvariantCulture)))
            .CountBy(week => week.Reason).ToDictionary();

        var (turn, other) = (reasons[NudgeReason.SeasonPractice], reasons[NudgeReason.OtherSeasonPractice]);
        Assert.True(turn + other > 12 * WeeksInAYear * 2 / 3, string.Join(", ", reasons));
        Assert.True(turn > 3 * other, string.Join(", ", reasons));
    }

    private static List<(DateOnly Day, Nudge Nudge, NudgeReason Reason)> Year(NudgeLevel level, string person)
    {
        var history = new List<NudgeHistoryEntry>();
        var year = new List<(DateOnly, Nudge, NudgeReason)>();
        var today = new DateOnly(2026, 10, 6);
        for (var week = 0; week < WeeksInAYear; week++, today = today.AddDays(7))
        {
            var season = SeasonCalendar.Of(today, Seasons.In(SeasonCalendar.QuarterOf(today)), SeasonChoice.Shipped);
            var choice = Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Next(new(
                Library, level, season, season.PracticeIds, history, FrozenSet<NudgeSituation>.Empty, FrozenDictionary<string, string>.Empty, person, today)));
            history.Add(new(choice.Nudge.Id, today));
            year.Add((today, choice.Nudge, choice.Because.Reason));
        }

        return year;
    }
}
