using System.Text.Json;
using LeadershipBot.Content;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Core.Nudges;
using LeadershipBot.Nudges;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.MainJob;

public abstract class SyntheticQuarterTests(SyntheticQuarter quarter)
{
    [Fact]
    public void Each_month_a_pulse_comes_to_everyone_at_ten_by_their_own_clock()
    {
        DateTime[] expected = [new(2026, 10, 5, 10, 0, 0), new(2026, 11, 2, 10, 0, 0), new(2026, 12, 7, 10, 0, 0)];
        foreach (var person in quarter.Agency.People)
        {
            // An answered card shows its thanks; the reminder three days later has the same buttons.
            var polls = quarter.Heard[person]
                .Where(message => message.Offers(SubmitBallot.VerbName) || message.Offers(AnswerAgain.VerbName))
                .Select(message => person.LocalTimeOf(message).DateTime);
            Assert.Equal(expected.SelectMany(day => new[] { day, day.AddDays(3) }), polls);
        }
    }

    [Fact]
    public async Task Every_release_hides_some_team_and_shows_the_agency()
    {
        var releases = await quarter.Agency.ReleasesAsync();
        Assert.Equal(3, releases.Length);
        foreach (var release in releases)
        {
            var nodes = release.GetProperty("nodes").EnumerateArray().ToList();
            Assert.True(IsPublished(nodes[0]));
            Assert.Contains(nodes, node => !IsPublished(node));
            Assert.All(nodes.Where(node => !IsPublished(node)), node =>
            {
                Assert.Equal("Not enough answers to protect everyone.", node.GetProperty("reason").GetString());
                Assert.Empty(node.GetProperty("scores").EnumerateArray());
            });
        }
    }

    [Fact]
    public void Nobody_who_leads_sees_a_nudge_twice_in_a_quarter()
    {
        foreach (var manager in quarter.Agency.People.Where(person => person.Role is "manager" or "leader"))
        {
            var nudges = quarter.Heard[manager].Where(IsNudge).ToList();
            // 13 Tuesdays, of which three are in weeks that the poll and its reminder fill.
            Assert.Equal(10, nudges.Count);
            Assert.Equal(10, nudges.Select(Content).Distinct(StringComparer.Ordinal).Count());
        }
    }

    [Fact]
    public async Task Nobody_gets_more_than_two_messages_a_week_without_asking()
    {
        var roster = quarter.Agency.Service<Agency>().Roster;
        var weeks = new Dictionary<(string Person, DateOnly Week), int>();
        var crowdedOut = 0;
        foreach (var campaign in await quarter.Agency.CampaignsAsync())
        {
            foreach (var (id, row) in await quarter.Agency.DeliveriesAsync(campaign.Id))
            {
                var week = (id, MessageBudget.WeekOf(row.NotBefore, TimeZoneInfo.FindSystemTimeZoneById(roster.Find(id)!.TimeZone)));
                weeks[week] = weeks.GetValueOrDefault(week) + (row.State == DeliveryState.Delivered ? 1 : 0);
                crowdedOut += row.Reason == DeliveryReason.MessageBudget ? 1 : 0;
                Assert.False(campaign.Kind < CampaignKind.PulseReminder && row.Reason == DeliveryReason.MessageBudget, campaign.Id);
            }
        }

        Assert.InRange(weeks.Values.Max(), 2, 2);
        Assert.NotEqual(0, crowdedOut);
    }

    [Fact]
    public void Nudges_come_on_Tuesdays_at_nine_by_the_managers_own_clock_and_only_to_those_who_lead()
    {
        foreach (var person in quarter.Agency.People)
        {
            var nudges = quarter.Heard[person].Where(IsNudge).ToList();
            Assert.True(nudges.Count == 0 || person.Role is "manager" or "leader", person.Role);
            Assert.All(nudges.Select(person.LocalTimeOf), time =>
                Assert.Equal((DayOfWeek.Tuesday, TimeSpan.FromHours(9)), (time.DayOfWeek, time.TimeOfDay)));
        }
    }

    [Fact]
    public void Results_come_to_everyone_who_manages_or_leads_after_every_round_and_to_no_staff()
    {
        foreach (var person in quarter.Agency.People)
        {
            var title = person.Language == "es" ? "Encuesta mensual: resultados" : "Monthly pulse: results";
            var results = quarter.Heard[person].Count(message => message.Words.StartsWith(title, StringComparison.Ordinal));
            Assert.Equal(person.Role == "staff" ? 0 : 3, results);
        }
    }

    [Fact]
    public async Task Only_those_who_lead_more_than_a_team_get_nudges_that_need_it()
    {
        var library = quarter.Agency.Service<ContentLibrary>().Nudges;
        var tree = quarter.Agency.Service<Agency>().Roster.Tree;
        var levels = new Dictionary<bool, HashSet<NudgeLevel>> { [true] = [], [false] = [] };
        foreach (var person in quarter.Agency.With("manager"))
        {
            foreach (var shown in await quarter.Agency.Service<NudgeHistory>().ReadAsync(person.Id, TestContext.Current.CancellationToken))
            {
                levels[tree.Find(person.Team)!.Children.Count > 0].Add(library.Find(shown.Value.NudgeId)!.Level);
            }
        }

        Assert.Equal([NudgeLevel.Anyone, NudgeLevel.Supervisor], levels[false].Order());
        Assert.Equal([NudgeLevel.Anyone, NudgeLevel.Supervisor, NudgeLevel.Manager], levels[true].Order());
    }

    [Fact]
    public async Task The_ledger_of_every_campaign_adds_up()
    {
        await quarter.Agency.CheckLedgerAsync();

        // Three rounds, and after each everybody is told; thirteen Tuesdays, on which something may be taken on; two Wednesdays
        // with new circles; a look back on each month.
        Assert.Equal(
            [
                (CampaignKind.PulseInvitation, 3), (CampaignKind.AgencyHeard, 3), (CampaignKind.Results, 3), (CampaignKind.PulseReminder, 3), (CampaignKind.Nudge, 13),
                (CampaignKind.Circle, 2), (CampaignKind.LookBack, 3), (CampaignKind.CheckIn, 13),
            ],
            (await quarter.Agency.CampaignsAsync()).GroupBy(campaign => campaign.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Count())));
    }

    private static bool IsPublished(JsonElement node) => node.GetProperty("published").GetBoolean();

    // A nudge that was taken on has lost its buttons and keeps its source.
    private static bool IsNudge(Message message) =>
        message.Offers(AnswerNudge.Accept) || message.Words.Contains("\nPractice: ", StringComparison.Ordinal) || message.Words.Contains("\nPráctica: ", StringComparison.Ordinal);

    /// <summary>The act itself, which stands on the card before and after an answer.</summary>
    private static string Content(Message message)
    {
        var lines = message.Words.Split('\n');
        return lines[Array.FindIndex(lines, line => line is "This week" or "Esta semana") + 1];
    }
}

[Collection(nameof(SyntheticQuarter))]
public sealed class SyntheticQuarterOnSqliteTests(SyntheticQuarter quarter) : SyntheticQuarterTests(quarter);

public sealed class SyntheticQuarterOnAzuriteTests(SyntheticQuarterOnAzurite quarter) : SyntheticQuarterTests(quarter), IClassFixture<SyntheticQuarterOnAzurite>;
