using LeadershipBot.Storage;
using LeadershipBot.Store;
using LeadershipBot.Verification;
using Microsoft.Data.Sqlite;
using Xunit;

namespace LeadershipBot.Tests.Verification;

/// <summary>Beside a store in files, with what can be in files only.</summary>
public sealed class StoreViolationTests(AuditedHarbor harbor) : StoreViolationContract(harbor), IClassFixture<AuditedHarbor>
{
    [Theory]
    [InlineData("BallotsOld")]
    [InlineData("RoundKeysOld")]
    public async Task A_ballot_table_among_those_that_stay_is_found(string table) => await CheckAsync(
        TableName.Lasting(table), new("p", "r", "1"), $"The table \"{table}\" lies among the tables that stay; ballots and keys belong in files of their own.");

    [Theory]
    [InlineData("table-ballotsgone20260901.db")]
    [InlineData("table-roundkeysgone20260901.db")]
    public async Task A_purged_round_whose_table_is_still_there_is_found(string file)
    {
        var table = file.Contains("keys", StringComparison.Ordinal) ? Tables.RoundKeys("gone-20260901") : Tables.Ballots("gone-20260901");
        await Store.CreateTableAsync(table, Cancellation);

        await CheckAsync(
            Tables.Rounds, Round("gone-20260901", "Purged", "2026-09-08T00:00:00Z"), $"The file \"{file}\" belongs to no round that is under way, and may hold ballots or keys.");
        await Store.DropTableAsync(table, Cancellation);
    }

    [Theory]
    [InlineData("CREATE TABLE copied(who, what)", "DROP TABLE copied", "The database holds a table that the bot does not make.")]
    [InlineData("INSERT INTO entities VALUES (777, 'p', 'c0ffee00-0101-4abc-8def-0000000c3453', '{\"answers\":[4]}', 'e')", "DELETE FROM entities WHERE table_id = 777", "Table \"\": 1 row(s) hold a person beside an answer.")]
    public async Task What_was_put_into_the_file_behind_the_stores_back_is_found(string plant, string remove, string finding)
    {
        Execute(plant);

        var audit = await new Auditor(Harbor.Agency).RunAsync();

        Assert.Equal(VerificationReport.SomethingBroken, audit.ExitCode);
        Assert.Contains(finding, audit.Broken);
        Execute(remove);
        await CheckGreenAsync();
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Harbor.Data, "leadershipbot.db")};Pooling=False;Mode=ReadWrite");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
