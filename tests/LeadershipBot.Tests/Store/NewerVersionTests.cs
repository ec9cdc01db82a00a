using System.Net;
using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using Xunit;

namespace LeadershipBot.Tests.Store;

/// <summary>A newer version of the bot has worked on the store: nothing of it is misread, lost, given up or erased.</summary>
public sealed class NewerVersionTests
{
    private const string TwoWeeksLater = "2026-10-26T23:00:00Z";
    private const string OfNewer = "holds a row this version of the bot can't read, so a newer version has worked on the store";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\"state\":\"Open\"", "\"state\":\"Paused\"")]
    [InlineData("\"state\":\"Open\"", "\"state\":\"Open\",\"pausedBy\":\"somebody\"")]
    [InlineData("\"programId\":\"pulse\",", "")]
    [InlineData("\"zones\":[", "\"zones\":null,\"was\":[")]
    public async Task A_bot_that_is_older_than_its_round_does_not_start_and_erases_nothing_of_it(string of, string newer)
    {
        await using var before = await AgencyAtWork.StartHarborAsync();
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        var row = Assert.Single(await before.ReadAsync(Tables.Rounds));
        Assert.Contains(of, row.Body, StringComparison.Ordinal);
        row = row with { Body = row.Body.Replace(of, newer, StringComparison.Ordinal) };
        await before.Store.UpsertAsync(Tables.Rounds, row, Cancellation);
        await before.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(before.Folder, "data", "clock.txt"), TwoWeeksLater, Cancellation);
        var files = FilesOf(before);

        var error = await Assert.ThrowsAsync<EntityStoreException>(() => AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port));

        Assert.Equal(StoreProblem.NewerVersion, error.Problem);
        Assert.StartsWith($"The table Rounds {OfNewer}", StartErrors.Describe(error), StringComparison.Ordinal);
        Assert.DoesNotContain(row.RowKey, error.Message, StringComparison.Ordinal);
        Assert.Equal(files, FilesOf(before));
        await using var store = new SqliteEntityStore(Path.Combine(before.Folder, "data"));
        Assert.Equal(row.Body, (await store.GetAsync(Tables.Rounds, row.PartitionKey, row.RowKey, Cancellation))?.Body);
    }

    [Theory]
    [InlineData("Campaigns")]
    [InlineData("Batches")]
    [InlineData("Occurrences")]
    public async Task What_a_start_reads_must_be_readable(string name)
    {
        await using var before = await AgencyAtWork.StartHarborAsync();
        await before.AdvanceAsync(Harbor.Opens);
        await AddMembersAsync(before, TableName.Lasting(name));
        await before.StopAsync();

        var error = await Assert.ThrowsAsync<EntityStoreException>(() => AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port));

        Assert.StartsWith($"The table {name} {OfNewer}", StartErrors.Describe(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Preferences", "results")]
    [InlineData("Nudges", "nudge")]
    public async Task A_person_whose_row_is_newer_is_asked_to_try_again_and_the_row_stays_as_it_is(string name, string says)
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost);
        var lead = agency.Find("NorthLead");
        await lead.SaysAsync("nudge");
        await lead.SaysAsync("pause 2026-12-24");
        var table = TableName.Lasting(name);
        await AddMembersAsync(agency, table);
        var rows = await agency.ReadAsync(table);

        Assert.Equal("That did not work just now. Please try again in a minute.", (await lead.SaysAsync(says)).Words);
        using var request = new HttpRequestMessage(HttpMethod.Get, "readyz");
        using var ready = await agency.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        Assert.Equal(
            "degraded: the store holds rows of a newer version of the bot (look at Storage:DataDirectory and the log)", await ready.Content.ReadAsStringAsync(Cancellation));
        Assert.Single(log.Lines, line => line.Contains($"The table {name} {OfNewer}", StringComparison.Ordinal));
        Assert.Equal(rows, await agency.ReadAsync(table));
    }

    [Theory]
    [InlineData("RoundRosters")]
    [InlineData("RoundKeys")]
    public async Task A_round_that_a_newer_version_made_waits_for_it_two_weeks(string name)
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await agency.Find("North1").AnswersAsync(Items.All(4));
        var table = name == "RoundKeys" ? Tables.RoundKeys(Harbor.RoundId) : Tables.RoundRosters;
        var own = await AddMembersAsync(agency, table);

        await agency.AdvanceAsync("2026-10-26T22:59:00Z");
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.Service<Timeline>().SettleAsync(Cancellation);

        Assert.Equal(RoundState.Closing, (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))!.Value.State);
        Assert.Single(await agency.ReadBallotsAsync());
        Assert.Single(log.Lines, line => line.Contains(OfNewer, StringComparison.Ordinal) && line.Contains("The store does not work", StringComparison.Ordinal));
        Assert.Contains(log.Lines, line => line.Contains(OfNewer, StringComparison.Ordinal) && line.Contains("by 2026-10-26 23:00:00Z; then its answers are erased uncounted", StringComparison.Ordinal));

        // With the version that can read it everything goes on.
        await agency.Store.UpsertAsync(table, own, Cancellation);
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.Service<Timeline>().SettleAsync(Cancellation);
        Assert.Single(await agency.ReleasesAsync());
    }

    [Fact]
    public async Task One_round_that_can_not_be_read_while_the_bot_runs_is_said_and_nothing_is_done_about_it()
    {
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        await AddMembersAsync(agency, Tables.Rounds);
        var rows = await agency.ReadAsync(Tables.Rounds);

        await agency.AdvanceAsync(TwoWeeksLater);
        await agency.Service<StoreHealth>().TryAsync(() => agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation));

        Assert.Equal(rows, await agency.ReadAsync(Tables.Rounds));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.Single(log.Lines, line => line.Contains($"The table Rounds {OfNewer}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_that_is_no_json_is_damaged_and_not_newer()
    {
        await using var agency = await AgencyAtWork.StartHarborAsync();
        await agency.Store.UpsertAsync(Tables.Campaigns, new("campaign", "torn", "{\"id\":"), Cancellation);

        var error = await Assert.ThrowsAsync<EntityStoreException>(() => agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation));

        Assert.Equal(StoreProblem.Unreadable, error.Problem);
        Assert.StartsWith("The table Campaigns holds a row that is damaged", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Every row, or what it points to, gets a member this version does not know; the first as it was.</summary>
    private static async Task<Entity> AddMembersAsync(AgencyAtWork agency, TableName table)
    {
        var rows = await agency.ReadAsync(table);
        foreach (var row in rows.Where(row => row.Body[0] == '{'))
        {
            await agency.Store.UpsertAsync(table, row with { Body = "{\"newMember\":true," + row.Body[1..] }, Cancellation);
        }

        return rows.First(row => row.Body[0] == '{');
    }

    private static List<string> FilesOf(AgencyAtWork agency) =>
        [.. Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*.db").Order(StringComparer.Ordinal)];
}
