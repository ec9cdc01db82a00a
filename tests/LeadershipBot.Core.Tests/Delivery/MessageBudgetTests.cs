using LeadershipBot.Core.Delivery;
using Xunit;

namespace LeadershipBot.Core.Tests.Delivery;

public sealed class MessageBudgetTests
{
    private static readonly DateOnly Week = new(2026, 10, 5);
    private static readonly DateOnly NextWeek = Week.AddDays(7);

    [Fact]
    public void A_week_has_two_places_and_no_third()
    {
        var full = Take(Take(MessageBudget.Empty, "a", CampaignKind.Nudge), "b", CampaignKind.PulseInvitation);

        Assert.NotNull(full);
        Assert.Null(Take(full, "c", CampaignKind.PulseInvitation));
        Assert.NotNull(full.Take("c", CampaignKind.Nudge, NextWeek, [], 2));
    }

    [Fact]
    public void Taking_a_place_twice_changes_nothing_even_in_a_full_week()
    {
        var full = Take(Take(MessageBudget.Empty, "a", CampaignKind.Nudge), "b", CampaignKind.Nudge)!;

        Assert.Same(full, Take(full, "a", CampaignKind.Nudge));
    }

    [Fact]
    public void A_place_in_another_week_gives_back_the_first_one()
    {
        var moved = Take(MessageBudget.Empty, "a", CampaignKind.Nudge)!.Take("a", CampaignKind.Nudge, NextWeek, [], 2)!;

        Assert.False(moved.Holds("a", Week));
        Assert.True(moved.Holds("a", NextWeek));
    }

    [Fact]
    public void A_place_given_back_is_free_again()
    {
        var full = Take(Take(MessageBudget.Empty, "a", CampaignKind.Nudge), "b", CampaignKind.Nudge)!;

        Assert.NotNull(Take(full.GiveBack("b"), "c", CampaignKind.Nudge));
    }

    [Theory]
    [InlineData(CampaignKind.Nudge, new[] { CampaignKind.PulseInvitation, CampaignKind.PulseReminder }, false)]
    [InlineData(CampaignKind.Nudge, new[] { CampaignKind.PulseInvitation }, true)]
    [InlineData(CampaignKind.PulseReminder, new[] { CampaignKind.Nudge, CampaignKind.Nudge }, true)]
    [InlineData(CampaignKind.PulseReminder, new[] { CampaignKind.PulseInvitation, CampaignKind.Results }, false)]
    [InlineData(CampaignKind.PulseInvitation, new[] { CampaignKind.PulseInvitation, CampaignKind.Results }, true)]
    public void Who_goes_first_keeps_a_place_free_for_what_is_sure_to_come(CampaignKind kind, CampaignKind[] foreseen, bool hasPlace) =>
        Assert.Equal(hasPlace, MessageBudget.Empty.Take("a", kind, Week, foreseen, 2) is not null);

    [Fact]
    public void Old_weeks_are_forgotten()
    {
        var budget = Take(MessageBudget.Empty, "a", CampaignKind.Nudge)!;
        for (var week = 1; week <= 50; week++)
        {
            budget = budget.Take($"week{week}", CampaignKind.Nudge, Week.AddDays(7 * week), [], 2)!;
        }

        Assert.InRange(budget.Slots.Count, 1, 6);
    }

    [Theory]
    [InlineData("2026-10-05T05:59:00Z", "2026-09-28")] // still Sunday in Denver
    [InlineData("2026-10-05T06:00:00Z", "2026-10-05")]
    [InlineData("2026-10-12T05:59:00Z", "2026-10-05")]
    [InlineData("2026-11-01T12:00:00Z", "2026-10-26")] // the day the clocks are set back
    public void A_week_begins_on_Monday_by_the_persons_own_clock(string instant, string monday) =>
        Assert.Equal(
            DateOnly.Parse(monday, null),
            MessageBudget.WeekOf(DateTimeOffset.Parse(instant, null), TimeZoneInfo.FindSystemTimeZoneById("America/Denver")));

    private static MessageBudget? Take(MessageBudget? budget, string campaign, CampaignKind kind) => budget!.Take(campaign, kind, Week, [], 2);
}
