using LeadershipBot.Core.Nudges;
using Xunit;

namespace LeadershipBot.Core.Tests.Nudges;

public sealed class NudgeParticipationTests
{
    [Theory]
    [InlineData(9, ManagerBand.FiveToNine)]
    [InlineData(10, ManagerBand.TenToNineteen)]
    [InlineData(19, ManagerBand.TenToNineteen)]
    [InlineData(20, ManagerBand.TwentyToFortyNine)]
    [InlineData(49, ManagerBand.TwentyToFortyNine)]
    [InlineData(50, ManagerBand.FiftyOrMore)]
    public void Numbers_are_told_in_bands(int managers, ManagerBand band) =>
        Assert.Equal(band, NudgeParticipation.Of(Activities(managers, tookOn: 0))!.Managers);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, ManagerBand.FiveToNine)]
    [InlineData(15, ManagerBand.TenToNineteen)]
    [InlineData(16, null)]
    public void A_band_is_shown_where_five_are_in_it_and_five_are_not(int tookOn, ManagerBand? band) =>
        Assert.Equal(band, NudgeParticipation.Of(Activities(20, tookOn))!.TookOn);

    [Fact]
    public void Four_managers_are_not_counted() => Assert.Null(NudgeParticipation.Of(Activities(4, tookOn: 4)));

    private static List<ManagerActivity> Activities(int managers, int tookOn) =>
        [.. Enumerable.Range(0, managers).Select(number => new ManagerActivity(TookOn: number < tookOn, Did: false))];
}
