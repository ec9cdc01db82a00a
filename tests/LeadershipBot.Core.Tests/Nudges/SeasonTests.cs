using LeadershipBot.Core.Nudges;
using Xunit;
using static LeadershipBot.Core.Tests.Nudges.Samples;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class SeasonTests
{
    [Theory]
    [InlineData("2026-10-01", "2026-q4", "2026-10-01", "2026-12-31")]
    [InlineData("2026-12-31", "2026-q4", "2026-10-01", "2026-12-31")]
    [InlineData("2027-01-01", "2027-q1", "2027-01-01", "2027-03-31")]
    [InlineData("2028-02-29", "2028-q1", "2028-01-01", "2028-03-31")]
    [InlineData("2027-08-15", "2027-q3", "2027-07-01", "2027-09-30")]
    public void A_season_is_a_calendar_quarter(string day, string id, string first, string last)
    {
        var season = SeasonCalendar.Of(DateOnly.Parse(day, null), ThreePractices, SeasonChoice.Shipped);

        Assert.Equal((id, DateOnly.Parse(first, null), DateOnly.Parse(last, null)), (season.Id, season.FirstDay, season.LastDay));
    }

    [Fact]
    public void Every_day_of_ten_years_is_in_the_season_of_its_id_and_in_a_week_of_it()
    {
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2034; day = day.AddDays(1))
        {
            var season = SeasonCalendar.Of(day, ThreePractices, SeasonChoice.Shipped);

            Assert.InRange(day, season.FirstDay, season.LastDay);
            Assert.InRange(season.WeekOf(day), 1, 14);
            Assert.Equal(season.LastDay.AddDays(1), SeasonCalendar.FirstDayOfNext(day));
        }
    }

    [Theory]
    [InlineData("2026-10-01", 1, 0)]
    [InlineData("2026-10-28", 4, 0)]
    [InlineData("2026-10-29", 5, 1)]
    [InlineData("2026-11-25", 8, 1)]
    [InlineData("2026-11-26", 9, 2)]
    [InlineData("2026-12-31", 14, 2)]
    public void The_first_two_practices_have_four_weeks_each_and_the_third_the_rest(string day, int week, int place)
    {
        var season = SeasonCalendar.Of(Tuesday, ThreePractices, SeasonChoice.Shipped);

        Assert.Equal((week, place), (season.WeekOf(DateOnly.Parse(day, null)), season.PlaceOf(DateOnly.Parse(day, null))));
    }

    [Fact]
    public void A_practice_qualifies_when_all_can_judge_it_and_every_step_is_there_for_whoever_leads()
    {
        var library = Library(frameworks: 1, practicesEach: 1);
        Practice practice = library.Practices[0];

        Assert.True(SeasonPractices.Qualifies(library, practice));
        Assert.False(SeasonPractices.Qualifies(library, Practice(practice.Id, audience: ItemAudience.Leads)));
        Assert.False(SeasonPractices.Qualifies(library, Practice(practice.Id, isPreparationOnly: true)));
        Assert.False(SeasonPractices.Qualifies(Library(1, 1, level: NudgeLevel.Manager), practice));
        Assert.False(SeasonPractices.Qualifies(Of(Nudge("f0-p0", NudgeStep.Notice), Nudge("f0-p0", NudgeStep.Try)), practice));
    }

    [Fact]
    public void A_season_has_three_different_practices_that_qualify()
    {
        var library = Library();

        Assert.True(SeasonPractices.AreASeason(library, ["f0-p0", "f0-p1", "f0-p2"]));
        Assert.False(SeasonPractices.AreASeason(library, ["f0-p0", "f0-p0", "f0-p2"]));
        Assert.False(SeasonPractices.AreASeason(library, ["f0-p0", "f0-p1"]));
        Assert.False(SeasonPractices.AreASeason(library, ["f0-p0", "f0-p1", "gone"]));
    }
}
