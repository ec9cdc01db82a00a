using System.Collections.Frozen;
using System.Globalization;
using LeadershipBot.Content;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
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
    public void Nearly_all_weeks_of_whoever_leads_a_team_are_of_the_practice_whose_turn_it_is()
    {
        var reasons = Enumerable.Range(0, 12).SelectMany(person => Year(NudgeLevel.Supervisor, person.ToString(CultureInfo.InvariantCulture)))
            .CountBy(week => week.Reason).ToDictionary();

        var (turn, other) = (reasons[NudgeReason.SeasonPractice], reasons.GetValueOrDefault(NudgeReason.OtherSeasonPractice));
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", reasons.Select(reason => $"{reason.Key} {reason.Value / 12.0:0.0}")));

        // Twelve practices with four weeks each; the last of a quarter has five or six.
        Assert.True(turn >= 12 * 46, string.Join(", ", reasons));
        Assert.True(other <= 12, string.Join(", ", reasons));
    }

    [Theory]
    [InlineData(NudgeLevel.Manager, "it was written for those who lead an office or a region.", "se escribió para quienes dirigen una oficina o una región.")]
    [InlineData(NudgeLevel.AgencyLeader, "it was written for those who lead a whole agency.", "se escribió para quienes dirigen toda una agencia.")]
    public void What_was_written_for_a_standing_says_for_which(NudgeLevel level, string english, string spanish)
    {
        var own = Year(level, "0").Where(week => week.Reason == NudgeReason.OwnLevel).Select(week => NudgeTexts.Because(new(week.Reason, null, null), week.Nudge, Library.ItemOf(week.Nudge))).ToList();

        Assert.NotEmpty(own);
        Assert.All(own, because => Assert.Equal(($"Why this one: {english}", $"Por qué esta: {spanish}"), (because.English, because.Spanish)));
    }

    [Theory]
    [InlineData(NudgeLevel.Manager, 9, 0)]
    [InlineData(NudgeLevel.AgencyLeader, 12, 4)]
    public void A_year_of_whoever_speaks_for_more_than_a_team_holds_what_was_written_for_them(NudgeLevel level, int own, int prepared)
    {
        var years = Enumerable.Range(0, 24).Select(person => Year(level, person.ToString(CultureInfo.InvariantCulture)).ConvertAll(week => week.Nudge)).ToList();

        TestContext.Current.TestOutputHelper?.WriteLine($"{level}: {years.Average(year => year.Count(nudge => nudge.Level == level))} of their own level, "
            + $"{years.Average(year => year.Count(IsPreparation))} of them preparation");
        Assert.All(years, year => Assert.InRange(year.Count(nudge => nudge.Level == level), own, WeeksInAYear / 2));
        Assert.All(years, year => Assert.InRange(year.Count(IsPreparation), prepared, WeeksInAYear / 4));

        static bool IsPreparation(Nudge nudge) => Library.PracticeOf(nudge).IsPreparationOnly;
    }

    [Theory]
    [InlineData(NudgeLevel.Anyone)]
    [InlineData(NudgeLevel.Supervisor)]
    [InlineData(NudgeLevel.Manager)]
    [InlineData(NudgeLevel.AgencyLeader)]
    public void In_the_first_week_after_quiet_mode_everybody_gets_what_was_written_for_such_a_week_and_the_card_says_so(NudgeLevel level)
    {
        var (all, written) = (0, 0);
        foreach (var person in Enumerable.Range(0, 12).Select(number => number.ToString(CultureInfo.InvariantCulture)))
        {
            var history = new List<NudgeHistoryEntry>();
            foreach (var week in Year(level, person))
            {
                // Every fourth week something hard has just happened.
                if (all++ % 4 == 0)
                {
                    var choice = Choose(level, person, history, week.Day, NudgeSituation.AfterHardEvent);
                    var isLeft = Library.Nudges.Any(nudge => nudge.Suits(level) && IsForHardWeeks(nudge) && history.TrueForAll(entry => entry.NudgeId != nudge.Id));
                    Assert.Equal((isLeft, isLeft), (IsForHardWeeks(choice.Nudge), choice.Because.Reason == NudgeReason.HardWeeks));
                    Assert.Equal(isLeft, NudgeTexts.Because(choice.Because, choice.Nudge, Library.ItemOf(choice.Nudge)).English.Contains("these are hard weeks where you work", StringComparison.Ordinal));
                    Assert.DoesNotContain("These are hard weeks", NudgeTexts.Because(choice.Because, choice.Nudge, Library.ItemOf(choice.Nudge)).English, StringComparison.Ordinal);
                    Assert.True(!isLeft || choice.Nudge.Suits(level));
                    written += isLeft ? 1 : 0;
                    history.Add(new(choice.Nudge.Id, week.Day));
                }
                else
                {
                    history.Add(new(week.Nudge.Id, week.Day));
                }
            }
        }

        // Of 156 such weeks; there are eight nudges for them, one of them for anyone.
        Assert.Equal(12 * Library.Nudges.Count(nudge => nudge.Suits(level) && IsForHardWeeks(nudge)), written);

        static bool IsForHardWeeks(Nudge nudge) => nudge.Situations.Contains(NudgeSituation.AfterHardEvent);
    }

    private static List<(DateOnly Day, Nudge Nudge, NudgeReason Reason)> Year(NudgeLevel level, string person)
    {
        var history = new List<NudgeHistoryEntry>();
        var year = new List<(DateOnly, Nudge, NudgeReason)>();
        var today = new DateOnly(2026, 10, 6);
        for (var week = 0; week < WeeksInAYear; week++, today = today.AddDays(7))
        {
            var choice = Choose(level, person, history, today);
            history.Add(new(choice.Nudge.Id, today));
            year.Add((today, choice.Nudge, choice.Because.Reason));
        }

        return year;
    }

    private static NudgeChoice.Chosen Choose(NudgeLevel level, string person, List<NudgeHistoryEntry> history, DateOnly today, params NudgeSituation[] situations)
    {
        var season = SeasonCalendar.Of(today, Seasons.In(SeasonCalendar.QuarterOf(today)), SeasonChoice.Shipped);
        var order = Assert.Single(StartOrders.Draw(season, "seed", new Dictionary<string, Stratum>(StringComparer.Ordinal) { [person] = Stratum.Unknown }, []));
        return Assert.IsType<NudgeChoice.Chosen>(ChooseNudge.Next(new(
            Library, level, season, order.PracticeIds, history, situations.ToFrozenSet(), FrozenDictionary<string, string>.Empty, person, today)));
    }
}
