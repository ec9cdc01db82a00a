using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class ReliabilityTests
{
    private static readonly Instrument Asked = Asking(
        Item("C1", kind: ItemKind.Climate), Item("S"), Item("C2", kind: ItemKind.Climate, reversed: true), Item("C3", kind: ItemKind.Climate));

    [Fact]
    public void The_agency_shows_alpha_and_both_correlations_in_tenths()
    {
        var (release, tally) = Made(teams: 12, asked: 12, answered: 8);
        var groups = IntraclassCorrelation.Of(Enumerable.Range(1, 12).Select(tally.ScaleIn))!.Value;

        Assert.Equal(
            (decimal.Floor((decimal)Cronbach.Alpha(tally.Scale) * 10) / 10, Tenth(groups.Single), Tenth(groups.Average)),
            (release.Reliability!.Alpha, release.Reliability.Icc1, release.Reliability.Icc2));
        Assert.InRange(release.Reliability.Alpha!.Value, 0.3m, 0.9m);
        Assert.InRange(release.Reliability.Icc1!.Value, 0.1m, 0.9m);
    }

    [Theory]
    [InlineData(12, 12, 4, false, false)] // 48 cases
    [InlineData(9, 12, 8, true, false)] // nine teams
    [InlineData(20, 6, 4, true, false)] // none of seven people
    [InlineData(12, 12, 1, false, false)]
    public void Below_fifty_complete_cases_or_ten_teams_of_seven_it_does_not(int teams, int asked, int answered, bool hasAlpha, bool hasCorrelations)
    {
        var reliability = Made(teams, asked, answered).Release.Reliability;

        Assert.Equal((hasAlpha, hasCorrelations), (reliability?.Alpha is not null, reliability?.Icc1 is not null));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Whether_correlations_show_tells_nothing_of_how_many_of_a_team_answered(int answeredInOne)
    {
        // Nine teams of which everything is known, and a tenth that is not shown.
        var roster = Freeze([Team("All", null, 0), .. Enumerable.Range(0, 10).Select(team => Team($"T{team:D2}", "All", 12))]);
        var tally = new Tally(Asked, roster.CellCount);
        for (var team = 0; team < 10; team++)
        {
            for (var person = 0; person < (team == 9 ? answeredInOne : 8); person++)
            {
                tally.Add(roster.Cell($"T{team:D2}"), 1, Score(1 + ((person + team) % 5)), Score(3), Score(2 + (team % 3)), Score(3));
            }
        }

        Assert.NotNull(ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release.Reliability!.Icc1);
    }

    [Fact]
    public void Leads_alone_make_no_reliability()
    {
        var roster = Freeze([Team("All", null, 0), .. Enumerable.Range(0, 10).Select(team => Team($"T{team:D2}", "All", 12))], Leads(100));
        var tally = new Tally(Asked, roster.CellCount);
        tally.Add(roster.Cell("T00"), 8, Score(4), Score(3), Score(2), Score(5));
        tally.Add(roster.ReadersCell, 60, Score(3), Score(3), Score(3), Score(2));
        var release = ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release;

        Assert.Equal("50–99", release.Nodes[0].Score(Measure.Climate)!.Answers);
        Assert.Null(release.Reliability);
    }

    [Fact]
    public void Where_the_agency_shows_no_climate_score_it_shows_no_reliability() =>
        Assert.Null(Publish(Freeze([Team("All", null, 200)]), _ => 150).Reliability);

    [Fact]
    public void No_figure_stands_at_an_end()
    {
        // Everybody says the same to all questions: α is 1, and teams are all alike within.
        var alike = Made(teams: 12, asked: 12, answered: 8, (_, team) => 1 + (team % 5)).Release.Reliability!;
        Assert.Equal((0.9m, 0.9m, 0.9m), (alike.Alpha, alike.Icc1, alike.Icc2));

        var unrelated = Made(teams: 12, asked: 12, answered: 8, (person, _) => 3).Release.Reliability!;
        Assert.Equal((0.0m, 0.0m, 0.0m), (unrelated.Alpha, unrelated.Icc1, unrelated.Icc2));
    }

    [Fact]
    public void Only_who_answered_every_item_of_the_scale_is_counted()
    {
        var tally = new Tally(Asked, 2);
        tally.Add(0, 3, Score(4), Answer.Skipped, Score(2), Score(5));
        tally.Add(1, 2, Score(1), Score(1), Score(1), Score(1));
        tally.Add(1, 5, Score(4), Score(4), Answer.CannotTell, Score(4));

        Assert.Equal(new Moments(3, 39, 507), tally.ScaleIn(0));
        Assert.Equal(new Moments(2, 14, 98), tally.ScaleIn(1));
        Assert.Equal(new Moments(5, 53, 605), tally.Scale.Totals);
        Assert.Equal(new Moments(5, 22, 98), tally.Scale.Of(1));
    }

    /// <summary>Teams with moods of their own, each under the root, whose people differ.</summary>
    private static (Release Release, Tally Tally) Made(int teams, int asked, int answered, Func<int, int, int>? mood = null)
    {
        var roster = Freeze([Team("All", null, 0), .. Enumerable.Range(0, teams).Select(team => Team($"T{team:D2}", "All", asked))]);
        var tally = new Tally(Asked, roster.CellCount);
        var random = new Random(3);
        for (var team = 0; team < teams; team++)
        {
            for (var person = 0; person < answered; person++)
            {
                int Say() => mood is null ? Math.Clamp(2 + (team % 3) + random.Next(-1, 2), 1, 5) : mood(person, team);
                tally.Add(roster.Cell($"T{team:D2}"), 1, Score(Say()), Score(3), Score(6 - Say()), Score(Say()));
            }
        }

        return (ReleasePolicy.Apply(Facts, Asked, roster, tally, PublishedHistory.Empty).Release, tally);
    }

    private static decimal Tenth(double value) => Math.Min(0.9m, decimal.Round((decimal)value, 1, MidpointRounding.AwayFromZero));
}
