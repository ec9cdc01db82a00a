using LeadershipBot.Core.Pulses;
using LeadershipBot.Pulses;
using LeadershipBot.Store;
using LeadershipBot.Tests.Driving;
using LeadershipBot.Tests.Verification;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Anonymity;

/// <summary>Published once: no command, address, job, restart or hand in the store opens a round again or counts it again.</summary>
public sealed class FinalityTests(FinishedRounds rounds) : IClassFixture<FinishedRounds>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_purged_round_stays_as_it_is_whatever_is_tried()
    {
        var round = await rounds.TakeAsync();
        await using var first = round.Agency;
        var published = await round.ReadPublishedAsync();
        var row = await round.ReadRowAsync();

        await round.TryEverythingAsync();
        await round.RestartAsync();
        await using var second = round.Agency;
        await round.TryEverythingAsync();

        Assert.Equal(published, await round.ReadPublishedAsync());
        Assert.Equal(row, await round.ReadRowAsync());
        Assert.False(await round.HasTablesAsync());
        Assert.Empty(await second.ReadAsync(Tables.RoundRosters));
    }

    [Fact]
    public async Task Ballots_and_keys_that_a_backup_brings_back_are_not_counted_and_go_at_the_next_start()
    {
        var round = await rounds.TakeAsync();
        await using var first = round.Agency;
        var published = await round.ReadPublishedAsync();
        var row = await round.ReadRowAsync();
        await round.RestoreBackupAsync();

        await round.TryEverythingAsync();
        Assert.False(await round.HasTablesAsync());
        await round.RestoreBackupAsync();
        await round.RestartAsync();
        await using var second = round.Agency;

        Assert.False(await round.HasTablesAsync());
        Assert.Equal(published, await round.ReadPublishedAsync());
        Assert.Equal(row, await round.ReadRowAsync());
    }

    [Fact]
    public async Task A_list_of_who_was_asked_that_a_backup_brings_back_alone_is_found_and_goes_at_the_next_start()
    {
        var round = await rounds.TakeAsync();
        await using var first = round.Agency;
        await round.RestoreBackupAsync(Tables.RoundRosters);

        var found = await new Auditor(first).RunAsync();
        Assert.Equal(VerificationReport.SomethingBroken, found.ExitCode);
        Assert.Equal(["The table RoundRosters still lists who was asked in 1 finished round(s)."], found.Broken);
        Assert.Contains("Start the bot: it erases what is left of finished rounds.", found.Text, StringComparison.Ordinal);
        await round.RestartAsync();
        await using var second = round.Agency;

        var mended = await new Auditor(second).RunAsync();
        Assert.Equal("", string.Join('\n', mended.Broken));
        Assert.Equal(VerificationReport.AllHolds, mended.ExitCode);
    }

    [Theory]
    [InlineData(RoundState.Planned)]
    [InlineData(RoundState.Open)]
    [InlineData(RoundState.Closing)]
    [InlineData(RoundState.Published)]
    [InlineData(RoundState.Abandoned)]
    public async Task A_row_set_back_by_hand_with_its_ballots_and_keys_takes_no_answer_and_is_not_counted_again(RoundState state)
    {
        var round = await rounds.TakeAsync();
        await using var first = round.Agency;
        var published = await round.ReadPublishedAsync();
        await round.RestoreBackupAsync();
        var ballots = await round.ReadBallotsAsync();
        await round.WriteRowAsync(row => row with { State = state, ClosesAt = new(2026, 10, 20, 0, 0, 0, TimeSpan.Zero) });
        if (state == RoundState.Open)
        {
            // It looks open and has its keys and its list of who was asked.
            Assert.StartsWith("No pulse is open right now.", (await first.Find("North7").SaysAsync("pulse")).Words, StringComparison.Ordinal);
        }

        await round.TryEverythingAsync();
        Assert.Equal(state == RoundState.Open ? ballots : [], await round.ReadBallotsAsync());
        await round.RestartAsync();
        await using var second = round.Agency;
        await round.TryEverythingAsync();
        await second.AdvanceAsync("2026-10-21T00:00:00Z");

        Assert.Equal(published, await round.ReadPublishedAsync());
        Assert.Equal(RoundState.Purged, (await second.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation))?.Value.State);
        Assert.False(await round.HasTablesAsync());
    }

    [Fact]
    public async Task A_round_whose_row_was_deleted_by_hand_is_not_opened_again()
    {
        var round = await rounds.TakeAsync();
        await using var first = round.Agency;
        var published = await round.ReadPublishedAsync();
        await first.Store.DeleteAsync(Tables.Rounds, "round", Harbor.RoundId, Cancellation);
        foreach (var row in (await first.ReadAsync(Tables.Occurrences)).Where(row => row.RowKey.StartsWith("20261005", StringComparison.Ordinal)))
        {
            await first.Store.DeleteAsync(Tables.Occurrences, row.PartitionKey, row.RowKey, Cancellation);
        }

        await round.TryEverythingAsync();
        await round.RestartAsync();
        await using var second = round.Agency;
        await round.TryEverythingAsync();

        Assert.Equal(published, await round.ReadPublishedAsync());
        Assert.Null(await second.Service<Rounds>().FindAsync(Harbor.RoundId, Cancellation));
        Assert.False(await round.HasTablesAsync());
    }

    [Fact]
    public async Task Setting_an_old_round_back_does_not_cost_the_newer_one_its_history()
    {
        var round = await rounds.TakeAsync();
        await using var agency = round.Agency;
        await agency.TellsWhatWasHeardAsync();
        await agency.AdvanceAsync("2026-11-02T18:00:00Z");
        foreach (var person in agency.With("staff"))
        {
            await person.SaysAsync("pulse");
            await person.AnswersAsync(Items.All(4));
        }

        await agency.AdvanceAsync("2026-11-10T18:00:00Z");
        var published = await round.ReadPublishedAsync();

        await round.WriteRowAsync(row => row with { State = RoundState.Closing });
        await round.TryEverythingAsync();

        Assert.Equal(published, await round.ReadPublishedAsync());
        Assert.Equal(2, (await agency.ReadAsync(Tables.PublishedGroups)).Count(row => row.RowKey == "value"));
    }
}
