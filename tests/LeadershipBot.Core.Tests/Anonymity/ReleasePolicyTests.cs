using System.Text.Json;
using LeadershipBot.Core.Anonymity;
using LeadershipBot.Core.Pulses;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Anonymity;

public sealed class ReleasePolicyTests
{
    private static readonly FrozenRoster ThreeLevels = Freeze(
        [Team("Agency", null, 0), Team("North", "Agency", 0, lead: true), Team("N1", "North", 12, lead: true), Team("N2", "North", 12, lead: true), Team("South", "Agency", 12, lead: true)]);

    [Theory]
    [InlineData(SeenActor.AgencyLeaders, "Agency North South")]
    [InlineData(SeenActor.Systems, "Agency North South")]
    [InlineData(SeenActor.Managers, "Agency North N1 N2 South")]
    [InlineData(SeenActor.Workplace, "Agency North N1 N2 South")]
    [InlineData(SeenActor.Supervisor, "N1 N2 South")]
    public void An_item_shows_at_the_level_of_whoever_is_seen(SeenActor actor, string expected) =>
        Assert.Equal(expected.Split(' '), Publish(ThreeLevels, FullLeaves, instrument: Asking(Item("X", actor))).Shown());

    [Fact]
    public void Supervisors_show_together_only_where_five_led_teams_lie_beneath()
    {
        var four = Enumerable.Range(0, 6).Select(number => Team($"T{number}", "Agency", 12, lead: number < 4));
        var five = Enumerable.Range(0, 6).Select(number => Team($"T{number}", "Agency", 12, lead: number < 5));
        var supervisor = Asking(Item("X", SeenActor.Supervisor));

        Assert.DoesNotContain("Agency", Publish(Freeze([Team("Agency", null, 0, lead: true), .. four]), FullLeaves, instrument: supervisor).Shown());
        Assert.Contains("Agency", Publish(Freeze([Team("Agency", null, 0, lead: true), .. five]), FullLeaves, instrument: supervisor).Shown());
    }

    [Fact]
    public void Items_that_some_skip_are_hidden_where_too_few_answered_them()
    {
        var instrument = Asking(Item("X"), Item("Y"));
        var tally = new Tally(instrument, ThreeLevels.CellCount);
        tally.Add(ThreeLevels.Cell("N1"), 10, Score(3), Score(3));
        tally.Add(ThreeLevels.Cell("N2"), 4, Score(3), Score(3));
        tally.Add(ThreeLevels.Cell("N2"), 6, Score(3), Answer.Skipped);
        tally.Add(ThreeLevels.Cell("South"), 10, Score(3), Score(3));

        var release = ReleasePolicy.Apply(Facts, instrument, ThreeLevels, tally, PublishedHistory.Empty).Release;

        Assert.Equal(["Agency", "North", "N1", "N2", "South"], release.Shown("X"));
        Assert.Equal(["Agency", "North", "South"], release.Shown("Y"));
        Assert.Equal(["X", "Y"], release.Node("North").Scores.Select(score => score.Measure));
    }

    [Fact]
    public void The_climate_scale_shows_only_where_each_of_its_items_does()
    {
        var instrument = Asking(Item("C1", kind: ItemKind.Climate), Item("C2", SeenActor.AgencyLeaders, ItemKind.Climate), Item("S"));

        var release = Publish(ThreeLevels, FullLeaves, instrument: instrument);

        Assert.Equal(["Agency", "North", "N1", "N2", "South"], release.Shown("C1"));
        Assert.Equal(["Agency", "North", "South"], release.Shown(Measure.Climate));
        Assert.Null(release.Node("South").Score(Measure.Climate)!.CannotTell);
    }

    [Fact]
    public void A_climate_item_that_is_hidden_hides_the_scale_it_could_be_subtracted_from()
    {
        var instrument = Asking(Item("C1", kind: ItemKind.Climate), Item("C2", kind: ItemKind.Climate));
        var tally = new Tally(instrument, ThreeLevels.CellCount);
        tally.Add(ThreeLevels.Cell("N1"), 10, Score(3), Score(4));
        tally.Add(ThreeLevels.Cell("N2"), 6, Score(3), Answer.Skipped);
        tally.Add(ThreeLevels.Cell("N2"), 4, Score(3), Score(4));
        tally.Add(ThreeLevels.Cell("South"), 10, Score(3), Score(4));

        var release = ReleasePolicy.Apply(Facts, instrument, ThreeLevels, tally, PublishedHistory.Empty).Release;

        Assert.Contains("N2", release.Shown("C1"));
        Assert.DoesNotContain("N2", release.Shown("C2"));
        Assert.DoesNotContain("N2", release.Shown(Measure.Climate));
        Assert.Contains("North", release.Shown(Measure.Climate));
    }

    [Fact]
    public void Blank_ballots_and_cannot_tell_do_not_make_a_group_large_enough()
    {
        var roster = Freeze([Team("All", null, 20)]);
        var tally = new Tally(OneItem, roster.CellCount);
        tally.Add(0, 4, Score(3));
        tally.Add(0, 8, Answer.Skipped);
        tally.Add(0, 8, Answer.CannotTell);

        Assert.Empty(ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release.Shown());
    }

    [Fact]
    public void Blank_ballots_do_not_raise_the_response()
    {
        var roster = Freeze([Team("All", null, 20)]);
        var tally = new Tally(OneItem, roster.CellCount);
        tally.Add(0, 5, Score(3));
        tally.Add(0, 15, Answer.Skipped);

        Assert.Equal(ResponseBand.Under30, ReleasePolicy.Apply(Facts, OneItem, roster, tally, PublishedHistory.Empty).Release.Node("All").Response);
    }

    [Fact]
    public void About_a_team_that_is_not_shown_there_is_its_name_and_the_one_reason()
    {
        var release = Publish(ThreeLevels, team => team switch { "N1" => 10, "N2" => 2, "South" => 9, _ => 0 });

        Assert.Equal(
            """{"name":"N2","parent":"North","response":null,"scores":[]}""",
            JsonSerializer.Serialize(release.Node("N2"), CoreJsonContext.Default.ReleaseNode));
        Assert.Equal(ReleaseNode.NotEnoughAnswers, release.Node("N2").Reason);
    }

    [Fact]
    public void A_hidden_teams_reader_is_given_the_nearest_team_above_that_shows()
    {
        var release = Publish(ThreeLevels, team => team switch { "N1" => 10, "N2" => 2, "South" => 9, _ => 0 });

        Assert.Equal("North", release.NearestPublished("N2")?.Name);
        Assert.Equal("South", release.NearestPublished("South")?.Name);
        Assert.Null(release.NearestPublished("nowhere"));
    }

    [Fact]
    public void A_release_comes_back_from_storage_the_same()
    {
        var release = Publish(ThreeLevels, FullLeaves);

        var json = JsonSerializer.Serialize(release, CoreJsonContext.Default.Release);
        var back = JsonSerializer.Deserialize(json, CoreJsonContext.Default.Release)!;

        Assert.Equal(json, JsonSerializer.Serialize(back, CoreJsonContext.Default.Release));
        Assert.Contains("\"response\":\"From70\"", json, StringComparison.Ordinal);
        Assert.Equal((Facts.Id, "test", Facts.Opened, Facts.Closed), (back.RoundId, back.InstrumentId, back.Opened, back.Closed));
    }

    [Fact]
    public void A_tally_with_more_ballots_than_people_publishes_nothing() =>
        Assert.Throws<ArgumentException>(() => Publish(ThreeLevels, team => team == "N1" ? 13 : 0));

    private static int FullLeaves(string team) => team is "Agency" or "North" ? 0 : 10;
}
