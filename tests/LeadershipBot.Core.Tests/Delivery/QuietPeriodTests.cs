using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Organization;
using Xunit;

namespace LeadershipBot.Core.Tests.Delivery;

public sealed class QuietPeriodTests
{
    private static readonly OrganizationTree Tree = OrganizationTree.FromParents(
        [("Agency", null), ("North", "Agency"), ("North One", "North"), ("North Two", "North"), ("South", "Agency")]);

    private static readonly DateOnly Today = new(2026, 10, 5);

    [Theory]
    [InlineData(null, "South", true)]
    [InlineData("Agency", "South", true)]
    [InlineData("North", "North", true)]
    [InlineData("North", "North Two", true)]
    [InlineData("North One", "North Two", false)]
    [InlineData("North One", "North", false)]
    [InlineData("North", "South", false)]
    [InlineData("No Such Unit", "South", true)] // who was in it nobody knows any more
    public void It_covers_a_unit_and_everything_beneath_it(string? unit, string team, bool isQuiet) =>
        Assert.Equal(isQuiet, QuietPeriod.For([new(unit, null)], In(team), Tree, Today) is not null);

    [Fact]
    public void It_ends_at_the_beginning_of_its_date()
    {
        var period = new QuietPeriod(null, Today);

        Assert.NotNull(QuietPeriod.For([period], In("South"), Tree, Today.AddDays(-1)));
        Assert.Null(QuietPeriod.For([period], In("South"), Tree, Today));
    }

    [Fact]
    public void Of_several_the_longest_holds()
    {
        QuietPeriod[] periods = [new(null, Today.AddDays(3)), new("North", null), new("South", Today.AddDays(9))];

        Assert.Null(QuietPeriod.For(periods, In("North One"), Tree, Today)!.Until);
        Assert.Equal(Today.AddDays(9), QuietPeriod.For(periods, In("South"), Tree, Today)!.Until);
        Assert.Equal(Today.AddDays(3), QuietPeriod.For(periods, In("Agency"), Tree, Today)!.Until);
    }

    private static Person In(string team) =>
        new("c0ffee00-0001-4abc-8def-000000000001", "Somebody", "", team, IsLead: false, Role.Staff, "America/Denver", Language.English);
}
