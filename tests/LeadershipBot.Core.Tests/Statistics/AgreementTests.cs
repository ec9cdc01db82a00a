using LeadershipBot.Core.Pulses;
using LeadershipBot.Core.Statistics;
using static LeadershipBot.Core.Tests.Rounds;

namespace LeadershipBot.Core.Tests.Statistics;

public sealed class AgreementTests
{
    [Fact]
    public void A_group_of_one_mind_agrees_wholly_and_one_at_both_ends_not_at_all()
    {
        Assert.Equal(1, WithinGroupAgreement.Of(Moments.Of(4, 4, 4, 4), 5));
        Assert.Equal(0, WithinGroupAgreement.Of(Moments.Of(1, 1, 5, 5), 5));
        Assert.Equal(double.NaN, WithinGroupAgreement.Of(Moments.Of(4), 5));
    }

    [Fact]
    public void Half_the_variance_of_chance_is_half_an_agreement() => Assert.Equal(0.5, WithinGroupAgreement.Of(Moments.Of(3, 4, 5), 5));

    [Fact]
    public void Neither_the_order_nor_a_shift_nor_turning_the_scale_round_makes_a_difference()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var scores = MadeUp.Scores(random, random.Next(2, 40));
            var agreement = WithinGroupAgreement.Of(Moments.Of(scores), 5);

            Assert.Equal(agreement, WithinGroupAgreement.Of(Moments.Of(scores.Reverse()), 5));
            Assert.Equal(agreement, WithinGroupAgreement.Of(Moments.Of(scores.Select(score => score + 1000)), 5));
            Assert.Equal(agreement, WithinGroupAgreement.Of(Moments.Of(scores.Select(score => 6 - score)), 5), 12);
            Assert.InRange(agreement, 0, 1);
        }
    }

    [Fact]
    public void A_favourable_share_is_of_scores_only()
    {
        Assert.Equal(0.4, FavourableShare.Of(2, 5));
        Assert.Equal(0, FavourableShare.Of(0, 3));
        Assert.Equal(1, FavourableShare.Of(3, 3));
        Assert.Equal(double.NaN, FavourableShare.Of(0, 0));
    }

    [Fact]
    public void Only_who_scored_every_item_of_the_scale_has_a_scale_score_and_reversed_items_are_turned_round()
    {
        var instrument = Asking(Item("C1", kind: ItemKind.Climate), Item("S"), Item("C2", kind: ItemKind.Climate, reversed: true));

        Assert.Equal(4 + (6 - 2), ScaleScore.Of(instrument, [Score(4), Answer.Skipped, Score(2)]));
        Assert.Null(ScaleScore.Of(instrument, [Score(4), Score(5), Answer.Skipped]));
        Assert.Null(ScaleScore.Of(instrument, [Answer.CannotTell, Score(5), Score(1)]));
        Assert.Null(ScaleScore.Of(OneItem, [Score(4)]));
    }
}
