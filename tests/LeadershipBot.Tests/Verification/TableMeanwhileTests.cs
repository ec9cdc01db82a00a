using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Verification;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>An account is not looked at in one moment: what the bot does between two requests is no violation.</summary>
public sealed class TableMeanwhileTests(AuditedTables harbor) : IClassFixture<AuditedTables>
{
    private const string RoundId = "swift-20261102";

    private static readonly Entity Roster = new(RoundId, "value", """{"version":"x","pieces":0}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IEntityStore Store => harbor.Agency.Store;

    [Fact]
    public async Task A_round_that_opens_meanwhile()
    {
        await CheckAsync("/Rounds()", async () =>
        {
            await PutRoundAsync("Planned");
            await Store.UpsertAsync(Tables.RoundRosters, Roster, Cancellation);
            await Store.CreateTableAsync(Tables.RoundKeys(RoundId), Cancellation);
            await Store.CreateTableAsync(Tables.Ballots(RoundId), Cancellation);
            await PutRoundAsync("Open");
        });
    }

    [Fact]
    public async Task A_round_that_goes_on_opening_meanwhile()
    {
        await PutRoundAsync("Planned");
        await Store.UpsertAsync(Tables.RoundRosters, Roster, Cancellation);
        await CheckAsync("/Tables", async () =>
        {
            await Store.CreateTableAsync(Tables.RoundKeys(RoundId), Cancellation);
            await Store.CreateTableAsync(Tables.Ballots(RoundId), Cancellation);
            await PutRoundAsync("Open");
        });
    }

    [Theory]
    [InlineData("/Tables")]
    [InlineData("/RoundRosters()")]
    [InlineData("/Rounds()")]
    public async Task A_round_that_is_erased_meanwhile(string after)
    {
        await PutRoundAsync("Open");
        await Store.UpsertAsync(Tables.RoundRosters, Roster, Cancellation);
        await Store.CreateTableAsync(Tables.RoundKeys(RoundId), Cancellation);
        await Store.CreateTableAsync(Tables.Ballots(RoundId), Cancellation);
        await CheckAsync(after, EraseAsync);
    }

    private Task PutRoundAsync(string state) => Store.UpsertAsync(
        Tables.Rounds,
        new(
            "round",
            RoundId,
            $$"""{"id":"{{RoundId}}","programId":"pulse","instrumentId":"first-eight","state":"{{state}}","openDate":"2026-11-02","localTime":"10:00:00","closesAt":"2026-11-12T00:00:00Z","zones":["America/Denver"],"resultsSent":false}"""),
        Cancellation);

    private async Task EraseAsync()
    {
        await Store.DropTableAsync(Tables.Ballots(RoundId), Cancellation);
        await Store.DropTableAsync(Tables.RoundKeys(RoundId), Cancellation);
        await Store.DeleteAsync(Tables.RoundRosters, RoundId, "value", Cancellation);
        await PutRoundAsync("Purged");
    }

    /// <param name="after">The request after whose first answer the bot does something.</param>
    private async Task CheckAsync(string after, Func<Task> act)
    {
        await using var proxy = await RecordingProxy.StartAsync(harbor.Azurite.Port);
        var isDone = 0;
        proxy.After = target => target.Contains(after, StringComparison.Ordinal) && Interlocked.Exchange(ref isDone, 1) == 0 ? act() : Task.CompletedTask;

        var audit = await new Auditor(harbor.Agency).RunAsync("--Storage:ConnectionString", proxy.Through(harbor.Azurite.ConnectionString));

        Assert.Equal(1, isDone);
        Assert.Equal(("", VerificationReport.AllHolds), (string.Join('\n', audit.Broken), audit.ExitCode));
        await EraseAsync();
        await Store.DeleteAsync(Tables.Rounds, "round", RoundId, Cancellation);
    }
}
