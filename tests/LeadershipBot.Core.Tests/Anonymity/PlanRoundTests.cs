using System.Diagnostics;
using System.Globalization;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class PlanRoundTests
{
    /// <summary>Half of a team of 8 answer: 5 or more do in 36 of 100 draws; at 70 % in 81, at 90 % in 99.5 (binomial).</summary>
    [Fact]
    public void A_team_of_eight_shows_as_often_as_five_of_them_answer()
    {
        var team = Plan([Team("Agency", null, 60), Team("Eight", "Agency", 8)])["Eight"];

        Assert.InRange(team.OfTen[0], 3, 4);
        Assert.Equal(8, team.OfTen[1]);
        Assert.Equal(10, team.OfTen[2]);
        Assert.True(team.MayShow);
    }

    [Fact]
    public void A_team_of_six_never_shows_by_itself_and_counts_above()
    {
        var plan = Plan([Team("Agency", null, 60), Team("Region", "Agency", 6), Team("Six", "Region", 6)]);

        Assert.Equal([0, 0, 0], plan["Six"].OfTen);
        Assert.Equal(("Region", false), (plan["Six"].CountsIn, plan["Six"].IsLargeEnough));
        Assert.Equal(("Region", true), (plan["Region"].CountsIn, plan["Region"].IsLargeEnough));
        Assert.Equal([10, 10, 10], plan["Agency"].OfTen);
    }

    [Fact]
    public void Where_the_whole_agency_is_too_small_nothing_shows_and_answers_count_nowhere()
    {
        var plan = Plan([Team("Agency", null, 3), Team("A", "Agency", 3)]);

        Assert.All(plan.Values, team => Assert.Equal(("", "0 0 0"), (team.CountsIn ?? "", string.Join(' ', team.OfTen))));
    }

    [Fact]
    public void The_remainder_rule_is_in_it()
    {
        // One alone beside a team of twelve: that one must be kept company, so that only the whole shows.
        var plan = Plan([Team("Agency", null, 1), Team("Twelve", "Agency", 12)]);

        Assert.Equal([0, 0, 0], plan["Twelve"].OfTen);
        Assert.Equal(10, plan["Agency"].OfTen[2]);
    }

    [Fact]
    public void What_earlier_rounds_showed_is_in_it()
    {
        var before = Freeze([Team("Agency", null, 60), Team("Ten", "Agency", 10)]);
        var after = Freeze([Team("Agency", null, 60), Team("Ten", "Agency", 11)]);
        var shown = Result(before, team => team == "Ten" ? 10 : 60);
        Assert.Contains("Ten", shown.Release.Shown());

        var history = PublishedHistory.Empty.With(shown.Groups);

        Assert.Equal([0, 0, 0], PlanRound.Run(OneItem, after, history, 1).Teams[1].OfTen);
        Assert.Equal(10, PlanRound.Run(OneItem, before, history, 1).Teams[1].OfTen[2]);
    }

    [Fact]
    public void What_an_item_is_about_decides_the_level_here_too()
    {
        var roster = Freeze([Team("Agency", null, 20), Team("Region", "Agency", 20), Team("Unit", "Region", 20)]);

        Assert.Equal(10, Of(SeenActor.AgencyLeaders).Teams[1].OfTen[2]);
        Assert.Equal((0, "Region", true, false), (Of(SeenActor.AgencyLeaders).Teams[2].OfTen[2], Of(SeenActor.AgencyLeaders).Teams[2].CountsIn, Of(SeenActor.AgencyLeaders).Teams[2].IsLargeEnough, Of(SeenActor.AgencyLeaders).Teams[2].MayShow));
        Assert.Equal(10, Of(SeenActor.AgencyLeaders, SeenActor.Workplace).Teams[2].OfTen[2]);

        RoundForecast Of(params SeenActor[] actors) =>
            PlanRound.Run(Asking([.. actors.Select(actor => Item("X" + actor, actor, ItemKind.Climate))]), roster, PublishedHistory.Empty, 1);
    }

    [Fact]
    public void The_same_arguments_give_the_same_and_another_seed_other_draws()
    {
        var roster = Freeze([Team("Agency", null, 60), .. Enumerable.Range(0, 40).Select(number => Team($"T{number}", "Agency", 9))]);
        string Run(int seed) => string.Join(' ', PlanRound.Run(OneItem, roster, PublishedHistory.Empty, seed).Teams.SelectMany(team => team.OfTen));

        Assert.Equal(Run(7), Run(7));
        Assert.NotEqual(Run(7), Run(8));
    }

    [Fact]
    public void More_answers_never_make_a_lone_team_show_less_often()
    {
        var plan = Plan([Team("Agency", null, 60), Team("Nine", "Agency", 9), Team("Fifteen", "Agency", 15)]);

        Assert.All(plan.Values, team => Assert.Equal(team.OfTen.Order(), team.OfTen));
    }

    [Fact]
    public void Two_thousand_teams_take_seconds_even_with_a_history()
    {
        var roster = Freeze(
        [
            Team("Agency", null, 30),
            .. Enumerable.Range(0, 40).Select(region => Team($"R{region}", "Agency", 4)),
            .. Enumerable.Range(0, 2000).Select(team => Team(string.Create(CultureInfo.InvariantCulture, $"T{team}"), $"R{team % 40}", 8)),
        ]);
        var history = PublishedHistory.Empty.With(Result(roster, team => team[0] == 'T' ? 6 : 4).Groups);

        var watch = Stopwatch.StartNew();
        var plan = PlanRound.Run(OneItem, roster, history, 1);

        Assert.Equal(2041, plan.Teams.Count);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    private static Dictionary<string, TeamForecast> Plan(IReadOnlyList<TestTeam> teams) =>
        PlanRound.Run(OneItem, Freeze(teams), PublishedHistory.Empty, 1).Teams.ToDictionary(team => team.Team, StringComparer.Ordinal);
}
