using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LeadershipBot.Admin;
using LeadershipBot.Core.Delivery;
using LeadershipBot.Delivery;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Schedules;
using Quartz;
using Xunit;

namespace LeadershipBot.Tests.Admin;

/// <summary>What administrators type and tap, and what it does to everybody's messages.</summary>
public sealed class AdminCommandTests
{
    private const string Invitation = Harbor.RoundId + ".invite";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("status")]
    [InlineData("test")]
    [InlineData("estado")]
    public async Task Others_are_answered_as_if_the_command_did_not_exist(string command)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();

        Assert.StartsWith("I did not understand", (await agency.Find("Director").SaysAsync(command)).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("status", (await agency.Find("North1").SaysAsync("help")).Words, StringComparison.Ordinal);
        Assert.Contains("status", (await agency.Find("Admin").SaysAsync("help")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_says_where_every_message_went_and_nobodys_own_settings_follow_from_it()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Find("North1").SaysAsync("pause 2026-12-24");
        await agency.Find("North3").SaysAsync("pause 2026-10-07");
        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        // One cannot be sent it at all, the other later: the same to whoever looks.
        Assert.Contains("18 of 20 done\nDelivered: 18\nWaiting: 2\n", (await agency.Find("Admin").SaysAsync("status")).Words, StringComparison.Ordinal);
        await agency.AdvanceAsync("2026-10-07T13:00:00Z");

        var status = await agency.Find("Admin").SaysAsync("status");

        Assert.Contains("Monthly pulse, October 5, 2026\n \n \n20 of 20 done\nDelivered: 19\nNot sent: own settings, a full week or nothing to say: 1\nLook again", status.Words, StringComparison.Ordinal);
        Assert.All(agency.People, person => Assert.DoesNotContain(person.Name, status.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_sent_can_be_cancelled_from_the_card()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Find("North1").SaysAsync("pause 2026-10-07");
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var admin = agency.Find("Admin");
        var status = await admin.SaysAsync("status");

        var after = await admin.TapsAsync(status, CancelSend.VerbName);
        await agency.AdvanceAsync("2026-10-08T00:00:00Z");

        Assert.Contains("19 of 20 done", status.Words, StringComparison.Ordinal);
        Assert.Equal("application/vnd.microsoft.card.adaptive", after.GetProperty("type").GetString());
        Assert.Empty(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
        var row = (await agency.DeliveriesAsync(Invitation))[agency.Find("North1").Id];
        Assert.Equal((DeliveryState.Excluded, DeliveryReason.Cancelled), (row.State, row.Reason!.Value));
        Assert.Contains("Cancelled by an administrator: 1", (await admin.SaysAsync("status")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_administrator_cancels_even_with_the_administrators_card()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Find("North1").SaysAsync("pause 2026-10-07");
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        var wire = new Wire(agency);
        var tap = wire.Tap("Director", CancelSend.VerbName, new() { [StatusCard.CampaignKey] = Invitation });

        var (status, body) = await wire.PostAsync(tap.ToJsonString(), wire.Token());

        Assert.Equal(200, status);
        Assert.Contains("This card can no longer be used", body, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Pending, (await agency.DeliveriesAsync(Invitation))[agency.Find("North1").Id].State);
    }

    [Fact]
    public async Task In_quiet_mode_a_unit_hears_nothing_and_what_waited_comes_when_it_ends()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var admin = agency.Find("Admin");
        Assert.StartsWith("Done. I write to nobody in North first", (await admin.SaysAsync("pause north")).Words, StringComparison.Ordinal);

        await agency.AdvanceAsync("2026-10-06T16:00:00Z");
        Assert.Empty(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
        Assert.Single(await agency.Find("South1").HeardAsync(SubmitBallot.VerbName));
        Assert.Contains("Quiet mode: North, until you type", (await admin.SaysAsync("status")).Words, StringComparison.Ordinal);

        Assert.StartsWith("Quiet mode is over: North.", (await admin.SaysAsync("resume North")).Words, StringComparison.Ordinal);
        await agency.AdvanceAsync("2026-10-06T16:01:00Z");
        Assert.Single(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
        Assert.StartsWith("Nothing was paused", (await admin.SaysAsync("resume North")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quiet_mode_with_a_date_ends_by_itself_and_one_that_outlasts_the_poll_is_the_reason_in_the_ledger()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Find("Admin").SaysAsync("pause North until 2026-10-08");
        await agency.Find("Admin").SaysAsync("pausa South hasta 2026-10-20");
        await agency.AdvanceAsync("2026-10-07T23:00:00Z");
        Assert.Empty(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));

        await agency.AdvanceAsync("2026-10-08T13:00:00Z");
        Assert.Single(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));

        await agency.AdvanceAsync(Harbor.Closes);
        var south = (await agency.DeliveriesAsync(Invitation))[agency.Find("South1").Id];
        Assert.Equal((DeliveryState.Excluded, DeliveryReason.QuietMode), (south.State, south.Reason!.Value));
        Assert.Empty(await agency.Find("South1").HeardAsync(SubmitBallot.VerbName));
    }

    [Fact]
    public async Task Quiet_mode_for_all_holds_a_pulse_back_whole()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Find("Admin").SaysAsync("pause all");

        await agency.AdvanceAsync("2026-10-05T20:00:00Z");
        Assert.Empty(await agency.CampaignsAsync());

        await agency.Find("Admin").SaysAsync("resume all");
        await agency.AdvanceAsync("2026-10-06T18:00:00Z");
        Assert.All(agency.People, person => Assert.Single(person.HeardAsync(SubmitBallot.VerbName).Result));
    }

    [Fact]
    public async Task Ending_one_pause_ends_no_other()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var admin = agency.Find("Admin");
        await admin.SaysAsync("pause North");
        await admin.SaysAsync("pause South until 2026-12-24");
        await admin.SaysAsync("pause 2026-12-24");

        Assert.Equal(
            "Your pause is over. Quiet mode is still on: North, South. Type **resume all**, or **resume** with a unit's name, to end it.",
            (await admin.SaysAsync("resume")).Words);
        Assert.StartsWith("Nothing was paused. Quiet mode is still on: North, South.", (await admin.SaysAsync("resume")).Words, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was paused. Quiet mode is still on: North, South.", (await admin.SaysAsync("resume Nroth")).Words, StringComparison.Ordinal);
        Assert.EndsWith("Quiet mode is still on: North. Type **resume all**, or **resume** with a unit's name, to end it.", (await admin.SaysAsync("resume south")).Words, StringComparison.Ordinal);
        Assert.Contains("Quiet mode: North, until you type **resume North**", (await admin.SaysAsync("status")).Words, StringComparison.Ordinal);
        Assert.StartsWith("Quiet mode is over: North. What waited", (await admin.SaysAsync("resume all")).Words, StringComparison.Ordinal);
        Assert.StartsWith("Nothing was paused", (await agency.Find("North1").SaysAsync("resume")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resume_that_the_process_does_not_outlive_is_not_lost()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync("2026-10-05T15:59:00Z");
        await agency.Find("Admin").SaysAsync("pause North");
        await agency.AdvanceAsync("2026-10-05T18:00:00Z");
        var scheduler = await agency.Service<ISchedulerFactory>().GetScheduler(Cancellation);
        await scheduler.Standby(Cancellation);
        await agency.PostAsync($"sandbox/api/people/{agency.Find("Admin").Id}/messages", new { text = "resume all" });
        await agency.StopAsync();

        await using var later = await AgencyAtWork.StartHarborAsync(agency.Folder, port: agency.Root.Port);
        await later.AdvanceAsync("2026-10-05T18:01:00Z");
        Assert.Single(await later.Find("North1").HeardAsync(SubmitBallot.VerbName));
    }

    [Fact]
    public async Task A_resume_is_seen_by_a_batch_that_is_being_sent()
    {
        WatchedStore store = null!;
        await using var agency = await AgencyAtWork.StartHarborAsync(change: WatchedStore.Into(watched => store = watched));
        await agency.Service<QuietModes>().StartAsync(new("North", Until: null), Cancellation);
        var hasResumed = false;
        store.Before = change =>
        {
            // The batch has seen quiet mode and says so; at its last write somebody ends it.
            if (change.Kind == "replace" && change.Table == Tables.Batches && !hasResumed)
            {
                hasResumed = true;
                Task.Run(() => agency.ResumeAsync(), Cancellation).GetAwaiter().GetResult();
            }
        };

        // Before the next zone's wave, which would look again in any case.
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");

        Assert.True(hasResumed);
        Assert.Single(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
    }

    [Fact]
    public async Task What_is_cancelled_between_two_time_zones_does_not_reach_the_second()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.AdvanceAsync("2026-10-05T16:30:00Z");
        var admin = agency.Find("Admin");
        var status = await admin.SaysAsync("status");

        await admin.TapsAsync(status, CancelSend.VerbName);
        await agency.AdvanceAsync("2026-10-05T18:00:00Z");

        Assert.Empty(await agency.Find("South1").HeardAsync(SubmitBallot.VerbName));
        Assert.Single(await agency.Find("North1").HeardAsync(SubmitBallot.VerbName));
        Assert.Equal(9, (await agency.DeliveriesAsync(Invitation)).Values.Count(row => row.Reason == DeliveryReason.Cancelled));
    }

    [Theory]
    [InlineData("pause nowhere", "I know no unit")]
    [InlineData("pause all until yesterday", "Please give a day after today")]
    [InlineData("pause all until 2020-01-01", "Please give a day after today")]
    public async Task What_cannot_be_read_changes_nothing(string typed, string answer)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();

        Assert.StartsWith(answer, (await agency.Find("Admin").SaysAsync(typed)).Words, StringComparison.Ordinal);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        Assert.Equal(20, (await agency.DeliveriesAsync(Invitation)).Values.Count(row => row.State == DeliveryState.Delivered));
    }

    [Fact]
    public async Task A_test_goes_to_the_administrator_alone_and_nothing_of_it_is_kept()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        var admin = agency.Find("Admin");
        var before = await agency.ReadLastingAsync();
        var heard = (await admin.HeardAsync()).Count;
        await agency.PostAsync($"sandbox/api/people/{admin.Id}/messages", new { text = "test" });

        var news = (await admin.HeardAsync()).Skip(heard).ToList();
        Assert.Equal(2, news.Count);
        Assert.StartsWith("This is a test. Nothing you tap here is kept.", news[0].Words, StringComparison.Ordinal);
        Assert.StartsWith("This is a test of “Monthly pulse”, sent to you only. The next real one is due on Monday, October 5", news[1].Words, StringComparison.Ordinal);
        var thanks = await admin.TapsAsync(news[0], AnswerTest.VerbName, Items.All(4));
        Assert.Contains("Nothing you tap here is kept", thanks.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(before, await agency.ReadLastingAsync());
        Assert.All(agency.People.Where(person => person.Id != admin.Id), person => Assert.Single(person.HeardAsync().Result));

        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await agency.PostAsync($"sandbox/api/people/{admin.Id}/messages", new { text = "test" });
        Assert.Contains("Weekly nudge", (await admin.HeardAsync())[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_addresses_for_administrators_show_the_same_and_cancel()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Find("North1").SaysAsync("pause 2026-10-07");
        await agency.AdvanceAsync(Harbor.OpensInBothZones);

        var list = await CallAsync<CampaignList>(agency, HttpMethod.Get, "api/admin/campaigns");
        var view = Assert.Single(list!.Campaigns);
        Assert.Equal((Invitation, "pulseInvitation", "Monthly pulse", "waiting"), (view.Id, view.Kind, view.Title, view.State));
        Assert.Equal((20, 19, 1, 0, 0), (view.Targeted, view.Delivered, view.Pending, view.Failed, view.Excluded));

        await CallAsync<CampaignView>(agency, HttpMethod.Post, $"api/admin/campaigns/{Invitation}/cancel");
        await agency.AdvanceAsync("2026-10-05T17:00:01Z");
        var cancelled = await CallAsync<CampaignView>(agency, HttpMethod.Get, "api/admin/campaigns/" + Invitation);
        Assert.Equal(("cancelled", 1), (cancelled!.State, cancelled.ExcludedBy["cancelled"]));
        Assert.Equal(cancelled.Targeted, cancelled.Delivered + cancelled.Failed + cancelled.Excluded + cancelled.Pending + cancelled.Sending);
    }

    [Theory]
    [InlineData("GET", "api/admin/campaigns/nothing.there", "Admin", HttpStatusCode.NotFound)]
    [InlineData("POST", "api/admin/campaigns/nothing.there/cancel", "Admin", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/admin/campaigns/%23%3F", "Admin", HttpStatusCode.NotFound)]
    [InlineData("GET", "api/admin/campaigns", "Director", HttpStatusCode.Forbidden)]
    [InlineData("GET", "api/admin/campaigns", "North1", HttpStatusCode.Forbidden)]
    [InlineData("POST", "api/admin/campaigns/pulse-20261005.invite/cancel", "NorthLead", HttpStatusCode.Forbidden)]
    [InlineData("GET", "api/admin/campaigns", null, HttpStatusCode.Unauthorized)]
    [InlineData("POST", "api/admin/campaigns/pulse-20261005.invite/cancel", null, HttpStatusCode.Unauthorized)]
    public async Task Nobody_else_gets_in_and_what_is_not_there_is_said_to_be(string method, string path, string? who, HttpStatusCode expected)
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        using var request = await RequestAsync(agency, new HttpMethod(method), path, who);
        using var response = await agency.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
    }

    private static async Task<T?> CallAsync<T>(AgencyAtWork agency, HttpMethod method, string path)
    {
        using var request = await RequestAsync(agency, method, path, "Admin");
        using var response = await agency.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, response.StatusCode.ToString());
        return await response.Content.ReadFromJsonAsync<T>(Cancellation);
    }

    private static async Task<HttpRequestMessage> RequestAsync(AgencyAtWork agency, HttpMethod method, string path, string? who)
    {
        var request = new HttpRequestMessage(method, path);
        if (who is not null)
        {
            var token = (await agency.GetAsync<JsonElement>($"sandbox/api/people/{agency.Find(who).Id}/token")).GetProperty("token").GetString();
            request.Headers.Authorization = new("Bearer", token);
        }

        return request;
    }
}
