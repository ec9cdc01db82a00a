using LeadershipBot.Content;
using LeadershipBot.Core.Pulses;
using Xunit;

namespace LeadershipBot.Tests.Content;

public sealed class InstrumentContentTests
{
    private static readonly ContentLibrary Library = ContentLibrary.Load();

    private static readonly Instrument FirstEight = Library.FindInstrument(Library.InSeason("first-eight", ["LU-1", "RL-8", "SP-16"]))!;

    [Fact]
    public void The_first_instrument_asks_its_five_items_and_those_of_the_season_in_order() =>
        Assert.Equal("VM-2 SP-14 PM-7 VM-9 CO-1b LU-1 RL-8 SP-16", string.Join(' ', FirstEight.Items.Select(item => item.Id)));

    [Fact]
    public void A_season_brings_only_what_everybody_can_judge_and_what_there_is_room_for()
    {
        // RL-13 is asked of everybody, SI-1 of leads only, VM-2 stands in the instrument already.
        Assert.Equal("first-eight+RL-13+EQ-1+EQ-2", Library.InSeason("first-eight", ["SI-1", "VM-2", "RL-13", "EQ-1", "EQ-2", "EQ-3"]));
        Assert.Equal("first-eight", Library.InSeason("first-eight", []));
        Assert.Null(Library.FindInstrument("first-eight+XX-1"));
    }

    [Theory]
    [InlineData("VM-2", "SU", SeenActor.Workplace, Stem.Now)]
    [InlineData("SP-14", "ML", SeenActor.AgencyLeaders, Stem.Now)]
    [InlineData("PM-7", "AH", SeenActor.Systems, Stem.Now)]
    [InlineData("VM-9", "FR", SeenActor.Workplace, Stem.Now)]
    [InlineData("CO-1b", "FB", SeenActor.AgencyLeaders, Stem.Past30Days)]
    [InlineData("LU-1", "ER", SeenActor.Supervisor, Stem.Past30Days)]
    [InlineData("RL-8", "SD", SeenActor.AgencyLeaders, Stem.Past3Months)]
    [InlineData("SP-16", "SU", SeenActor.Managers, Stem.Past30Days)]
    public void Each_item_knows_its_dimension_whom_it_is_about_and_its_lead_in(
        string id, string dimension, SeenActor actor, Stem stem)
    {
        var item = FirstEight.Items.Single(item => string.Equals(item.Id, id, StringComparison.Ordinal));

        Assert.Equal((dimension, actor, stem), (item.Dimension, item.Actor, item.Stem));
        Assert.Equal(stem == Stem.Now ? ItemKind.Climate : ItemKind.Seen, item.Kind);
        Assert.False(item.IsReversed);
    }

    [Fact]
    public void The_wording_is_the_published_one()
    {
        Assert.Equal("On my team I can bring up a hard topic without paying for it later.", FirstEight.Items[0].Text.English);
        Assert.Equal("En mi equipo puedo hablar de un tema difícil sin que después me perjudique.", FirstEight.Items[0].Text.Spanish);
    }

    [Fact]
    public void Every_item_is_there_in_two_languages() =>
        Assert.All(FirstEight.Items, item => Assert.NotEqual(item.Text.English, item.Text.Spanish, StringComparer.Ordinal));

    [Fact]
    public void The_items_are_easy_to_read()
    {
        // Together: the formulas mean nothing for one short sentence.
        var english = string.Join(' ', FirstEight.Items.Select(item => item.Text.English));
        var spanish = string.Join(' ', FirstEight.Items.Select(item => item.Text.Spanish));

        Assert.InRange(Readability.FleschKincaidGrade(english), -2, 8);
        Assert.InRange(Readability.FernandezHuerta(spanish), 60, 120);
    }

    [Fact]
    public void Every_point_of_the_scale_and_every_way_out_has_its_own_words_in_both_languages()
    {
        var labels = PulseTexts.ScaleLabels.Append(PulseTexts.CannotTell).Append(PulseTexts.Skip).ToList();

        Assert.Equal(Answer.ScalePoints, PulseTexts.ScaleLabels.Count);
        Assert.Equal(labels.Count, labels.Select(label => label.English).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(labels.Count, labels.Select(label => label.Spanish).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(("Strongly agree", "Totalmente de acuerdo"), (labels[4].English, labels[4].Spanish));
    }

    [Theory]
    [InlineData(Stem.Past30Days, "Thinking of the past 30 days:", "Piense en los últimos 30 días:")]
    [InlineData(Stem.Past3Months, "Thinking of the past 3 months:", "Piense en los últimos 3 meses:")]
    public void An_item_about_a_stretch_of_time_has_a_lead_in(Stem stem, string english, string spanish) =>
        Assert.Equal((english, spanish), (PulseTexts.LeadIn(stem)!.English, PulseTexts.LeadIn(stem)!.Spanish));

    [Fact]
    public void An_item_about_now_has_none() => Assert.Null(PulseTexts.LeadIn(Stem.Now));
}
