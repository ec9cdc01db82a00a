using LeadershipBot.Core.Pulses;
using LeadershipBot.Operations;
using LeadershipBot.Pulses;
using LeadershipBot.Roster;
using LeadershipBot.Sandbox.Clock;
using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Telemetry;
using LeadershipBot.Tests.Anonymity;
using LeadershipBot.Tests.Driving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace LeadershipBot.Tests.Crash;

/// <summary>A round whose answers no key opens any more waits two weeks for its key, and then ends without a release.</summary>
public sealed class UncountableRoundTests
{
    private const string TwoWeeksLater = "2026-10-26T23:00:00Z";
    private const string CannotBeCounted = "degraded: a round can't be counted (look at the log)";
    private const string TakesNoAnswers = "degraded: a round takes no answers (look at the log)";
    private const string English = "The last pulse could not be counted, so it has no results. Nobody saw the answers, and they were erased. We are sorry.";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_that_are_put_back_in_time_are_used_and_nothing_is_lost()
    {
        using var log = new CapturedLog();
        await using var agency = await OpenAsync(log);
        var keys = await DamageAsync(agency);
        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Equal(RoundState.Closing, await StateAsync(agency));
        Assert.Empty(await agency.ReleasesAsync());
        Assert.Equal(CannotBeCounted, await agency.ReadinessAsync());
        Assert.Contains(log.Lines, line => line.Contains(
            "The round pulse-20261005 can't be counted. Its keys do not open under the master secret that is there: one or the other is not the right one. Put back what is missing by 2026-10-26 23:00:00Z", StringComparison.Ordinal));

        await agency.Store.UpsertAsync(Tables.RoundKeys(Harbor.RoundId), keys, Cancellation);
        await SweepAsync(agency);

        Assert.Equal(RoundState.Purged, await StateAsync(agency));
        Assert.Single(await agency.ReleasesAsync());
        Assert.Equal("ready", await agency.ReadinessAsync());
    }

    [Fact]
    public async Task A_round_that_another_process_counts_after_all_is_no_trouble_here_any_more()
    {
        using var log = new CapturedLog();
        await using var agency = await OpenAsync(log);
        var keys = await DamageAsync(agency);
        await agency.AdvanceAsync(Harbor.Closes);
        await SweepAsync(agency);
        Assert.Equal(CannotBeCounted, await agency.ReadinessAsync());

        await agency.Store.UpsertAsync(Tables.RoundKeys(Harbor.RoundId), keys, Cancellation);
        var other = ActivatorUtilities.CreateInstance<CloseRound>(agency.Service<IServiceProvider>(), new RoundTroubles(TimeProvider.System));
        await other.RunAsync(Harbor.RoundId, Cancellation);
        Assert.Equal(RoundState.Purged, await StateAsync(agency));
        await SweepAsync(agency);

        Assert.Equal("ready", await agency.ReadinessAsync());
    }

    [Theory]
    [InlineData("keys", "can't be counted. Its keys are gone. Put back what is missing by 2026-10-26")]
    [InlineData("roster", "can't be counted. The list of who was asked is gone. Put back what is missing by 2026-10-26")]
    public async Task The_log_names_what_is_missing(string missing, string words)
    {
        using var log = new CapturedLog();
        await using var agency = await OpenAsync(log);
        if (missing == "keys")
        {
            await agency.Store.DropTableAsync(Tables.RoundKeys(Harbor.RoundId), Cancellation);
        }
        else
        {
            await agency.Store.DeleteLargeAsync(Tables.RoundRosters, Harbor.RoundId, Cancellation);
        }

        await agency.AdvanceAsync(Harbor.Closes);

        Assert.Contains(log.Lines, line => line.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "is disabled. Enable it again. Its answers are erased")]
    [InlineData(false, "is gone, and a round that is not finished needs it. Recover it. Its answers are erased")]
    public async Task The_log_says_what_the_vault_said_of_the_secret(bool isDisabled, string words)
    {
        using var vault = new FakeVault();
        await using var before = await AgencyAtWork.StartHarborAsync(change: vault.IntoHost);
        await before.AdvanceAsync(Harbor.OpensInBothZones);
        await before.StopAsync();
        var version = vault.Newest.Version;
        vault.Rotate();
        if (isDisabled)
        {
            vault.Disabled.Add(version);
        }
        else
        {
            vault.Lose(version);
        }

        await File.WriteAllTextAsync(Path.Combine(before.Folder, "data", "clock.txt"), TwoWeeksLater, Cancellation);
        using var log = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, vault.IntoHost + log.IntoHost, port: before.Root.Port);
        await agency.Service<Timeline>().SettleAsync(Cancellation);

        await EndedWithoutReleaseAsync(agency);
        Assert.Contains(log.Lines, line => line.Contains($"version {version}, in {FakeVault.Address} {words}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_that_can_never_be_counted_are_erased_after_two_weeks_and_those_who_wait_for_results_are_told()
    {
        using var log = new CapturedLog();
        await using var agency = await OpenAsync(log);
        await DamageAsync(agency);
        await agency.AdvanceAsync("2026-10-26T22:59:00Z");
        await SweepAsync(agency);
        Assert.Equal(RoundState.Closing, await StateAsync(agency));

        await agency.AdvanceAsync(TwoWeeksLater);
        await SweepAsync(agency);

        await EndedWithoutReleaseAsync(agency);
        Assert.Contains(log.Lines, line => line.Contains("was never counted", StringComparison.Ordinal) && line.Contains("Its answers are erased", StringComparison.Ordinal));
        Assert.Equal(English, (await agency.Find("Director").HeardAsync())[^1].Words);
        Assert.StartsWith("La última encuesta no se pudo contar", await SpanishAsync(agency), StringComparison.Ordinal);
        Assert.DoesNotContain(await agency.Find("North1").HeardAsync(), message => message.Words.Contains("counted, so it has", StringComparison.Ordinal));
        Assert.StartsWith("There are no results yet.", (await agency.Find("Director").SaysAsync("results")).Words, StringComparison.Ordinal);

        // The next one is as good as any.
        await agency.AdvanceAsync("2026-11-02T18:00:00Z");
        Assert.Equal(RoundState.Open, (await agency.Service<Rounds>().FindAsync("pulse-20261102", Cancellation))?.Value.State);
    }

    [Fact]
    public async Task A_round_whose_counting_fails_in_a_way_nobody_foresaw_is_tried_again_for_two_weeks_and_then_erased()
    {
        using var log = new CapturedLog();
        await using var agency = await OpenAsync(log);
        var piece = (await agency.ReadAsync(Tables.RoundRosters)).First(row => row.RowKey != "value");
        await agency.Store.DeleteAsync(Tables.RoundRosters, piece.PartitionKey, piece.RowKey, Cancellation);
        await agency.AdvanceAsync("2026-10-26T22:59:00Z");
        await SweepAsync(agency);
        Assert.Equal(RoundState.Closing, await StateAsync(agency));

        await agency.AdvanceAsync(TwoWeeksLater);
        await SweepAsync(agency);

        await EndedWithoutReleaseAsync(agency);
        Assert.Contains(log.Lines, line => line.Contains("Counting it failed: InvalidDataException. Its answers are erased", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("data/master.key")]
    [InlineData("programs.yaml")]
    public async Task A_bot_that_can_not_start_any_more_still_erases_what_was_kept_for_two_weeks(string damaged)
    {
        using var log = new CapturedLog();
        await using var before = await OpenAsync(log);
        await before.AdvanceAsync("2026-10-12T22:00:00Z");
        await before.StopAsync();
        await File.WriteAllTextAsync(Path.Combine(before.Folder, damaged), "damaged", Cancellation);
        Assert.NotEmpty(await TablesAfterFailedStartAsync(before));

        await File.WriteAllTextAsync(Path.Combine(before.Folder, "data", "clock.txt"), TwoWeeksLater, Cancellation);

        Assert.Empty(await TablesAfterFailedStartAsync(before));
    }

    [Fact]
    public async Task A_bot_that_can_not_start_any_more_erases_at_once_what_was_published()
    {
        using var log = new CapturedLog();
        await using var before = await OpenAsync(log);
        var rounds = before.Service<Rounds>();
        var row = (await rounds.FindAsync(Harbor.RoundId, Cancellation))!;
        await rounds.TryReplaceAsync(row, row.Value with { State = RoundState.Published }, Cancellation);
        await before.StopAsync();
        Assert.NotEmpty(TablesOf(before));
        await File.WriteAllTextAsync(Path.Combine(before.Folder, "data", "master.key"), "damaged", Cancellation);

        Assert.Empty(await TablesAfterFailedStartAsync(before));
    }

    [Fact]
    public async Task Without_the_master_key_the_bot_does_not_start_until_hope_is_over_and_then_erases()
    {
        using var log = new CapturedLog();
        await using var before = await OpenAsync(log);
        await before.AdvanceAsync("2026-10-12T22:00:00Z");
        await before.StopAsync();
        var data = Path.Combine(before.Folder, "data");
        File.Delete(Path.Combine(data, "master.key"));

        var error = await Assert.ThrowsAsync<MasterSecretException>(() => AgencyAtWork.StartHarborAsync(before.Folder));
        Assert.Contains("master.key is gone, and a round that is not finished needs it. Put it back", StartErrors.Describe(error), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(data, "master.key")), "A new one would hide that the old one is missing.");

        await File.WriteAllTextAsync(Path.Combine(data, "clock.txt"), TwoWeeksLater, Cancellation);
        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port);
        await agency.Service<Timeline>().SettleAsync(Cancellation);

        await EndedWithoutReleaseAsync(agency);
    }

    [Fact]
    public async Task Another_master_key_in_the_place_of_the_right_one_is_noticed_at_start_and_no_answer_is_taken_that_could_not_be_opened()
    {
        using var log = new CapturedLog();
        await using var before = await OpenAsync(log);
        var right = Path.Combine(before.Folder, "right.key");
        var path = Path.Combine(before.Folder, "data", "master.key");
        await before.StopAsync();
        File.Copy(path, right);
        await File.WriteAllBytesAsync(path, new byte[MasterKey.Length], Cancellation);

        using var second = new CapturedLog();
        await using var mistaken = await AgencyAtWork.StartHarborAsync(before.Folder, second.IntoHost, port: before.Root.Port);
        Assert.Contains(second.Lines, line => line.Contains("The round pulse-20261005 takes no answers. Its keys do not open under the master secret that is there", StringComparison.Ordinal));
        Assert.Equal(TakesNoAnswers, await mistaken.ReadinessAsync());
        var count = (await mistaken.ReadBallotsAsync()).Count;
        Assert.StartsWith("No pulse is open right now.", (await mistaken.Find("North1").SaysAsync("pulse")).Words, StringComparison.Ordinal);
        Assert.Equal(count, (await mistaken.ReadBallotsAsync()).Count);
        await mistaken.StopAsync();
        File.Move(right, path, overwrite: true);

        await using var agency = await AgencyAtWork.StartHarborAsync(before.Folder, port: before.Root.Port);
        Assert.Equal("ready", await agency.ReadinessAsync());
        await agency.AdvanceAsync(Harbor.Closes);
        Assert.Single(await agency.ReleasesAsync());
    }

    [Fact]
    public async Task A_round_that_takes_no_answers_is_told_of_every_half_hour_until_its_keys_are_back()
    {
        using var log = new CapturedLog();
        var time = new MovableTime();
        await using var before = await OpenAsync(log);
        var keys = Assert.Single(await before.ReadAsync(Tables.RoundKeys(Harbor.RoundId)));
        await before.Store.DeleteAsync(Tables.RoundKeys(Harbor.RoundId), keys.PartitionKey, keys.RowKey, Cancellation);
        await before.StopAsync();
        using var second = new CapturedLog();
        await using var agency = await AgencyAtWork.StartHarborAsync(
            before.Folder, second.IntoHost + (builder => builder.Services.Replace(ServiceDescriptor.Singleton(new RoundTroubles(time)))), port: before.Root.Port);
        int Told() => second.Lines.Count(line => line.Contains("The round pulse-20261005 takes no answers.", StringComparison.Ordinal));

        await SweepAsync(agency);
        time.Move(SaidAgain.Every - TimeSpan.FromSeconds(1));
        await SweepAsync(agency);
        Assert.Equal(1, Told());

        time.Move(TimeSpan.FromSeconds(1));
        await SweepAsync(agency);
        await SweepAsync(agency);
        Assert.Equal(2, Told());

        await agency.Store.UpsertAsync(Tables.RoundKeys(Harbor.RoundId), keys, Cancellation);
        time.Move(SaidAgain.Every);
        await SweepAsync(agency);
        Assert.Equal((2, "ready"), (Told(), await agency.ReadinessAsync()));
    }

    private static async Task<AgencyAtWork> OpenAsync(CapturedLog log)
    {
        var roster = Harbor.Csv(Harbor.People.Select(person => person.Key == "NorthLead" ? person with { Language = "es" } : person));
        var agency = await AgencyAtWork.StartHarborAsync(change: log.IntoHost, roster: roster);
        await agency.AdvanceAsync(Harbor.OpensInBothZones);
        foreach (var person in agency.With("staff"))
        {
            await person.AnswersAsync(Items.All(4));
        }

        return agency;
    }

    /// <summary>The wrapped keys turn into something that no master secret unwraps.</summary>
    private static async Task<Entity> DamageAsync(AgencyAtWork agency)
    {
        var keys = Assert.Single(await agency.ReadAsync(Tables.RoundKeys(Harbor.RoundId)));
        var body = System.Text.Json.Nodes.JsonNode.Parse(keys.Body)!;
        body["wrappedPrivateKey"] = Convert.ToBase64String(new byte[64]);
        await agency.Store.UpsertAsync(Tables.RoundKeys(Harbor.RoundId), keys with { Body = body.ToJsonString() }, Cancellation);
        return keys;
    }

    private static async Task<IEnumerable<string>> TablesAfterFailedStartAsync(AgencyAtWork before)
    {
        var error = await Assert.ThrowsAnyAsync<Exception>(() => AgencyAtWork.StartHarborAsync(before.Folder));
        Assert.True(error is MasterSecretException or UnusableFilesException, error.GetType().Name);
        return TablesOf(before);
    }

    private static IEnumerable<string> TablesOf(AgencyAtWork before) => Directory.EnumerateFiles(Path.Combine(before.Folder, "data"), "table-*");

    private static async Task SweepAsync(AgencyAtWork agency)
    {
        await agency.Service<FinishWork>().RunAsync(atStart: false, Cancellation);
        await agency.Service<Timeline>().SettleAsync(Cancellation);
    }

    private static async Task<RoundState?> StateAsync(AgencyAtWork agency) =>
        (await agency.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State;

    private static async Task<string> SpanishAsync(AgencyAtWork agency) => (await agency.Find("NorthLead").HeardAsync())[^1].Words;

    private static async Task EndedWithoutReleaseAsync(AgencyAtWork agency)
    {
        Assert.Equal(RoundState.Purged, await StateAsync(agency));
        Assert.Empty(await agency.ReleasesAsync());
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(agency.Folder, "data"), "table-*"));
        Assert.Empty(await agency.ReadAsync(Tables.RoundRosters));
    }
}
